//! Sentences of many languages, written for this project: `¦` stands where one ends and the next
//! begins.

use briefing::Language;
use briefing::segmenter::Segmenter;

/// Cuts each case, its marks left out, and expects the cuts where the marks stood.
fn check(language: Language, cases: &[&str]) {
    assert!(cases.len() >= 5, "{language}");
    for case in cases {
        let expected: Vec<&str> = case.split('¦').map(str::trim).collect();
        let text = case.replace(" ¦ ", " ").replace('¦', "");
        let spans = Segmenter::new(language).split(&text);
        let found: Vec<&str> = spans.into_iter().map(|span| &text[span]).collect();
        assert_eq!(found, expected, "{language}");
    }
}

macro_rules! languages {
    ($($name:ident $language:ident [$($case:literal),+ $(,)?])+) => {
        $(
            #[test]
            fn $name() {
                check(Language::$language, &[$($case),+]);
            }
        )+
    };
}

languages! {
    english English [
        "Shares of Harbour Holdings Inc. rose 3.5 percent to $41.20. ¦ The rest of the market fell.",
        "Tidewater Co. and Northern Rail Corp. said on Jan. 3 they would merge. ¦ Analysts had expected it.",
        "The U.S. Senate votes at 5 p.m. Tuesday. ¦ Sen. Lake of St. Louis will abstain.",
        "It is the No. 1 port on the coast. ¦ No. 2 lies in the north.",
        "The deal is worth $1.2 billion. ¦ Gen. Wood, a retired officer, brokered it.",
        "Rep. J. P. Moor (D., Ohio) asked why. ¦ Nobody knew.",
        "The bank, based in Washington, D.C., lent Harbour Ltd. the money. ¦ It was paid back in Sept. 2009.",
        "Rivers vs. Lakes went to trial in the U.S. ¦ The judge dismissed it.",
        "“Is the harbour open?” the master asked. ¦ “No.” ¦ He left.",
        "The pier (built in 1901) burned. ¦ (Nobody was hurt.) ¦ It will be rebuilt.",
        "The storm hit at 6:30 a.m. and left by noon. ¦ Prof. Hill called it rare.",
        "Oil fell below $70 a barrel. ¦ $65 is next, traders said.",
        "The company was founded by A. B. Reed Jr. in 1920. ¦ It makes nets, ropes, etc. ¦ Sales doubled.",
        "He met John F. Reed Jr. in Washington D.C. in 1990. ¦ The talks failed.",
        "Harbour Inc. said sales rose in the U.S. ¦ Analysts were surprised.",
        "U.S. Officials Deny Report",
        "He runs Harbour Inc. ¦ Mr. Reed declined to comment.",
        "The train leaves at 10:30 a.m. EST. ¦ Delays are likely.",
        "He is 6 ft. 2 in. tall. ¦ She is not.",
        "It cost £5 million ($7.1 million). ¦ Nobody paid.",
        "Reed et al. (2009) found it. ¦ Others did not.",
        "The co-founder of A.G. Wells & Co. is dead. ¦ He was 80.",
        "They met in St. Petersburg, Mt. Wells and Ft. Reed. ¦ Lt. Gov. Hill came too.",
        "Gross margin was 32.1%. ¦ Net income fell 5% to $3.2 bn. ¦ Shares slid.",
        "He asked, \"Why now?\" ¦ \"Because,\" she said, \"it is time.\" ¦ They left.",
        "The Dow rose 1.2 pct. ¦ The S&P 500 fell 0.3 pct.",
        "Visit example.com. ¦ Then call 555.1234.",
        "It was founded in the 1980s. ¦ In 1991, it closed.",
        "He said the plan was 'dead'. ¦ 'Not so,' she said.",
        "Oil at $70.50 a bbl. is dear. ¦ Gold too.",
        "Northern Corp., which owns Tide Ltd., fell. ¦ So did Wave plc. ¦ Banks rose.",
        "The album Help! by the band sold well. ¦ It is old.",
        "The deadline is Dec. 31. ¦ Until then, nothing.",
        "He won 3-2, 6-4. ¦ Next is Reed.",
        "Is it true? ¦ Yes! ¦ No... ¦ Maybe.",
        "The mayor (a Dem.) lost. ¦ (He had led.) ¦ It hurt.",
    ]
    german German [
        "Der Hafen öffnet am 3. Juni wieder. ¦ Das teilte Dr. Hafner mit.",
        "Viele Schiffe, z. B. Fähren, liegen fest. ¦ Der Sturm hält an.",
        "Der Umbau kostet 5 Mio. Euro. ¦ Die Stadt zahlt ca. 20 Prozent.",
        "Das Schloss ließ Ludwig XIV. Anfang 1680 bauen. ¦ Es steht noch.",
        "„Wir warten ab“, sagte der Kapitän. ¦ „Mehr weiß ich nicht.“ ¦ Er ging.",
        "Gemeint sind u. a. Boote, Netze usw. ¦ Sie fehlen bis heute.",
        "Sie kam am 24. Dezember nach St. Gallen. ¦ Dort blieb sie bis zum 20. Jahrestag.",
        "Die Hafen GmbH in der Hauptstr. 5 schließt. ¦ Betroffen sind 120 Leute.",
        "Hafen bleibt geschlossen ¦ Die Behörde wartet ab.",
        "Der Kahn stammt aus dem 2. Jh. v. Chr. und lag im Schlamm. ¦ Nun wird er gezeigt.",
        "Die Aktie der Hafen AG stieg um 3,5 Prozent auf 41,20 Euro. ¦ Der DAX fiel.",
        "Er lebte von 1820 bis 1890. ¦ Sein Werk blieb.",
        "Das Spiel endete 3:2. ¦ Trainer Hafner lobte sein Team.",
        "Am 1. Januar 2010 trat § 5 Abs. 2 Satz 1 in Kraft. ¦ Seither gilt er.",
        "Der 1. FC Hafen spielt in der 2. Bundesliga. ¦ Er verlor zum 3. Mal.",
        "Er ist Prof. Dr. h. c. an der Univ. Bremen. ¦ Dort lehrt er seit 2001.",
        "„Wann?“, fragte sie. ¦ „Bald!“ ¦ Dann ging er.",
        "Im 19. Jahrhundert war das anders. ¦ Im 20. auch.",
        "Es kamen rund 150.000 Menschen, d. h. mehr als je zuvor. ¦ Viele blieben.",
        "Er las Die Zeit. ¦ Sie las Der Spiegel.",
        "Ihr Kleid war rot. ¦ Ob Sie das wissen, weiß ich nicht. ¦ Haben Sie Fragen?",
        "Die Mannschaft liegt auf Platz 3. ¦ Nächste Woche spielt sie gegen den Ersten.",
        "Das steht in Kapitel 5. ¦ Autor und Verlag schweigen.",
        "Die Strecke misst 42 km. ¦ Läufer aus 20 Ländern kamen.",
        "Hafen öffnet nach dem Sturm ¦ Anfangs fahren nur Fähren.",
        "Neuer Chef der Werft ¦ Sein Vorgänger ging im Mai.",
        "Streit um die Mole ¦ Von dort legten früher Fähren ab.",
        "Sein oder Nichtsein ist hier nicht die Frage. ¦ Es geht um Geld.",
        "Der Schauspieler Bruno Ganz spielte die Rolle 1980. ¦ Günther Anders schrieb darüber.",
        "Die Raumstation Mir und die Insel La Manche liegen fern. ¦ Niemand fährt hin.",
        "\"Der Hafen bleibt zu\" ¦ \"Die Stadt wartet weiter ab\" ¦ \"Niemand weiß es\"",
        "„Wir warten seit Tagen auf Regen“ ¦ Bauern der Küste klagen.",
        "Der Pier brennt. ¦ (Siehe auch Seite 3) ¦ Die Stadt hilft.",
        "Das Bad war nett und das Zimmer ruhig, wie es sein soll. ¦ das Essen kam kalt.",
        "Im ganzen Haus gab es kein warmes Wasser. ¦ aber das Essen war gut.",
        "Die Lage ist ernst. ¦ ,Uns hilft keiner' heißt das Buch.",
        "Die Werft schließt im Mai. ¦ Von Anna Hafner (Bremen) ¦ Der Kahn liegt noch im Dock.",
        "Er nannte drei Gründe: Zeit, Geld und Lust. ¦ Keiner überzeugte.",
        "Eines ist sicher: Die Fähre kommt nicht. ¦ Das Amt bedauert das.",
        "Das Gesetz (BGBl. I S. 123) gilt ab 1. 1. 2020. ¦ Ausnahmen regelt Abs. 2.",
        "Dass er kommt – und zwar allein! –, war neu. ¦ Niemand wusste es.",
    ]
    dutch Dutch [
        "Dr. De Haven sprak met mevr. Van Dijk over de haven. ¦ Daarna vertrok zij.",
        "De storm, d.w.z. de zwaarste sinds jaren, kwam om 6.30 uur. ¦ Niemand raakte gewond.",
        "Schepen, netten, touwen enz. ¦ Alles is weg.",
        "Zie blz. 12 en nr. 5. ¦ Het rapport volgt op 3 mei.",
        "‘Wij wachten af’, zei de kapitein. ¦ Hij ging bijv. Niet mee.",
        "Hij werd geboren op 3 mei 1950 te Leiden. ¦ Daar woont hij.",
        "\"Waarom?\" vroeg ze. ¦ \"Geen idee.\" ¦ Ze ging.",
        "Het kost 3,5 mln. euro. ¦ De gem. betaalt.",
    ]
    danish Danish [
        "Havnen åbner den 3. maj kl. 12. ¦ Det siger havnechefen.",
        "Flere skibe, bl.a. Færgen til Læsø, ligger stille. ¦ Stormen fortsætter.",
        "Ombygningen koster 5 mio. kr. ¦ Kommunen betaler.",
        "Både, net, reb osv. ¦ Alt er væk.",
        "Dr. Havn bor på Strandvej nr. 5. ¦ Hun er f.eks. Formand.",
        "Der kom 150.000. ¦ Alle blev glade.",
        "Han blev født d. 3. maj 1950. ¦ Han bor i Ribe.",
        "\"Hvorfor?\" spurgte hun. ¦ \"Det ved jeg ikke.\" ¦ Hun gik.",
        "Christian 4. byggede byen. ¦ Den står endnu.",
    ]
    norwegian Norwegian [
        "Havnen åpner 3. mai kl. 12. ¦ Det sier havnesjefen.",
        "Flere skip, bl.a. Ferga til Moss, ligger stille. ¦ Stormen fortsetter.",
        "Ombyggingen koster 5 mill. kroner. ¦ Kommunen betaler.",
        "Båter, garn, tau osv. ¦ Alt er borte.",
        "Dr. Havn bor i Strandveien nr. 5. ¦ Hun leder styret.",
        "Han ble født 3. mai 1950 i Oslo. ¦ Der bodde han.",
    ]
    swedish Swedish [
        "Hamnen öppnar kl. 12 den 3 maj. ¦ Det säger hamnchefen.",
        "Flera fartyg, bl.a. Färjan till Gotland, ligger stilla. ¦ Stormen fortsätter.",
        "Ombyggnaden kostar 5 milj. kronor. ¦ Kommunen betalar.",
        "Båtar, nät, rep m.m. ¦ Allt är borta.",
        "Det gäller t.ex. Volvo och s.k. Småbåtar. ¦ Inget är klart.",
        "Han föddes den 3 maj 1950 i Lund. ¦ Där bodde han.",
        "\"Varför?\" frågade hon. ¦ \"Vet inte.\" ¦ Hon gick.",
        "Kung Karl XII dog 1718. ¦ Riket sörjde.",
        "Han dog omkr. 1450. ¦ Hans fru dog 1460.",
    ]
    icelandic Icelandic [
        "Höfnin opnar 3. maí. ¦ Það segir hafnarstjórinn.",
        "Mörg skip, t.d. Ferjan, liggja kyrr. ¦ Stormurinn heldur áfram.",
        "Bátar, net, reipi o.s.frv. ¦ Allt er farið.",
        "Sjá bls. 12 og nr. 5. ¦ Skýrslan kemur síðar.",
        "Þetta kostar 5 millj. króna. ¦ Borgin greiðir.",
        "Hann fæddist 3. maí 1950. ¦ Þar bjó hann.",
        "Þetta er 20. öldin. ¦ Hún er liðin.",
    ]
    french French [
        "M. Le Port a vu Mme La Rive à 12 h. ¦ Ils ont parlé du port.",
        "Le Dr Hafner cite l'art. 5 et la p. 12. ¦ Rien n'est décidé.",
        "Des bateaux, des filets, etc. ¦ Tout a disparu.",
        "« Nous attendons », dit-il. ¦ « Pourquoi ? » ¦ Personne ne répond.",
        "Le quai de J.-C. Marin coûte 5 millions d'euros. ¦ La ville paie.",
        "« La mer monte ! », crie-t-il. ¦ Le quai est vide.",
        "L'entreprise a gagné 3,5 % en 2009. ¦ Le C.A. a doublé.",
        "Il est né le 1er janv. 1950 à St. Malo. ¦ Il vit à Paris.",
        "« Pourquoi ? » demande M. Dupont. ¦ « Parce que... » ¦ Il se tait.",
        "Le bd. Carnot et la pl. Carnot sont fermés. ¦ Le métro roule.",
        "La distance est de 42 km. ¦ Des coureurs sont venus.",
        "Le quai est fermé. ¦ (Voir aussi page 3) ¦ Les bateaux attendent.",
        "Le port rouvre ses portes ¦ Cependant, les bateaux restent à quai.",
        "Le quai est fermé au public ¦ Selon la mairie, il rouvrira en mai.",
        "Il a lu le roman Dans la brume. ¦ Elle a lu Le Monde.",
    ]
    spanish Spanish [
        "El Sr. Puerto habló con la Dra. La Ribera. ¦ Luego se fue.",
        "Los EE. UU. cerraron el puerto. ¦ El art. 5 lo permite.",
        "¿Está abierto el puerto? ¦ ¡No! ¦ Nadie lo sabe.",
        "Barcos, redes, etc. ¦ Todo se perdió.",
        "Vive en la Av. Del Mar núm. 5. ¦ Llegó el 3 de mayo de 2009. ¦ Tenía 20 años.",
        "Cuesta 3.500 euros, p. ej. En verano. ¦ Es mucho.",
        "El 3 de enero de 2010 subió un 3,5 %. ¦ EE.UU. no respondió.",
        "\"¿Por qué?\", preguntó. ¦ \"No sé\". ¦ Se fue.",
        "El n.º 5 de la C/ Mayor. ¦ ¿Y tú?",
        "La torre mide 42 m. ¦ Pesa poco.",
        "La empresa Mar S. A. de C. V. quebró. ¦ Debe 3 mill. de pesos.",
    ]
    italian Italian [
        "Il dott. Porto ha visto il sig. Riva. ¦ Poi è partito.",
        "L'art. 5 a p. 12 lo vieta. ¦ Nessuno lo sa.",
        "Barche, reti, ecc. ¦ Tutto è perso.",
        "«Il porto è chiuso», dice. ¦ «Perché?» ¦ Non risponde.",
        "La Porto S.p.A. di Bari chiude. ¦ Il prof. Mare tace.",
        "Nel 1990 il sig. Rossi vinse il 3° premio. ¦ Poi smise.",
        "L'on. Riva (Pd) tace. ¦ Il sen. Mare no.",
        "«Perché?» chiede. ¦ «Non so». ¦ Va via.",
        "La torre è alta 42 m. ¦ Pesa poco.",
        "Secondo il D.Lgs. 50/2016 è vietato. ¦ La legge tace.",
        "Nel sec. XII d.C. la città crebbe. ¦ Oggi è piccola.",
    ]
    portuguese Portuguese [
        "O Sr. Porto falou com a Dra. Ribeira. ¦ Depois saiu.",
        "O art. 5 na pág. 12 proíbe. ¦ Ninguém sabe.",
        "Barcos, redes, etc. ¦ Tudo se perdeu.",
        "O porto fica na Av. Do Mar, n.º 5. ¦ Abre às 12h30.",
        "“Esperamos”, disse. ¦ “Por quê?” ¦ Não respondeu.",
        "Em 2010, a Porto S.A. lucrou R$ 3,5 mi. ¦ O sr. Silva saiu.",
        "“Não”, disse. ¦ Foi em 2009. ¦ Tinha 20 anos.",
    ]
    galician Galician [
        "O Sr. Porto falou coa Dra. Ribeira. ¦ Despois marchou.",
        "O art. 5 na páx. 12 prohíbeo. ¦ Ninguén o sabe.",
        "Barcos, redes, etc. ¦ Todo se perdeu.",
        "Está aberto o porto? ¦ Non! ¦ Ninguén responde.",
        "Vive na Avda. Do Mar núm. 5. ¦ Chegou en 2009. ¦ Tiña 20 anos.",
        "Naceu o 3 de maio de 1950. ¦ Vivía alí.",
    ]
    catalan Catalan [
        "El Sr. Port va parlar amb la Dra. Riba. ¦ Després va marxar.",
        "L'art. 5 a la pàg. 12 ho prohibeix. ¦ Ningú no ho sap.",
        "Barques, xarxes, etc. ¦ Tot s'ha perdut.",
        "És obert el port? ¦ No! ¦ Ningú respon.",
        "Viu a l'Av. Del Mar núm. 5. ¦ Va arribar el 2009. ¦ Tenia 20 anys.",
    ]
    romanian Romanian [
        "Dl. Port a vorbit cu dr. Mal. ¦ Apoi a plecat.",
        "Art. 5 de la pag. 12 o interzice. ¦ Nimeni nu știe.",
        "Bărci, plase etc. ¦ Totul s-a pierdut.",
        "Portul, de ex. Cel vechi, este închis. ¦ Furtuna continuă.",
        "Locuiește pe str. Mării nr. 5. ¦ A venit în 2009.",
        "S-a născut la 3 mai 1950. ¦ Trăia acolo.",
        "„De ce?”, a întrebat. ¦ „Nu știu.” ¦ A plecat.",
    ]
    polish Polish [
        "Prof. Port spotkał się z dr. Rzeką przy ul. Morskiej 5. ¦ Potem wyszedł.",
        "Statki, m.in. Prom do Gdyni, stoją. ¦ Sztorm trwa.",
        "Łodzie, sieci itd. ¦ Wszystko przepadło.",
        "Remont kosztuje 5 mln zł. ¦ Miasto płaci.",
        "W 2009 r. port zamknięto. ¦ W 2010 r. znów działał.",
        "Por. art. 5 i str. 12. ¦ Nikt nie wie.",
        "W 1990 r. wyjechał do USA. ¦ Miał 20 lat.",
        "Urodził się 3 maja 1950 r. w Gdyni. ¦ Mieszkał tam.",
        "„Dlaczego?” – zapytał. ¦ „Nie wiem”. ¦ Wyszedł.",
        "To kosztuje 5 tys. zł. ¦ Dużo.",
        "Był 3. w biegu. ¦ Wygrał Kowal.",
        "Wojna wybuchła we wrześniu 1939 r. ¦ Polska broniła się miesiąc.",
        "W maju 1926 r. Morski wrócił do władzy. ¦ Rząd upadł.",
        "Port, który w 1990 r. Gdynia sprzedała, stoi. ¦ Umowę podpisano w 2004 r. ¦ Firma milczy.",
        "Na mocy ustawy z dnia 3 maja 1997 r. Prawo morskie port zamknięto. ¦ Nikt nie protestował.",
        "W latach 80. XX w. Polska się zmieniła. ¦ W latach 90. Gdynia urosła.",
    ]
    czech Czech [
        "Přístav otevře 3. května v 12.30. ¦ Uvedl to Ing. Mořský.",
        "Lodě, např. Trajekt do Rostocku, stojí. ¦ Bouře trvá.",
        "Čluny, sítě atd. ¦ Vše je pryč.",
        "Oprava stojí 5 mil. Kč. ¦ Platí ji město.",
        "Jezdí tam autobus č. 30. ¦ Řidič mlčí.",
        "Karel IV. Lucemburský zde byl v 14. století. ¦ Pak odjel.",
        "Firma Přístav s. r. o. skončila. ¦ Dluží 150 000. ¦ Nikdo neplatí.",
        "Narodil se 3. 5. 1950 v Brně. ¦ Žil tam.",
        "„Proč?“ zeptal se. ¦ „Nevím.“ ¦ Odešel.",
        "Hokejisté vyhráli 3:2. ¦ Trenér je chválil.",
    ]
    slovak Slovak [
        "Prístav otvoria 3. mája o 12.30. ¦ Uviedol to Ing. Morský.",
        "Lode, napr. Trajekt, stoja. ¦ Búrka trvá.",
        "Člny, siete atď. ¦ Všetko je preč.",
        "Oprava stojí 5 mil. eur. ¦ Platí ju mesto.",
        "Pozri čl. 5 a str. 12. ¦ Nikto nevie.",
    ]
    slovenian Slovenian [
        "Pristanišče odprejo 3. maja ob 12.30. ¦ To je sporočil dr. Morski.",
        "Ladje, npr. Trajekt, stojijo. ¦ Neurje traja.",
        "Čolni, mreže itd. ¦ Vse je izgubljeno.",
        "Popravilo stane 5 mio. evrov. ¦ Plača ga mesto.",
        "Glej čl. 5 in str. 12. ¦ Nihče ne ve.",
    ]
    croatian Croatian [
        "Luka se otvara 3. svibnja u 12.30. ¦ To je rekao dr. Morski.",
        "Brodovi, npr. Trajekt, stoje. ¦ Oluja traje.",
        "Čamci, mreže itd. ¦ Sve je propalo.",
        "Popravak stoji 5 mil. eura. ¦ Plaća ga grad.",
        "Vidi čl. 5 i str. 12. ¦ Nitko ne zna.",
    ]
    serbian Serbian [
        "Лука се отвара 3. маја у 12.30. ¦ То је рекао др Морски.",
        "Бродови, нпр. Трајект, стоје. ¦ Олуја траје.",
        "Чамци, мреже итд. ¦ Све је пропало.",
        "Luka se otvara 3. maja. ¦ To je rekao prof. Morski.",
        "Види чл. 5 и стр. 12. ¦ Нико не зна.",
    ]
    russian Russian [
        "Порт откроют 3 мая в 12.30. ¦ Об этом сообщил проф. Морской.",
        "Суда, напр. Паром, стоят. ¦ Шторм продолжается.",
        "Лодки, сети и т. д. ¦ Всё пропало.",
        "Ремонт стоит 5 млн руб. ¦ В 2009 г. порт закрыли.",
        "См. ст. 5 и с. 12. ¦ Никто не знает.",
        "А. С. Морской живёт на ул. Портовой. ¦ Он молчит.",
        "В 1990 г. он уехал. ¦ Ему было 20 лет.",
        "Он родился 3 мая 1950 г. в г. Портовске. ¦ Там и жил.",
        "«Почему?» — спросил он. ¦ «Не знаю». ¦ Он ушёл.",
        "Цена — 5 тыс. руб. ¦ Это много.",
        "По словам А. С. Морского, т. е. мэра, всё хорошо. ¦ Так ли это?",
        "Он умер в 1725 г. ¦ Страна скорбела.",
        "В мае 1812 г. Морской вошёл в город. ¦ Город горел.",
        "Известно, что в 1950 г. Портовск сгорел. ¦ Завод открыли в 1960 г. ¦ Рабочие уехали.",
        "Длина трассы 42 км. ¦ Бегуны приехали из 20 стран.",
    ]
    ukrainian Ukrainian [
        "Порт відкриють 3 травня о 12.30. ¦ Про це повідомив проф. Морський.",
        "Судна, напр. Пором, стоять. ¦ Шторм триває.",
        "Човни, сіті і т. д. ¦ Усе зникло.",
        "В. І. Морський живе на вул. Портовій. ¦ Він мовчить.",
        "Він прийшов до порту. ¦ Це було 2009 року. ¦ № 5 вже відплив.",
    ]
    bulgarian Bulgarian [
        "Пристанището отваря на 3 май в 12.30 ч. ¦ Това съобщи проф. Морски.",
        "Корабите, напр. Фериботът, стоят. ¦ Бурята продължава.",
        "Лодки, мрежи и др. ¦ Всичко изчезна.",
        "Ремонтът струва 5 млн. лв. ¦ Общината плаща.",
        "Виж чл. 5 и стр. 12. ¦ Никой не знае.",
    ]
    finnish Finnish [
        "Satama avataan 3. toukokuuta klo 12.30. ¦ Asiasta kertoi prof. Meri.",
        "Laivat, esim. Lautta, seisovat. ¦ Myrsky jatkuu.",
        "Veneet, verkot jne. ¦ Kaikki katosi.",
        "Korjaus maksaa 5 milj. euroa. ¦ Kaupunki maksaa.",
        "Ks. s. 12 ja nro 5. ¦ Kukaan ei tiedä.",
        "Hän syntyi 3.5.1950 Turussa. ¦ Hän asui siellä.",
        "\"Miksi?\" hän kysyi. ¦ \"En tiedä.\" ¦ Hän lähti.",
        "Peli päättyi 3–2. ¦ Valmentaja kiitti.",
        "Kuningas Kustaa II Adolf kaatui 6. marraskuuta 1632. ¦ Ruotsi suri.",
        "Yhtiön liikevaihto oli 5 milj. euroa vuonna 2010. ¦ Se kasvoi 3 %.",
        "Matka on 42 km. ¦ Juoksijat tulivat 20 maasta.",
        "Yhtiön johtaja, dipl.ins. M. Meri erosi. ¦ Syytä ei kerrottu.",
    ]
    estonian Estonian [
        "Sadam avatakse 3. mail kell 12.30. ¦ Seda ütles prof. Meri.",
        "Laevad, nt. Parvlaev, seisavad. ¦ Torm jätkub.",
        "Paadid, võrgud jne. ¦ Kõik on kadunud.",
        "Remont maksab 5 mln. eurot. ¦ Linn maksab.",
        "Vt. lk. 12 ja nr. 5. ¦ Keegi ei tea.",
    ]
    hungarian Hungarian [
        "A kikötő 2009. május 3-án nyílik. ¦ Ezt dr. Tenger közölte.",
        "A hajók, pl. Komp, állnak. ¦ A vihar tart.",
        "Csónakok, hálók stb. ¦ Minden elveszett.",
        "A Kikötő Kft. 5 mrd. forintot kér. ¦ A város fizet.",
        "II. Lajos 1526. augusztus 29-én esett el. ¦ Az ország gyászolt.",
        "1950. május 3-án született. ¦ Ott élt.",
        "„Miért?” – kérdezte. ¦ „Nem tudom.” ¦ Elment.",
        "A 20. században épült. ¦ Ma is áll.",
        "A cég 3,5 mrd Ft-ot keresett 2010-ben. ¦ Kovács elégedett.",
    ]
    latvian Latvian [
        "Ostu atvērs 3. maijā plkst. 12.30. ¦ To teica prof. Jūra.",
        "Kuģi, piem. Prāmis, stāv. ¦ Vētra turpinās.",
        "Laivas, tīkli utt. ¦ Viss pazudis.",
        "Remonts maksā 5 milj. eiro. ¦ Pilsēta maksā.",
        "Sk. lpp. 12 un nr. 5. ¦ Neviens nezina.",
    ]
    lithuanian Lithuanian [
        "Uostas atidarytas 2009 m. gegužės 3 d. ¦ Tai sakė prof. Jūra.",
        "Laivai, pvz. Keltas, stovi. ¦ Audra tęsiasi.",
        "Valtys, tinklai ir t. t. ¦ Viskas dingo.",
        "Remontas kainuoja 5 mln. eurų. ¦ Miestas moka.",
        "Žr. str. 5 ir p. 12. ¦ Niekas nežino.",
    ]
    greek Greek [
        "Το λιμάνι ανοίγει στις 12 μ.μ. την Τρίτη. ¦ Το είπε ο κ. Λιμένας.",
        "Πλοία, π.χ. Το φέρι, μένουν δεμένα. ¦ Η καταιγίδα συνεχίζεται.",
        "Βάρκες, δίχτυα κ.λπ. ¦ Όλα χάθηκαν.",
        "Είναι ανοιχτό το λιμάνι; ¦ Όχι. ¦ Κανείς δεν ξέρει· όλοι περιμένουν.",
        "Βλ. άρθρ. 5 και σελ. 12. ¦ Ο δρ. Πέλαγος σωπαίνει.",
        "Γεννήθηκε στις 3 Μαΐου 1950. ¦ Ζούσε εκεί.",
        "«Γιατί;» ρώτησε. ¦ «Δεν ξέρω». ¦ Έφυγε.",
        "Το κόστος είναι 3,5 εκατ. ευρώ. ¦ Ο δήμος πληρώνει.",
    ]
    turkish Turkish [
        "Liman 3. kez açıldı. ¦ Bunu Prof. Dr. Deniz söyledi.",
        "II. Abdülhamid 19. yüzyılda yaşadı. ¦ Sonra tahttan indi.",
        "Tekneler, ağlar vb. ¦ Her şey kayboldu.",
        "Liman A.Ş. zarar etti. ¦ Belediye ödüyor.",
        "Bkz. s. 12 ve No. 5. ¦ Kimse bilmiyor.",
        "3 Mayıs 1950'de doğdu. ¦ Orada yaşadı.",
        "\"Neden?\" diye sordu. ¦ \"Bilmiyorum.\" ¦ Gitti.",
        "I. Dünya Savaşı 1918'de bitti. ¦ 20. yüzyıl zordu.",
        "Maç 3-2 bitti. ¦ Teknik direktör memnun.",
    ]
    indonesian Indonesian [
        "Pelabuhan dibuka pukul 12.30. ¦ Hal itu dikatakan Dr. Laut.",
        "Kapal, jaring, dll. ¦ Semua hilang.",
        "Ia tinggal di Jl. Pantai No. 5. ¦ Rumahnya kosong.",
        "“Kami menunggu,” katanya. ¦ “Mengapa?” ¦ Ia diam.",
        "PT Pelabuhan Tbk. rugi Rp5,5 miliar. ¦ Kota membayar.",
        "Ia lahir pada 3 Mei 1950. ¦ Ia tinggal di sana.",
        "Lih. hlm. 12, gbr. 3. ¦ Sisanya hilang.",
    ]
    arabic Arabic [
        "أغلق الميناء يوم الاثنين. ¦ وقال مديره إن العاصفة مستمرة.",
        "هل فتح الميناء؟ ¦ لا أحد يعلم.",
        "قال د. سالم إن العدد بلغ 3.5 مليون. ¦ ولم يعلق أحد.",
        "بلغ عدد السفن 12. ¦ غادرت كلها.",
        "\"نحن ننتظر.\" ¦ ثم غادر القبطان!",
        "أغلق الميناء.¦وقال المدير إنه ينتظر.",
        "ولد في 3 مايو 1950. ¦ وعاش هناك.",
        "\"لماذا؟\" سأل الرجل. ¦ \"لا أعرف\". ¦ ثم رحل.",
    ]
    persian Persian [
        "بندر روز دوشنبه بسته شد. ¦ مدیر آن گفت توفان ادامه دارد.",
        "آیا بندر باز است؟ ¦ کسی نمی‌داند.",
        "شمار کشتی‌ها به 12 رسید. ¦ همه رفتند.",
        "«منتظریم.» ¦ سپس ناخدا رفت!",
        "هزینه 3.5 میلیون است. ¦ شهر می‌پردازد.",
    ]
    urdu Urdu [
        "بندرگاہ پیر کو بند ہوئی۔ ¦ طوفان جاری ہے۔",
        "کیا بندرگاہ کھلی ہے؟ ¦ کوئی نہیں جانتا۔",
        "بارہ جہاز تھے۔ ¦ سب چلے گئے۔",
        "“ہم منتظر ہیں۔” ¦ کپتان چلا گیا۔",
        "خرچ 3.5 ملین ہے۔ ¦ شہر ادا کرے گا۔",
    ]
    hebrew Hebrew [
        "הנמל נסגר ביום שני. ¦ המנהל אמר שהסערה נמשכת.",
        "האם הנמל פתוח? ¦ איש אינו יודע.",
        "היו שם 12 ספינות. ¦ כולן עזבו.",
        "אוניות צה\"ל עזבו. ¦ \"אנחנו ממתינים\", אמר הקברניט.",
        "מספר הקו הוא 30. ¦ הנהג שותק.",
        "הוא נולד ב-3 במאי 1950. ¦ שם גר.",
        "\"למה?\" שאל. ¦ \"לא יודע\". ¦ הוא הלך.",
    ]
    hindi Hindi [
        "बंदरगाह सोमवार को बंद हुआ। ¦ तूफ़ान जारी है।",
        "क्या बंदरगाह खुला है? ¦ कोई नहीं जानता।",
        "बारह जहाज़ थे | ¦ सब चले गए |",
        "डॉ. सागर ने कहा कि 3.5 लाख रुपये लगेंगे। ¦ शहर देगा।",
        "“हम रुके हैं।” ¦ कप्तान चला गया॥ ¦ बस।",
        "बी. के. सागर एक कप्तान हैं. ¦ वे चुप हैं.",
        "उनका जन्म 3 मई 1950 को हुआ था। ¦ वे वहीं रहते थे।",
        "\"क्यों?\" उसने पूछा। ¦ \"पता नहीं।\" ¦ वह गया।",
    ]
    bengali Bengali [
        "বন্দর সোমবার বন্ধ হলো। ¦ ঝড় চলছে।",
        "বন্দর কি খোলা? ¦ কেউ জানে না।",
        "ডা. সাগর চুপ। ¦ সবাই গেল।",
        "বারোটি জাহাজ ছিল। ¦ সব চলে গেছে!",
        "খরচ 3.5 লাখ টাকা। ¦ শহর দেবে।",
    ]
    chinese Chinese [
        "港口星期一关闭。¦风暴仍在继续。",
        "港口开了吗？¦没有人知道！¦船都走了。",
        "“我们在等。”¦船长走了。",
        "“港口开了吗？”船长问。¦没有人回答。",
        "他看了《走吧！回家》和《海》。¦然后离开了。",
        "损失达3.5亿元。 ¦ 市政府付款。",
        "(港口关闭。)¦船走了。",
        "他出生于1950年5月3日。¦他住在那里。",
        "“为什么？”他问道。¦“不知道。”¦他走了。",
        "《走！走！》一书于1990年出版。¦作者是J. K. 李。",
        "他（她？）来了。¦（见第3页。）¦然后走了。",
    ]
    japanese Japanese [
        "港は月曜日に閉まった。¦嵐は続いている。",
        "「待っている。船は来ない。」と船長は言った。¦誰も知らない。",
        "港は開いたか？¦いいえ！¦船は去った。",
        "「港は閉まった。」¦船長は去った。",
        "費用は3.5億円だ。¦市が払う（来年の予定。）。",
        "彼は1950年5月3日に生まれた。¦そこに住んでいた。",
        "「なぜですか？ わかりません。」と彼女は言った。 ¦ 彼は黙った。",
        "Yahoo!ニュースが報じた。¦本当か！？¦知らない…。",
    ]
    korean Korean [
        "항구는 월요일에 닫혔다. ¦ 폭풍은 계속된다.",
        "항구가 열렸나? ¦ 아무도 모른다.",
        "\"기다립니다.\" 라고 선장이 말했다. ¦ 그는 떠났다.",
        "배는 모두 12. ¦ 모두 떠났다.",
        "비용은 3.5억 원이다. ¦ 시가 낸다.",
        "그는 1950년 5월 3일에 태어났다. ¦ 거기 살았다.",
        "\"왜?\"라고 물었다. ¦ \"모른다.\" ¦ 그는 갔다.",
        "2010. 3. 5. 그는 부산에 왔다. ¦ 다음 날 떠났다.",
    ]
    thai Thai [
        "ท่าเรือปิดเมื่อวันจันทร์ เพราะพายุยังไม่สงบ",
        "ท่าเรือปิดเมื่อวันจันทร์ ¦ อย่างไรก็ตาม เรือยังออกได้",
        "ดร. สมุทร กล่าวเมื่อเวลา 10.30 น. ที่ท่าเรือ",
        "มีเรือ 12 ลำ ¦ นอกจากนี้ ยังมีเรือเล็กอีก",
        "ท่าเรือเปิดเมื่อ พ.ศ. 2552 และปิดในปีต่อมา",
        "เขาเกิดเมื่อวันที่ 3 พฤษภาคม พ.ศ. 2493 ที่กรุงเทพฯ",
        "ท่าเรือปิดเมื่อวันที่ 3 มี.ค. 2553 เวลา 12.30 น. ที่กรุงเทพฯ",
    ]
    georgian Georgian [
        "პორტი ორშაბათს დაიხურა. ¦ ქარიშხალი გრძელდება.",
        "პორტი ღიაა? ¦ არავინ იცის.",
        "12 გემი იყო. ¦ ყველა წავიდა.",
        "„ველოდებით“, თქვა კაპიტანმა. ¦ ის წავიდა!",
        "ღირს 3.5 მილიონი. ¦ ქალაქი იხდის.",
    ]
    armenian Armenian [
        "Նավահանգիստը փակվեց երկուշաբթի։ ¦ Փոթորիկը շարունակվում է։",
        "Նավահանգիստը փակվեց երկուշաբթի: ¦ Փոթորիկը շարունակվում է:",
        "Նավերը 12-ն էին։ ¦ Բոլորը գնացին։",
        "Նա ասաց՝ «Սպասում ենք։» ¦ Նա գնաց։",
        "Արժե 3.5 միլիոն։ ¦ Քաղաքը վճարում է։",
    ]
    amharic Amharic [
        "ወደቡ ሰኞ ተዘጋ። ¦ ማዕበሉ ቀጥሏል።",
        "ወደቡ ክፍት ነው? ¦ ማንም አያውቅም።",
        "12 መርከቦች ነበሩ። ¦ ሁሉም ሄዱ።",
        "ዋጋው 3.5 ሚሊዮን ነው። ¦ ከተማው ይከፍላል።",
        "«እንጠብቃለን።» ¦ ካፒቴኑ ሄደ።",
    ]
    burmese Burmese [
        "ဆိပ်ကမ်း တနင်္လာနေ့ ပိတ်သည်။ ¦ မုန်တိုင်း ဆက်ရှိသည်။",
        "သင်္ဘော ၁၂ စင်း ရှိသည်။¦အားလုံး ထွက်သွားသည်။",
        "ဆိပ်ကမ်း ဖွင့်ပြီလား။ ¦ မသိပါ။",
        "“စောင့်နေသည်။” ¦ သူ ထွက်သွားသည်။",
        "ကုန်ကျစရိတ် ၃.၅ သန်း ဖြစ်သည်။ ¦ မြို့က ပေးသည်။",
    ]
    khmer Khmer [
        "កំពង់ផែបិទនៅថ្ងៃចន្ទ។ ¦ ព្យុះនៅបន្ត។",
        "តើកំពង់ផែបើកទេ? ¦ គ្មានអ្នកដឹង។",
        "មានកប៉ាល់ ១២។ ¦ ទាំងអស់ចេញទៅ។",
        "តម្លៃ ៣.៥ លាន។ ¦ ទីក្រុងបង់។",
        "គាត់រង់ចាំ។ ¦ គាត់ចេញទៅ៕",
    ]
    vietnamese Vietnamese [
        "Cảng đóng cửa hôm thứ Hai. ¦ Bão vẫn tiếp tục.",
        "Cảng đã mở chưa? ¦ Không ai biết.",
        "TS. Hải nói chi phí là 3,5 tỷ đồng. ¦ Thành phố trả.",
        "Ông sống ở TP. Đà Nẵng. ¦ Nhà ông trống.",
        "“Chúng tôi chờ”, ông nói. ¦ Ông rời đi!",
    ]
}
