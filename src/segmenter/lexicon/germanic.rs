//! Dutch, Afrikaans and the Scandinavian languages.

use super::Words;

pub(super) const AFRIKAANS: Words = Words {
    titles: "Adv Dr Mev Mnr Prof St adv bl bv d.w.s dr ds gen kol m.a.w mej mev mnr nl o.a prof",
    counters: "art hfst nr p",
    medials: "Bpk Co Inc Jr Ltd bpk ed mpk",
    finals: "e.a ens etc",
    starters: "Aan Al Alhoewel As Baie By Daar Daarna Daarom Dan Dat Die Dis Dit Ek Elke En Geen \
        Haar Hier Hierdie Hoe Hulle Hy In Indien Is Jy Maar Met Mnr My Na Nadat Nie Nou Of \
        Om Omdat Ons Ook Oor Op Sedert Sommige Sy Terwyl Toe Tot Tussen Uit Van Vandag Vir \
        Volgens Voor Wanneer Want Wat Wie",
};

pub(super) const DANISH: Words = Words {
    titles: "Bl.a Dr Evt F.eks Fr Hr Iflg Prof Sct Skt St adm bl.a ca cand d.v.s dir dr dvs eks \
        ekskl evt f.eks fr frk fx h.h.v hhv hr i.f.m if iflg ifm ing inkl jf jvf m.a.o m.h.t \
        mag mao max mht min nuv o.lign p.g.a pga phd prof red s.k sct sen skt sml stk stud \
        såk t.eks tidl uafh udg ust v.h.a vedr vha",
    counters: "Kl Nr apr art aug bd bind dec feb fig jan jul jun kap kl mar nov nr nrs okt p pkt s \
        sep sept sp tel tlf § årg",
    medials: "A/S Co Corp Inc Jr Kbh Ltd afd d.d d.å e.Kr f.Kr jr kbh s.å sr t.h t.v u.å",
    finals: "cm etc km kr m.fl m.m m.v mfl mia mio mm mv o.a o.l o.s.v oa ol osv pct tusl",
    starters: "Af Alle Allerede Alligevel Altså At Blandt Både Da De Den Denne Der Derefter Deres \
        Derfor Derimod Derudover Desuden Det Dette Disse Du Efter Eller En Er Et Fem Flere \
        For Fordi Fra Før Han Hans Har Hendes Her Hos Hun Hvad Hver Hvis Hvor Hvordan \
        Hvorfor I Ifølge Igen Ikke Imens Ingen Jeg Jo Kun Man Mange Med Mellem Men Mens Min \
        Mod Ned Nogle Nu Når Og Også Om Op Over På Samtidig Selv Selvom Senere Siden Sin \
        Skal Som Så Sådan Til Tre Trods Ud Uden Under Ved Vi Vil Vores",
};

pub(super) const DUTCH: Words = Words {
    titles: "Bijv Dhr Dr Drs Ds Gen Ing Ir Jhr Mevr Mgr Mr Prof St St.- a.h.w bijv bv ca d.i \
        d.w.z dhr dr drs ds e.a.m evt excl gen i.c i.o i.p.v i.t.t i.v.m incl ing ir jhr \
        kapt kol lt m.b.t m.i m.n mevr mgr min mr mrs mw n.a.v nl o.a o.b.v o.l.v o.m prof \
        resp sgt st t.a.v t.g.v t.o.v t.w vgl wnd z.g.n zg zgn zog",
    counters: "Art Nr afd apr art aug blz dec feb fig hfst jan jul jun mrt nov nr nrs okt p pag par \
        sep sept tel vol",
    medials: "B.V Co Corp Inc Jr Ltd N.V Sr a.d a.s b.v bldg e.v gld j.l jl n.Chr n.v v.Chr",
    finals: "c.s e.a e.d enz etc m.m mld mln",
    starters: "Aan Achter Al Alle Alleen Als Bij Bovendien Daar Daarbij Daarmee Daarna Daarnaast \
        Daarom Dan Dat De Deze Die Dit Door Dus Echter Een Eerst En Er Geen Haar Het Hier \
        Hij Hoe Hoewel Hun Iedereen Ik In Is Ja Je Jullie Maar Men Met Mijn Misschien Na \
        Naar Naast Nadat Nee Niemand Niet Nog Nu Of Om Omdat Ondanks Onder Ook Op Over Sinds \
        Sommige Te Tegen Ten Terwijl Tijdens Toch Toen Tot Tussen U Uit Van Vandaag Veel \
        Verder Vervolgens Volgens Voor Voordat Wanneer Want Was Wat We Wel Welke Werd Wie \
        Wij Zal Ze Zelfs Zij Zijn Zo Zodra Zonder",
};

pub(super) const ICELANDIC: Words = Words {
    titles: "Dr Fr Hr a.m.k aðst dr e.h f.h fr framkv fyrrv hr hv m.a m.t.t m.v n.k o.þ.h prof \
        s.k s.l sbr sk skv sl sr svo séra t.d u.þ.b v þ.e þ.e.a.s þ.m.t þ.á.m",
    counters: "Nr apr bls des feb gr jan júl jún kafli kl mar mgr nr nóv okt s sept tbl tölul ágú \
        árg",
    medials: "e.Kr ehf f.Kr hf m.kr ma millj ohf sf þús",
    finals: "cm km kr m.m o.fl o.s.frv o.þ.u.l osfrv",
    starters: "Af Allir Alls Auk Að Bara Bæði Ef Eftir Ein Einn Einnig Eins Eitt Ekki En Engin \
        Enginn Er Fjöldi Frá Fyrir Fyrst Hann Hans Hin Hið Hjá Hvar Hvað Hver Hvernig Hvers \
        Hér Hún Já Loks Margir Meira Með Meðal Mikið Milli Nei Nú Núna Og Opinber Samkvæmt \
        Samt Sem Sumir Svo Síðan Síðar Til Um Undir Upp Var Vegna Verið Við Yfir Á Ásamt \
        Áður Ég Í Ólíkt Úr Þar Þau Það Þegar Þeir Þeirra Þess Þessa Þessar Þessi Þetta Þrátt \
        Því Þá Þær Þó Þú",
};

pub(super) const NORWEGIAN: Words = Words {
    titles: "Bl.a Dr F.eks Fr Hr Prof St adm adv avd bl.a blant ca cand d.v.s dir dr dvs ekskl ev \
        evt f.eks feks forts fr frk gl h.h.v hhv hr i.f.m iflg ifm ing inkl jf jfr kst m.a.o \
        m.h.t max mht min mrk nåv oms p.g.a pga pr prof red ref s.k sen sml st stud t.eks \
        tidl utg vedr vha",
    counters: "Kl Nr apr art aug bd des feb fig jan jul jun kap kl mar nov nr nrs okt p pkt s sep \
        sept sp tel tlf årg",
    medials: "A/S Co Corp Inc Jr Ltd d.d d.å e.Kr f.Kr jr sr t.h t.v",
    finals: "cm e.l el.l etc km kr m.fl m.m m.v mfl mill mm mrd mv o.a o.l o.s.v oa ol osv pst",
    starters: "Alle Allerede Altså At Av Blant Både Da De Den Denne Der Deres Deretter Derfor \
        Dermed Dersom Dessuten Desuten Det Dette Disse Du Eg Ei Ein Eit En Er Et Etter Fem \
        Flere For Fordi Fra Frå Før Han Hans Har Hennes Her Ho Hos Hun Hva Hver Hvis Hvor \
        Hvordan Hvorfor I Ifølge Igjen Ikke Ikkje Ingen Jeg Kun Kva Man Mange Med Mellom Men \
        Mens Min Mot Noen Nokre Nå Når Og Også Om Opp Over På Samtidig Selv Selvom Senere \
        Siden Skal Slik Som Så Tidligere Til To Trass Tre Under Uten Ved Vi Videre Vil Vår",
};

pub(super) const SWEDISH: Words = Words {
    titles: "Bl.a Dr Prof S:t S:ta St T.ex a.k.a ang angå avd bl.a ca d.v.s d.y d.ä dir dr dvs \
        enl ev exkl f.d f.n f.ö fd forts fr fr.o.m frk hr i.o.m ing inkl jfr kap kungl m.a.o \
        m.h.a mag max min motsv o.d.l p.g.a pga prof på.g.a red resp s.k sekr skt t.ex t.f \
        t.o.m tekn tel.nr tf tidn uppl urspr utg v.d vanl vd vol äv åtm ö.h övers",
    counters: "Kl Nr apr art aug bd dec feb fig jan jul jun kl mars nov nr okt omkr p s sep \
        sept sid tel tfn årg",
    medials: "AB Co Corp Inc Jr Ltd e.Kr f.Kr jr sr t.h t.v",
    finals: "cm etc km kr m.fl m.m mdkr mdr mfl milj mkr mm mnkr o.d o.dyl o.likn o.s.v osv tim",
    starters: "Alla Allt Att Av Bara Bland Both Både De Den Denna Deras Dessa Dessutom Det Detta Du \
        Där Därefter Däremot Därför Då Efter Eftersom Eller En Enligt Ett Flera Fram Från \
        För Först Han Hans Har Henne Hennes Hon Hos Hur I Ibland Idag Igår Inga Ingen Inom \
        Inte Ja Jag Kan Man Med Medan Mellan Men Mer Min Mot Ni Nu När Nästan Och Också Om \
        På Sedan Senare Sina Ska Som Så Således Tidigare Till Tre Trots Två Under Ur Utan \
        Utanför Vad Var Varför Varje Vem Vi Vid Vilka Vissa Väl Än Är Även Över",
};
