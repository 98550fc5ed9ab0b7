//! The Romance languages and Latin.

use super::Words;

pub(super) const CATALAN: Words = Words {
    titles: "Av C/ Dr Dra Excm Hble Il·lm Ing Lic Mn Mons Pg Pl Prof Profa S Sr Sra Srs Srta St \
        Sta aprox ca cf dr dra ex p.ex prof pàg pàgs sr sra tel vg",
    counters: "Art abr art cap des febr fig gen n nov núm núms oct p pp vol",
    medials: "Co Corp EE.UU EUA Inc Jr Ltd a.C aC d.C dC ed s",
    finals: "etc",
    starters: "A Així Això Al Als Amb Aquest Aquesta Aquestes Aquests Ara Cada Com Da De Del Des \
        Després Dos Durant El Ella Ells Els En Encara Entre Era Es Et Fins Ha Han Hi Ho I Ja \
        Jo La Les Li Lo Malgrat Mentre Molts Més Ni No Nosaltres O On Per Perquè Però Quan \
        Que Qui Què Segons Sense Si Sobre Són També Tot Tots Un Una Va Van És",
};

pub(super) const FRENCH: Words = Words {
    titles: "Amb Bd Cap Cdt Cne Col Dr Drs Dép Fr Gal Gén LL.MM Lt M MM Me Mes Mgr Mgrs Mlle \
        Mlles Mme Mmes Mr Pr Prof R.P S.A.R S.M S.S Sgt St St- Ste Sén Vve adj approx av bd boul \
        c.-à-d c.à.d cf e.g env envir fbg i.e p.ex pl resp rte réf trad vs éd",
    counters: "Art N° al art avr ch chap déc fig fol févr janv juil n no nos nov n° oct p pp sept t \
        tom tél vol §",
    medials: "Cie Co Corp E.U Inc J.-C J.C Jr Ltd S.A S.A.R.L a.m apr apr.J.-C av.J.-C hab p.m \
        É.-U",
    finals: "etc",
    starters: "Ainsi Alors Après Au Aussi Aux Avant Avec Ce Cela Ces Cet Cette Ceux Chaque Comme \
        Dans De Depuis Des Du Elle Elles En Et Il Ils Je La Le Les Leur Lors Mais Ne Nous On \
        Ou Par Pendant Plus Pour Puis Quand Que Qui Sa Sans Se Selon Ses Si Son Sur Tous \
        Tout Un Une Vous À",
};

pub(super) const GALICIAN: Words = Words {
    titles: "Av Avda D Da Dr Dra Dres Excmo Ilmo Lic Mons Mr Mrs Ms Prof Profa Rvdo S Sr Sra Sres \
        Srta Sta Sto aprox cf dr dra p.ex pax prof páx páxs sr sra st tel vid",
    counters: "Art No Nº Núm art cap fig n núm p pp vol",
    medials: "Co Corp EE EE.UU FF Inc JJ Jr Ltd UU a.C a.d d.C ed",
    finals: "etc",
    starters: "A Ademais Agora Ao Aos As Así Aínda Cando Co Coa Como Con Da De Dende Desde Despois \
        Do Durante E El Ela Eles En Entre Era Es Esa Ese Esta Estas Este Estes Foi Hai Hoxe \
        Isto Mais Mentres Máis Na Nas Ningún No Non Nos O Onde Os Ou Para Pero Pola Polo Por \
        Porque Que Quen Se Segundo Sen Ser Seu Si Sobre Son Só Súa Tamén Tras Un Unha Unhas \
        Uns Xa",
};

pub(super) const ITALIAN: Words = Words {
    titles: "Amm Arch Avv Cap Card Cav Cfr Col Comm Dott Dott.ssa Dottssa Dr Egr Fr Gen Gent.mo \
        Geom Ill.mo Ing Lgt Lt Mag Mons Mr Mro Mrs Ms On Pres Prof Prof.ssa Prof.sse Proff \
        Rag Rev S S.E S.Em SS Sen Sig Sig.na Sig.ra Sigg Sigg.ri Sigra Spett Ten Uff V.le \
        arch arcivesc avv avv.ti c.so cav cfr co.co.co cons dir dott dott.ssa dr ecc.mo fr \
        gen geom ing lat mons on p.es p.za per.es pres prof prof.ssa proff prov rag reg rel \
        rif s segg sen sig sig.na sig.ra sigg sost spett st tel trad v v.le vd zool",
    counters: "Art D.Lgs N Vol art artt c cap d.lgs dic fasc febb fig genn n nn nov num ott p \
        pag pagg par pp sec sett sez tab tav vol §",
    medials: "Co Corp Inc Jr Ltd Ltda S.n.c S.p.A S.p.a S.r.l SpA U.S.A a.C a.m ca d.C d.c p.m \
        s.p.a s.r.l",
    finals: "ecc etc",
    starters: "A Al Alla Anche Ci Come Con Così Da Dal Dalla Del Della Di Dopo Due E Gli Ha Hanno I \
        Il In La Le Lo Ma Mentre Molti Nel Nella Non Ora Per Perché Più Quando Quella Quello \
        Questa Questo Se Secondo Si Sono Su Sul Tra Tutti Un Una È",
};

pub(super) const LATIN: Words = Words {
    titles: "C Cn D L M P Q S Sex T Ti cf e.g i.e v",
    counters: "cap lib p pp",
    medials: "a.C p.C",
    finals: "cet etc",
    starters: "Ab Ad At Atque Autem Cum De Deinde Dum Ego Enim Et Etiam Ex Haec Hic Hoc Iam Ille In \
        Ipse Is Ita Itaque Nam Nec Non Nunc Per Post Postea Quae Quam Qui Quia Quod Se Sed \
        Si Sic Sub Tamen Tum Tunc Ut Vel",
};

pub(super) const PORTUGUESE: Words = Words {
    titles: "Adv Alm Arq Av Brig Cap Cel Cmte Col Comte D D.ª Dep Depto Dr Dr.ª Dra Enf Eng Eng.º \
        Exa Exma Exmo Fr Gal Gen Gov Ilma Ilmo Jd Lgo Lic Maj Min Mons Mr Mrs Pde Pe Pres \
        Prof Prof.ª Profa Pç Pça R Rev Revmo Rod S Sarg Sen Sgt Sr Sr.ª Sra Srs Srta Srª Sta \
        Sto Ten Trav V.Ex.ª V.Exa Ver aprox apto av cf dep dr dra gov i.e jd máx mín obs op \
        p.ex prof resp sr sra séc tel",
    counters: "Art N.º No abr ago al art arts cap caps dez fev fig figs jan jul jun n n.º nos nov \
        nº núm p pp pág págs vol vols §",
    medials: "Cia Co Corp E.U.A EUA Inc Jr Lda Ltd Ltda S.A S/A U.S a.C a.m d.C h.c ltda p.m",
    finals: "etc",
    starters: "A Ainda Ao Aos Apesar As Com Como Da De Depois Desde Do Durante E Ela Ele Eles Em \
        Entre Era Essa Esse Esta Este Eu Foi Há Isso Já Mais Mas Na Nas No Nos Não O Os Ou \
        Para Pela Pelo Por Quando Que Se Segundo Sem Seu Sua São Também Um Uma É",
};

pub(super) const ROMANIAN: Words = Words {
    titles: "Bd Dl Dna Dr Prof Sf Str acad adj aprox asist av bd cca cf col conf cpt d-l d-na \
        d-ra d-voastră de.ex dir dl dna dr dvs ed ex gen i.e id ing jud lect lt max min mr \
        n.r pres prof pt red resp sec sf str trad univ vicepreş î.e Șos ș.a.m ș.l șos",
    counters: "Art Nr alin ap apr art aug bl cap dec et feb fig ian iul iun lit mart nov nr oct p \
        pag pct pp sc sept tel vol",
    medials: "Co Corp Inc Jr Ltd R.A S.A S.R.L SA SRL a.c a.m d.Cr d.Hr e.n p.m î.Cr î.Hr î.e.n",
    finals: "etc mil mld ş.a ş.a.m.d ș.a ș.a.m.d",
    starters: "A Aceasta Acest Acesta Aceste Aceștia Acolo Acum Aici Al Alte Alți Apoi Ar Are \
        Astfel Astăzi Atunci Au Azi Aşa Așa Ca Care Ce Cea Cei Cel Cele Chiar Cine Conform \
        Cu Cum Când Da Dacă Dar De Deci Deoarece Deși După Ea Ei El Ele Era Este Eu Există \
        Fără Iar La Le Lor Mai Mulți Nici Niciun Noi Nu O Odată Pe Pentru Peste Poate Prin \
        Sa Sau Se Si Spre Sub Sunt Să Toate Totul Totuși Toți Un Una Unde Unele Unii Va Voi \
        Vom Îl În Înainte Însă Între Își Şi Și",
};

pub(super) const SPANISH: Words = Words {
    titles: "Admón Alm Arq Arz Arzob Av Avda Bto Cap Cmdte Cnel Col Crta Ctra Cía D D.a D.ª Da \
        Depto Dip Diput Dn Dr Dra Dres Dña Ej Excmo Fdo Fr Gob Gral Hno Hnos Ilmo Ing Lic \
        M.a M.ª Mons Mr Mrs Ms Mtro Ob Pbro Pdte Pl Prof Profa Pte Pza Rev Rvda Rvdo S.A.R \
        S.M S.S Sen Sgto Sr Sra Sras Sres Srta Sta Sto Tte Ud Uds Urb Vd Vda Vdo admón aprox \
        c/u cf cta cte depto dpto dr dra ej gral izq lic máx mín ntra p.e p.ej pej pje prof \
        pág págs párr sr sra sta sto tel teléf vid",
    counters: "Art N.º No Nº Núm abr ago art arts cap caps dic ene feb fig figs jul jun n.o n.º nov \
        nº núm núms oct p pp sep sept vol vols",
    medials: "C.P C.V Co Corp E.U EE EE.UU FF Inc JJ Jr Ltd Ltda RR S.A S.A.B S.L S.R.L UU a.C a.m \
        d.C p.m s.f",
    finals: "etc",
    starters: "A Ahora Al Ante Así Aunque Como Con Cuando De Desde Después Durante El Ella Ellos En \
        Entre Era Es Esa Ese Esta Estas Este Esto Estos Fue Hay Hoy La Las Lo Los Mientras \
        Muchos Más Ni No Nos O Para Pero Por Porque Que Se Según Si Sin Sobre Son Su Sus \
        También Tras Un Una Y Ya Yo",
};
