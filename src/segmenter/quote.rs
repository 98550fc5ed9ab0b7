//! Sentences that go on behind a quotation that ends in a full stop of its own, where no small letter
//! shows it.

use crate::language::Language;

/// How many characters behind a quotation the verb of saying stands at most.
const TOLD_WITHIN: usize = 14;

/// Whether a sentence goes on in `rest`, which follows the closing mark of a quotation; `asked`
/// tells whether the quotation ends in a question or exclamation mark.
pub(super) fn goes_on(language: Language, asked: bool, rest: &str) -> bool {
    match language {
        Language::Arabic if asked => begins_with_word(rest, ARABIC),
        Language::Hebrew if asked => begins_with_word(rest, HEBREW),
        Language::Hindi if asked => is_asked(rest),
        Language::Japanese => is_particle(rest),
        Language::Chinese => is_told(rest),
        Language::Korean => KOREAN.iter().any(|word| rest.starts_with(word)),
        _ => false,
    }
}

/// Whether an English text begins with a verb of saying, as behind the name of who said it.
pub(super) fn is_verb_of_saying(text: &str) -> bool {
    const VERBS: &[&str] = &[
        "added", "adds", "answered", "ask", "asked", "asks", "cried", "replied", "said", "say",
        "says", "shouted", "told", "writes", "wrote",
    ];
    let text = text.trim_start();
    let end = text
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(text.len());
    VERBS.binary_search(&&text[..end]).is_ok()
}

const ARABIC: &[&str] = &[
    "أجاب", "أضاف", "تقول", "رد", "سأل", "سألت", "صرخ", "قال", "قالت", "كتب", "هتف", "يسأل", "يقول",
];

const HEBREW: &[&str] = &[
    "אמר", "אמרה", "השיב", "כתב", "כתבה", "צעק", "צעקה", "שאל", "שאלה",
];

fn begins_with_word(rest: &str, words: &[&str]) -> bool {
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    words.contains(&&rest[..end])
}

/// `“क्यों?” उसने पूछा।`: a verb of saying before any other mark.
fn is_asked(rest: &str) -> bool {
    let clause = rest.split(['।', ',', '|', '.']).next().unwrap_or(rest);
    ["पूछा", "कहा", "पूछते", "कहते", "बोले", "बोला"]
        .iter()
        .any(|verb| clause.trim_end().ends_with(verb))
}

/// What the Korean words begin with that tie a quotation to its verb.
const KOREAN: &[&str] = &[
    "고 ",
    "고,",
    "라고",
    "라는",
    "라며",
    "라면서",
    "라 ",
    "며 ",
    "며,",
    "면서",
    "이라고",
    "이라는",
    "이라며",
    "이라면서",
    "하고",
    "하며",
    "는 ",
    "란 ",
];

/// `「はい。」と言った`: a particle ties the quotation to its verb or noun; `でも` and the like begin
/// sentences.
fn is_particle(rest: &str) -> bool {
    const PARTICLES: &[&str] = &[
        "、", "と", "て", "って", "など", "の", "は", "が", "を", "に", "で", "も", "や", "へ",
        "から", "より", "まで", "だ",
    ];
    const STARTERS: &[&str] = &[
        "ところ",
        "とはいえ",
        "とても",
        "とにかく",
        "ともあれ",
        "でも",
        "では",
        "ですが",
        "でして",
        "はい",
        "はたして",
        "もし",
        "もう",
        "もちろん",
        "もっとも",
        "やはり",
        "やがて",
        "だから",
        "だが",
        "だけど",
    ];
    let begins = |words: &[&str]| words.iter().any(|word| rest.starts_with(word));
    begins(PARTICLES) && !begins(STARTERS)
}

/// `“走吗？”他问。`: who speaks and a verb of saying, before any other mark.
fn is_told(rest: &str) -> bool {
    let clause = rest
        .char_indices()
        .take(TOLD_WITHIN)
        .find(|&(_, c)| !c.is_alphanumeric());
    let clause = clause.map(|(at, c)| (&rest[..at], c));
    clause.is_some_and(|(clause, mark)| {
        let said = [
            "说", "說", "问", "問", "道", "表示", "称", "稱", "写", "寫", "喊", "回答",
        ];
        matches!(mark, '。' | '，' | '：' | '！' | '、')
            && said.iter().any(|verb| clause.ends_with(verb))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_particle_or_a_verb_of_saying_ties_a_quotation() {
        assert!(goes_on(Language::Japanese, false, "と話した。"));
        assert!(!goes_on(Language::Japanese, false, "ところが港は"));
        assert!(!goes_on(Language::Japanese, false, "港は閉まった。"));
        assert!(goes_on(Language::Chinese, true, "港务局长问。"));
        assert!(!goes_on(Language::Chinese, false, "港口星期一关闭。"));
        assert!(goes_on(Language::Korean, false, "라고 말했다."));
        assert!(!goes_on(Language::Korean, false, "항구는 닫혔다."));
        assert!(goes_on(Language::Arabic, true, "سأل الرجل."));
        assert!(!goes_on(Language::Arabic, false, "قال الرجل إنه"));
        assert!(!goes_on(Language::Hindi, true, "बंदरगाह बंद है।"));
        assert!(!goes_on(Language::English, true, "he said."));
    }
}
