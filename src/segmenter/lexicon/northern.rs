//! Baltic and Uralic languages, Welsh.

use super::Words;

pub(super) const ESTONIAN: Words = Words {
    titles: "Dr Nt Prof Püha St ca dr end hr ingl ins insener jun k.a kindr kol kol-ltn koost kpt \
        kt lad ld lp ltn maj mnt ms n-ö nim nn nt näit pms pr prl prof pst resp s.o s.t \
        sealh sen sh sks st tn toim tõlk umb vn vrd vt",
    counters: "Nr apr art aug dets jaan joon kl lg lk nov nr okt p ptk sept tab tel veebr §",
    medials: "AS Co Corp Inc Jr Ltd OÜ a aa e.m.a eKr m.a.j min pKr saj sent",
    finals: "cm etc eur jm jms jne jpt jt km kr milj mld tuh vm vms",
    starters: "Aga Ainult Alles Ega Ehk Ei Enne Ennem Ent Et Igal Igaüks Ikka Isegi Ja Juba Just Ka \
        Kahe Kas Keegi Kes Kogu Koos Kuhu Kui Kuid Kuidas Kuigi Kuna Kus Kõik Lisaks Lõpuks \
        Ma Me Meie Mida Miks Mille Milline Mina Mis Mitte Mul Mõned Mõni Nad Need Nemad \
        Nende Nii Nüüd Oli Olid On Praegu Pärast Sa Sama Samas Samuti Seal Seda See Seejärel \
        Sel Selle Sellel Sellest Sest Siin Siis Siiski Ta Tal Te Teda Teie Tema Too Täna \
        Tänu Vaatamata Vaid Veel Väga Või Ühe Üks Ükski",
};

pub(super) const FINNISH: Words = Words {
    titles: "Dr Esim Ks Mm Prof St ao dipl.ins dos dr em engl ent esim esittäjät ev evl fil hra \
        huom joht k.o kapt kenr koht ks kuoll lat lis luutn lyh maist maj ml mm mukaan.lukien n.k \
        nk ns nti os p.o prof prok puh.joht ransk ruots rva s.o saks so suom synt sähk t.s toht \
        toim tri ts v.t vars venäj viim virk vrt vt väit yht ylik",
    counters: "Nro art ca klo kpl kuva luk luku n n:o no nro nrot p puh s sivu t taul v vol",
    medials: "Co Corp Inc Jr Ltd Oy e.Kr eKr eaa j.Kr jKr jaa jr min oy sr tunt",
    finals: "cm etc jms jne km milj mk mrd tms tuh ym yms ynnä yo",
    starters: "Ehkä Ei Eikä Eivät Eli En Ennen Ensin Entä Erityisesti Esimerkiksi He Heidän Hän \
        Hänellä Hänen Häntä Itse Ja Jo Jokainen Jopa Jos Joten Jotkut Juuri Kahden Kaikki \
        Kolme Koska Kuinka Kuitenkin Kuka Kukaan Kun Kuten Lisäksi Lopulta Me Meidän Mihin \
        Miksi Mikä Mikäli Mikään Millainen Milloin Minkä Minun Minä Missä Miten Monet Moni \
        Muista Mukaan Mutta Muun Myöhemmin Myös Ne Niiden Niin Niinpä Noin Nuo Nykyään Nyt \
        Näiden Näin Nämä Olen Oli Olivat On Onko Ovat Sama Samalla Se Sekä Sen Siellä Siinä \
        Siis Siitä Siksi Sille Sillä Silti Sinne Sinä Sitten Sitä Tai Te Teidän Toinen \
        Toisaalta Tuo Tuolloin Tällä Tämä Tämän Tänään Tässä Tästä Täällä Useat Usein Vaan \
        Vaikka Vain Vasta Vielä Voi Yhä Yksi",
};

pub(super) const HUNGARIAN: Words = Words {
    titles: "Dr Id Ifj Ill Kb L Ld Pl Prof St Szt Ti Vö alezr ang bp br dr eln ezr eü ford fr \
        főszerk gr gróf hdgy id ifj ill kb lat ld lgf lásd max mgr min mn ny ném pl prof rk \
        röv szds szerk tkp u.n vitéz vk vmint vö Özv ált özv ún őrgy őrm",
    counters: "Nr aug bek dec em feb febr fig fsz hrsz irsz jan júl jún köt máj márc nov nr okt sz \
        szept tel § ápr évf",
    medials: "Bt Co Corp Inc Jr Kft Kkt Kr.e Kr.u Ltd Nyrt Rt Zrt bt i.e i.sz i.u jr ker kft krt \
        nyrt o p rt sgt u zrt",
    finals: "Ft eFt etc m mp mrd s.t.b s.í.t stb",
    starters: "A Abban Addig Ahhoz Ahogy Aki Akik Akkor Ami Amikor Amíg Annak Arra Az Azok Azonban \
        Azt Azzal Azért Azóta Be Bár Csak De Ebben Eddig Egy Egyes Elsősorban Előtt Emellett \
        Ennek Erre Ez Ezek Ezen Ezt Ezután Ezzel Ezért Ha Hanem Hiszen Hogy Hol Igen Illetve \
        Ilyen Is Itt Ki Kik Később Legalább Ma Majd Meg Mely Mert Mi Mikor Milyen Mindenki \
        Mindez Mindkét Mindössze Mint Miután Mivel Miért Most Már Még Míg Nagyon Ne Nekem \
        Nem Nincs Néhány Olyan Ott Pedig Persze S Se Sem Senki Sok Sokan Szerinte Számos Sőt \
        Te Tehát Ti Tovább Továbbá Több Ugyan Ugyanakkor Után Utána Vagy Van Viszont Volt \
        Végül Ám Én És Így Úgy Ő Ők",
};

pub(super) const LATVIAN: Words = Words {
    titles: "Dr Piem Prof Sk Sv akad angl apm aptuv arh dir doc dr fr g.k ieskaitot inž izd jaun \
        k-gs kdze kpt kr lat latv ltn mag maj piem plkv pr priekšs prof red resp sast sk sv \
        t.i t.s t.sk tulk vec viet vāc ģen",
    counters: "Nr Plkst apr att aug dec febr iel janv lpp nod nov nr okt p pants pk plkst sept st \
        sēj tab tel",
    medials: "AS Co Corp Inc Jr Ltd SIA b.Kr g gads gadsimts gs m.ē min p.m.ē pr.Kr",
    finals: "EUR Ls cm etc km milj mljrd sek tūkst u.c u.t.t u.tjpr u.tml uc utml utt",
    starters: "Ar Arī Atkal Bet Bez Bija Bijis Būs Citi Daudzi Daži Es Esmu Gan Ir Ja Jau Jo Jūs Ka \
        Kad Kam Kas Katrs Kopš Kur Kurš Kā Kāds Kāpēc Lai Līdz Man Mans Mēs Nav Ne Nekad \
        Neviens No Nu Otrs Pa Par Pat Pašlaik Pie Piemēram Pirmais Pirms Pret Priekš Pēc \
        Saskaņā Savukārt Starp Tad Tagad Tas Te Tie Tika Tikai To Tomēr Tos Tu Tur Turklāt \
        Tā Tādi Tāds Tādēļ Tāpat Tāpēc Tās Un Uz Vai Vairāk Vairāki Viena Viens Visi Viss \
        Viņa Viņi Viņu Viņš Vēl Vēlāk Zem Šajā Šie Šis Šo Šobrīd Šī Šīs",
};

pub(super) const LITHUANIAN: Words = Words {
    titles: "Doc Dr Kun Prof Pvz a a.a akad al angl arch arkivysk ats buv dab dir doc dr g gen \
        gerb gim habil inž jaun kard kpt kun lenk liet lot ltn lyg m.e min mir mjr mok p pan \
        pav pavad pirm pl plk pplk pr pranc prof pvz red rus sk st sud t.y vad vert vid vok \
        vyr vysk Šv šv Žr žr",
    counters: "Nr bal birž d geg gruod kov lapkr lent liep nr psl rugp rugs saus spal str t tel tom \
        val vas",
    medials: "AB Co Corp Inc Jr Ltd UAB amž aps apyg mėn po.Kr pr.Kr r raj sav",
    finals: "Eur Lt cm ct etc eur ir.kt ir.pan ir.t.t km kt m mln mlrd proc sek t.t tūkst",
    starters: "Antra Apie Ar Be Beje Bet Bus Buvo Dabar Dar Daug Daugelis Dėl Ir Iš Jau Jei Jeigu \
        Ji Jie Jis Jo Jos Jūs Jų Kad Kada Kai Kaip Kam Kartu Kas Kiekvienas Kitas Kiti Kodėl \
        Kol Kur Kurie Kuris Labai Mano Mes Mūsų Ne Nei Nes Net Niekas Nors Nuo Nėra O Pagal \
        Pasak Paskui Pat Per Pirma Pirmiausia Po Prie Prieš Sakė Savo Su Ta Tad Tada Tai \
        Taigi Taip Tam Tarp Tas Tačiau Ten Tie Tik To Todėl Tokia Toks Tuo Tuomet Už Vien \
        Vienas Vis Visai Visi Vėliau Yra Į Ši Šiandien Šie Šis Šiuo",
};

pub(super) const WELSH: Words = Words {
    titles: "Dr Mr Mrs Ms Parch St Yr.Athro e.e h.y",
    counters: "rhif t tt",
    medials: "Co Cyf Inc Ltd",
    finals: "ayb etc",
    starters: "A Ac Ar At Beth Bu Bydd Cafodd Dan Dim Dw Dwedodd Dyma Dywedodd Ei Er Fe Fel Felly \
        Gan Heb Hefyd Hi Hyn I Mae Maen Mi Nhw Nid O Oedd Ond Os Pan Pwy Rhaid Roedd Rydym \
        Sut Wedi Wrth Y Yn Yna Yr Yw",
};
