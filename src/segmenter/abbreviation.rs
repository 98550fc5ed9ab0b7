//! Abbreviations: which words keep their full stop inside the sentence, and when.
//!
//! The lists are short on purpose. A missing abbreviation costs one wrong cut where a capital
//! follows; a wrong one joins sentences everywhere.

use crate::language::Language;

/// How an abbreviation behaves before a word that could begin a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Abbreviation {
    /// Stands before a name (`Mr.`, `Lt.`): never ends a sentence.
    Title,
    /// Stands before a number (`No.`, `p.`, `Jan.`): ends no sentence before a digit.
    Counter,
    /// May stand anywhere (`Inc.`, `Jr.`, `Calif.`): ends a sentence only before a word that
    /// begins sentences far more often than names.
    Medial,
    /// Often ends a sentence (`etc.`): does so before any capital.
    Final,
}

use Abbreviation::{Counter, Final, Medial, Title};

/// What a word is as an abbreviation in a language; its case counts, for `no.` differs from `No.`.
pub(super) fn lookup(language: Language, word: &str) -> Option<Abbreviation> {
    let lists = match language {
        Language::English => ENGLISH,
        Language::German => GERMAN,
        Language::Spanish => SPANISH,
        Language::French => FRENCH,
        Language::Italian => ITALIAN,
        Language::Portuguese => PORTUGUESE,
        Language::Russian => RUSSIAN,
        Language::Ukrainian => UKRAINIAN,
        _ => OTHERS,
    };
    lists
        .iter()
        .find(|(_, words)| words.binary_search(&word).is_ok())
        .map(|&(kind, _)| kind)
}

/// A list for each behaviour, sorted by bytes.
type Lists = &'static [(Abbreviation, &'static [&'static str])];

const ENGLISH: Lists = &[
    (
        Title,
        &[
            "Abp", "Adm", "Amb", "Assoc", "Asst", "Atty", "Bp", "Brig", "Capt", "Cmdr", "Col",
            "Cols", "Comdr", "Const", "Cpl", "Cpt", "DR", "Det", "Dr", "Drs", "Fr", "Ft", "GEN",
            "GOV", "Gen", "Gens", "Gov", "Govs", "Hon", "Insp", "Lt", "Lts", "MM", "MR", "MRS",
            "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Natl", "Ofc",
            "Pfc", "Pres", "Prof", "Profs", "Pte", "Pvt", "REP", "Rep", "Reps", "Rev", "Rt", "SEN",
            "Sen", "Sens", "Sgt", "Spc", "Supt", "approx", "cf", "e.g", "eg", "i.e", "ie", "v",
            "viz", "vs",
        ],
    ),
    (
        Counter,
        &[
            "Apr", "Art", "Aug", "Ch", "Dec", "Feb", "Fig", "Figs", "Jan", "Jul", "Jun", "Mar",
            "No", "Nos", "Nov", "N°", "Oct", "Para", "Pt", "Rs", "Sec", "Sep", "Sept", "Vol",
            "Vols", "ca", "ch", "ext", "fig", "figs", "no", "nos", "op", "p", "pp", "sec", "tel",
            "ver", "vol",
        ],
    ),
    (
        Medial,
        &[
            "Ala", "Ariz", "Ark", "Assn", "Ave", "Bldg", "Blvd", "Bros", "Calif", "Cie", "Co",
            "Colo", "Conn", "Corp", "Cos", "Ct", "D.Phil", "Del", "Dept", "Dist", "Esq", "Fla",
            "Ga", "Hwy", "Ill", "Inc", "Ind", "Intl", "Jr", "Kan", "Ky", "La", "Ltd", "M.Sc",
            "Mass", "Md", "Mich", "Minn", "Miss", "Mo", "Mont", "Neb", "Nev", "Okla", "Ont", "Ore",
            "Pa", "Ph.D", "PhD", "Plc", "Pty", "Que", "Rd", "Sr", "St", "Ste", "Tenn", "Tex",
            "Univ", "Va", "Vt", "Wash", "Wis", "Wyo", "al", "assn", "co", "corp", "dept", "ed",
            "est", "inc", "incl", "ltd", "st", "univ",
        ],
    ),
    (Final, &["etc"]),
];

const GERMAN: Lists = &[
    (
        Title,
        &[
            "Abb", "Abs", "Abt", "Art", "Bd", "Dipl", "Dr", "Fr", "Frl", "Hr", "Hrsg", "Ing",
            "Kap", "Mio", "Mr", "Mrd", "Mrs", "Nr", "Prof", "St", "Tel", "Ziff", "abzgl", "bes",
            "bspw", "bzgl", "bzw", "ca", "evtl", "geb", "gem", "gest", "ggf", "inkl", "max",
            "mind", "sog", "usf", "vgl", "zzgl",
        ],
    ),
    (
        Counter,
        &[
            "Apr", "Aug", "Dez", "Feb", "Jan", "Jul", "Jun", "Nov", "Okt", "S", "Sept",
        ],
    ),
    (
        Medial,
        &[
            "Co", "Corp", "Ges", "Inc", "Jh", "Jr", "Ltd", "Mill", "Nachf", "Std", "Str", "str",
            "v",
        ],
    ),
    (Final, &["etc", "usw"]),
];

const SPANISH: Lists = &[
    (
        Title,
        &[
            "Av", "Avda", "Cía", "D", "Da", "Dr", "Dra", "Dres", "Dña", "Excmo", "Gral", "Ilmo",
            "Ing", "Lic", "Mons", "Mr", "Mrs", "Ms", "Prof", "Profa", "Rvdo", "Sr", "Sra", "Sras",
            "Sres", "Srta", "Sta", "Sto", "Ud", "Uds", "Vd", "aprox", "pág", "págs", "tel",
        ],
    ),
    (
        Counter,
        &[
            "Art", "No", "Nº", "Núm", "art", "cap", "fig", "núm", "p", "pp", "vol",
        ],
    ),
    (
        Medial,
        &[
            "Co", "Corp", "EE", "EE.UU", "FF", "Inc", "JJ", "Jr", "Ltd", "RR", "UU",
        ],
    ),
    (Final, &["etc"]),
];

const FRENCH: Lists = &[
    (
        Title,
        &[
            "Dr", "Drs", "MM", "Me", "Mgr", "Mlle", "Mlles", "Mme", "Mmes", "Mr", "Pr", "Prof",
            "St", "Ste", "av", "boul", "cf", "env", "ex",
        ],
    ),
    (
        Counter,
        &[
            "Art", "art", "chap", "fig", "n", "no", "p", "pp", "tél", "vol",
        ],
    ),
    (
        Medial,
        &["Cie", "Co", "Corp", "Inc", "Jr", "Ltd", "apr", "av", "hab"],
    ),
    (Final, &["etc"]),
];

const ITALIAN: Lists = &[
    (
        Title,
        &[
            "Arch", "Avv", "Dott", "Dr", "Geom", "Ing", "Mons", "On", "Prof", "Rag", "Sig", "Sigg",
            "Sigra", "arch", "avv", "dott", "ecc.mo", "gen", "ing", "on", "prof", "sen", "sig",
            "tel",
        ],
    ),
    (
        Counter,
        &[
            "Art", "art", "artt", "cap", "fig", "n", "nn", "p", "pag", "pagg", "pp", "vol",
        ],
    ),
    (Medial, &["Co", "Corp", "Inc", "Jr", "Ltd", "a.C", "d.C"]),
    (Final, &["ecc", "etc"]),
];

const PORTUGUESE: Lists = &[
    (
        Title,
        &[
            "Av", "D", "Dr", "Dra", "Eng", "Exmo", "Gal", "Gen", "Mr", "Mrs", "Prof", "Profa", "R",
            "Sr", "Sra", "Srs", "Srta", "Sta", "Sto", "aprox", "tel",
        ],
    ),
    (
        Counter,
        &[
            "Art", "No", "art", "cap", "fig", "n", "núm", "p", "pp", "pág", "vol",
        ],
    ),
    (
        Medial,
        &[
            "Cia", "Co", "Corp", "EUA", "Inc", "Jr", "Ltd", "Ltda", "a.C", "d.C",
        ],
    ),
    (Final, &["etc"]),
];

const RUSSIAN: Lists = &[
    (
        Title,
        &[
            "акад",
            "бул",
            "ген",
            "гл",
            "гос",
            "гр",
            "д-р",
            "доц",
            "зам",
            "им",
            "напр",
            "о",
            "оз",
            "пер",
            "пл",
            "пос",
            "пр",
            "просп",
            "проф",
            "р",
            "ред",
            "с",
            "св",
            "см",
            "ср",
            "ст",
            "т.е",
            "т.н",
            "тел",
            "ул",
        ],
    ),
    (Counter, &["N", "гл", "п", "пп", "рис", "с", "стр", "табл"]),
    (
        Medial,
        &[
            "в", "вв", "г", "гг", "д", "др", "коп", "млн", "млрд", "н.э", "обл", "пр", "проч", "р",
            "руб", "т.д", "т.п", "тыс", "э",
        ],
    ),
];

const UKRAINIAN: Lists = &[
    (
        Title,
        &[
            "акад",
            "бул",
            "вул",
            "ген",
            "гл",
            "гр",
            "див",
            "доц",
            "зам",
            "м",
            "напр",
            "о",
            "обл",
            "оз",
            "пл",
            "пор",
            "пос",
            "просп",
            "проф",
            "р-н",
            "ред",
            "с",
            "св",
            "смт",
            "ст",
            "т.зв",
            "тел",
            "ім",
        ],
    ),
    (Counter, &["N", "п", "рис", "стор", "табл"]),
    (
        Medial,
        &[
            "в", "вв", "грн", "д", "др", "коп", "млн", "млрд", "н.е", "пр", "р", "рр", "ст", "т.д",
            "т.п", "тис",
        ],
    ),
];

/// For languages without a list of their own: what papers in Latin script share.
const OTHERS: Lists = &[
    (Title, &["Dr", "Mr", "Mrs", "Ms", "Prof", "St"]),
    (Medial, &["Co", "Corp", "Inc", "Jr", "Ltd"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_so_that_they_can_be_searched() {
        for lists in [
            ENGLISH, GERMAN, SPANISH, FRENCH, ITALIAN, PORTUGUESE, RUSSIAN, UKRAINIAN, OTHERS,
        ] {
            for (kind, words) in lists {
                assert!(words.is_sorted_by(|a, b| a < b), "{kind:?} {words:?}");
            }
        }
    }

    #[test]
    fn case_and_language_count() {
        assert_eq!(lookup(Language::English, "Sen"), Some(Title));
        assert_eq!(lookup(Language::English, "Mar"), Some(Counter));
        assert_eq!(lookup(Language::English, "mar"), None);
        assert_eq!(lookup(Language::German, "Inc"), Some(Medial));
        assert_eq!(lookup(Language::German, "Sen"), None);
        assert_eq!(lookup(Language::Swedish, "Dr"), Some(Title));
    }
}
