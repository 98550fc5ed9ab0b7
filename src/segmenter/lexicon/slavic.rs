//! Slavic languages in Latin script; Serbian in both.

use super::Words;

pub(super) const CROATIAN: Words = Words {
    titles: "Doc Dr Npr Prof Sv akad asist boj cca dipl dir doc dr engl fr fra franc g gen gosp \
        gđ gđa gđica hrv im ing inž kard lat mag mil min mons mr msgr nadb nar njem npr o \
        odn odnosno op pok potpreds predsj prev preč prim prof rođ rus sat spec sv tal tj \
        tzv ul univ ur usp v vlč zam",
    counters: "Br br gl kol lip lis ožu pro ruj s siječ sl srp st str stu svi t tab tel toč tra \
        velj vol Čl čl",
    medials: "Co Corp Inc Jr Ltd d.d d.o.o god j.d.o.o ml n.e po.Kr pr.Kr pr.n.e r stolj stoljeća",
    finals: "etc i.dr i.sl itd itsl kn mld mlrd sek tis",
    starters: "A Ako Ali Bez Bi Bila Bili Bilo Bio Budući Da Dakle Danas Do Dok Gdje I Iako Ili Ima \
        Iz Između Ja Je Jednom Jer Još Kad Kada Kako Kao Kod Koja Koje Koji Ljudi Međutim Mi \
        Mnogi Može Na Nad Naime Nakon Ne Neki Nema Nije Nisu Nitko Njegov Njegova Njihov No \
        O Ob Od Odnosno On Ona Oni Ono Osim Ova Ovaj Ove Ovi Ovo Pa Po Pod Pored Poslije \
        Potom Prema Pri Prije S Sa Sada Samo Se Stoga Su Svi Ta Tada Taj Tako Također Te Ti \
        To Tu U Unatoč Uz Već Vi Više Za Zato Zbog Što",
};

pub(super) const CZECH: Words = Words {
    titles: "Bc Doc Dr Ing JUDr JuDr MUDr MVDr Mgr Např PaedDr PhDr PharmDr Prof RNDr RSDr St Sv \
        ThDr ThLic akad angl arch ca cca doc dr fr gen gen.řed im ing ital jm jmen kpt kr \
        lat m.j maď mgr mj mjr ml míst nadpor nakl např npor nám nár násl něm obv okr ozn p \
        plk pol popř por pplk ppor prof pí příp red resp rtm rus sl slov srov st sv t.j t.zn \
        tis.kč tj tzn tzv tř ul ved viz vl vyd vč věd zejm zkr zv zvl čes řed špan",
    counters: "PSČ bl břez dub hod kap kat kl květ led list obr odst par pros písm roč s srp str \
        tab tel zář ún úno Č Čl č č.j čer červ čj čl říj",
    medials: "CSc Co Corp DrSc Inc Jr Ltd Ph.D a.s hl.m jr k.s let m.n.m min n.l n.m o.p.s o.s p.o \
        př.n.l r s.r.o stol v.o.s z.s ř",
    finals: "Kč aj ap apod atd atp etc mil mld sek tis",
    starters: "A Aby Ale Ani Ano Asi Až Bez Bude Budou Byl Byla Bylo Byly Co Další Dnes Do Dva Dvě \
        Dále I Jak Jako Jde Je Jeho Jejich Její Jen Jestli Již Jsem Jsme Jsou Já K Každý Kde \
        Kdo Kdy Když Ke Kromě Která Které Který Mají Mezi Mnoho My Má Můj Na Nad Nebo \
        Nejprve Není Než Nic Nikdo Několik Některé O Od On Ona Oni Ovšem Pak Po Pod Podle \
        Pokud Potom Poté Pro Proti Proto Protože Proč První Před Přes Přesto Při Přitom \
        Příští S Se Své Sám Ta Tady Tak Také Tam Tato Tedy Ten Tento Teď Ti To Tohle Toho \
        Toto Tyto Tři U Už V Ve Více Však Všechno Všichni Z Za Zatím Zatímco Zde Ze Že",
};

pub(super) const POLISH: Words = Words {
    titles: "Al Dr Gen Im Ks M.in Np Pl Prof Tj Tzw Ul abp adm adw al ang asp bp br bryg bł c.d \
        chor d/s doc dr ds dyr ew fr gen gm gr gł hab hiszp hr im inf insp inż kard kmdr kom \
        kpr kpt ks lek lic m.in m.st mec mgr mjr nadkom niem np nt o ok oprac os p plut \
        podinsp por pow ppor ppłk prof przew pt płd płk płn r.ż red ref ros rtm ryc s sek \
        sen sierż sp st sygn szer tel tj tzn tzw tłum ul ur urodz v-ce wg woj wsch wyd wł \
        zach zast zm zob zw zwł łac Św śp św",
    counters: "Godz Nr art czerw godz grudz ha k kwiet lip listop lit lut nr par paźdz pkt poz rozdz rys \
        sierp str stycz t tab tom ust vol wrzes z.o",
    medials: "Co Corp Inc Jr Ltd S.A b.r kw l min n.e n.p.m o.o p.n.e p.n.p.m pd pn r rb sp.z.o.o \
        ub ub.r ubr w w/w wiek ww z.o.o",
    finals: "bln cm etc i.in in itd itp km mld mln proc szt tys zł",
    starters: "A Aby Albo Ale Ani Bez Bo Być Był Była Było Były Bądź Chociaż Choć Co Czy Dla \
        Dlaczego Dlatego Do Dopiero Dzięki Dziś Gdy Gdyby Gdzie I Ich Ile Inne Ja Jak Jako \
        Jednak Jednym Jego Jej Jest Jeszcze Jeśli Jeżeli Już Każdy Kiedy Kto Która Który Ku \
        Lecz Ma Mają Mimo Może My Na Nad Nawet Nic Nie Niektórzy Nikt O Obecnie Od Ona One \
        Oni Oprócz Oraz Po Pod Podczas Ponadto Ponieważ Potem Poza Przed Przez Przy Sam Się \
        Skoro Są Ta Tak Takie Także Tam Te Tego Ten Teraz Też To Tu Tutaj Tych Tylko Tym \
        Tymczasem U W We Według Wiele Wielu Więc Wobec Wraz Wszyscy Wtedy Wśród Z Za Zatem \
        Zaś Zdaniem Ze Że",
};

pub(super) const SERBIAN: Words = Words {
    titles: "Dr Npr Prof Sv akad cca dipl doc dr engl fr gen gosp gđa gđica im ing inž lat mag mr \
        nem npr odn prof rus sv tj tzv ul Др Нпр Проф Св акад ген госп гђа гђица дипл дир \
        доц др енгл им инж лат маг мин мр нем нпр одн прим проф рус св тзв тј ул фр",
    counters: "Br apr avg br dec feb gl jan jul jun mar nov okt s sep sept sl st str t tab tel čl \
        Бр авг апр бр гл дец мар нов окт с сеп септ сл ст стр т таб тел феб чл јан јул јун",
    medials: "Co Corp Inc Jr Ltd a.d d.o.o g god ml n.e p.n.e r а.д г год д.о.о дин мил мл мрд н.е \
        п.н.е р",
    finals: "din etc i.dr i.sl itd mil mld mlrd tis и.др и.сл итд млрд тис",
    starters: "A Ako Ali Bez Bi Bila Bili Bilo Bio Budući Da Dakle Danas Do Dok Gde Gdje I Iako Ili \
        Ima Iz Između Ja Je Jednom Jer Još Kad Kada Kako Kao Kod Koja Koje Koji Ljudi \
        Međutim Mi Mnogi Može Na Nad Naime Nakon Ne Neki Nema Nije Niko Nisu Nitko Njegov \
        Njegova Njihov No O Ob Od Odnosno On Ona Oni Ono Osim Ova Ovaj Ove Ovi Ovo Pa Po Pod \
        Pored Posle Poslije Potom Prema Pri Prije S Sa Sada Samo Se Stoga Su Svi Ta Tada Taj \
        Tako Takođe Također Te Ti To Tu U Unatoč Uz Već Vi Više Za Zato Zbog Šta Što Ја Је \
        Јер Још Његов Његова Њихов А Ако Али Без Би Била Били Било Био Већ Ви Више Где Да \
        Дакле Данас До Док За Зато Због И Иако Из Између Или Има Кад Када Како Као Код Која \
        Које Који Међутим Ми Многи Може На Над Наиме Након Не Неки Нема Нико Нису Није Но О \
        Ова Овај Ове Ови Ово Од Односно Он Она Они Оно Осим Па По Под Поред После Потом Пре \
        Према При С Са Сада Само Сви Се Стога Су Та Тада Тако Такође Тај Те Ти То Ту У Уз \
        Шта",
};

pub(super) const SLOVAK: Words = Words {
    titles: "Bc Doc Dr Ing JUDr MUDr MVDr Mgr Napr PaedDr PhDr Prof RNDr St Sv ThDr akad angl \
        arch býv ca cca doc dr franc gen im ing kpt kr lat maď mgr mjr ml najmä nakl napr \
        nem npor nám obv okr p plk por porov pozn poľ pplk ppor prof príl príp pí red resp \
        rus sl slov sv t.j t.zn tal tj tzn tzv ul viz vr vrát vyd zn zvl čes špan",
    counters: "PSČ apr aug bl dec feb hod jan júl jún kap kat mar máj nov obr ods odst okt par pís \
        písm roč s sept str tab tel zv Č Čl č čl čís",
    medials: "CSc Co Corp DrSc Inc Jr Ltd PhD a.s jr k.s m.n.m min n.l n.o o o.p.s o.z pred.n.l r \
        r.o s.r.o spol stor v.o.s",
    finals: "Kč Sk a.i a.p ap apod atp atď etc i mil mld sek tis",
    starters: "A Aby Aj Ak Ako Ale Ani Až Bez Bol Bola Boli Bolo Bude Budú Dnes Do Dva I Iba Ich Ja \
        Je Jeden Jeho Jej Každý Kde Kedy Keď Kto Ktorá Ktoré Ktorý Ku Len Majú Medzi Mnoho \
        Mnohí My Má Na Nad Nie Niekoľko Niektorí Nikto Nič O Od Okrem On Ona Oni Po Pod \
        Podľa Pokiaľ Potom Pre Pred Preto Pretože Prečo Pri Proti Prvá Prvý S Sa So Som Ste \
        Sú Tak Také Takže Tam Teda Ten Tento Teraz Tieto To Toto Tri Tu Tá Táto Už V Viac Vo \
        Však Všetci Všetko Z Za Zatiaľ Zo Áno Čo Ďalej Ďalší Že",
};

pub(super) const SLOVENE: Words = Words {
    titles: "Dr Mag Npr Prof Sv akad ameriški ang cca dipl dir doc dr fr g gdč gen im inž it lat \
        mag min nar nem npr oz p pok polk por preb preds prim prof resp roj spec st sv t.i \
        t.j tj ul univ ur",
    counters: "apr avg dec feb jan jul jun let mar nov odst okt pogl pril s sep sept sl str tel tč \
        vol zv Čl čl Št št",
    medials: "Co Corp Inc Jr Ltd d.d d.o.o ml n.š po.Kr pr.Kr pr.n.š s.p stol z.o.o",
    finals: "EUR etc idr ipd itd itn mio mrd tis",
    starters: "A Ali Ampak Bil Bila Bilo Bo Bodo Brez Da Danes Do Drugi Dve Eden En Ena Glede Ima \
        In Iz Izmed Jaz Je Kaj Kako Kakor Kateri Kdaj Kdo Ker Ki Kje Kljub Ko Kot Lahko Med \
        Mi Mnogi Na Nad Naj Najprej Namesto Nato Ne Nekateri Ni Nihče Niso Nič No O Ob Od On \
        Ona Oni Ostali Pa Po Pod Poleg Potem Prav Pred Preden Pri Proti S Saj Sam Samo Se \
        Sem Seveda Si So Ta Tako Takrat Tam Ti Tisti To Toda Torej Tu Tudi V Veliko Vendar \
        Ves Vse Vsi Z Za Zakaj Zaradi Zato Zdaj Če Čeprav Že",
};
