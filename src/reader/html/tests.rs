use super::*;
use crate::warning::TagLimit;
use proptest::prelude::*;

/// A page of the paragraphs given, with all that surrounds an article.
fn page(head: &str, article: &str) -> String {
    format!(
        "<!DOCTYPE html><html lang=en><head><meta charset=utf-8>{head}\
         <script>var wide = '<p>never</p>';</script><style>p {{ color: red }}</style></head><body>\
         <nav><ul><li><a href=/>Home</a><li><a href=/news>News</a></ul></nav>\
         <div class='cookie-banner'><p>We use cookies. Accept all of them.</p></div>\
         <main><article>{article}</article></main>\
         <aside class=related><h3>More stories</h3><ul><li><a href=/a>Tram line opens</a></ul></aside>\
         <footer><p>Coast Gazette, all rights reserved.</p></footer></body></html>"
    )
}

const FIRST: &str = "The ferry between the mainland and the islands sailed again on Thursday, four \
    days after a storm had torn it from its moorings and driven it on to a sandbank.";
const SECOND: &str = "The harbour office said that divers had found no damage below the water line, \
    and that the first crossing had carried ninety passengers, most of them islanders.";
const THIRD: &str = "A second vessel, which had stood in during the repairs, will go back to the \
    southern route on Monday, the office added, once its own inspection is finished.";

fn read(html: &str) -> (Document, Vec<Warning>) {
    read_bytes(html.as_bytes(), None).unwrap()
}

fn read_bytes(bytes: &[u8], charset: Option<&str>) -> Result<(Document, Vec<Warning>)> {
    read_within(bytes, charset, &ReaderConfig::default())
}

fn read_within(
    bytes: &[u8],
    charset: Option<&str>,
    limits: &ReaderConfig,
) -> Result<(Document, Vec<Warning>)> {
    document(
        "a".into(),
        Path::new("a.html"),
        bytes.to_vec(),
        charset,
        limits,
    )
}

fn fragment(html: &str) -> String {
    super::fragment(html, &ReaderConfig::default())
}

fn pass(html: &str) -> Gated {
    gate::pass(html, &ReaderConfig::default())
}

fn text_of(html: &str) -> String {
    read(html).0.text
}

#[test]
fn the_article_is_the_text_and_nothing_else() {
    let article = format!(
        "<h1>Ferry back in service</h1><p>{FIRST}</p><h2>No damage found</h2><p>{SECOND}</p>\
         <figure><img src=f.jpg alt=ferry><figcaption>The ferry on Wednesday. Photo: Gazette\
         </figcaption></figure><p><a href=/b>Read more: how the storm came</a></p><p>{THIRD}</p>"
    );
    let (document, warnings) = read(&page("<title>Ferry back in service</title>", &article));
    for part in [FIRST, SECOND, THIRD] {
        let whole = document
            .text
            .split("\n\n")
            .any(|paragraph| paragraph == part);
        assert!(whole, "{}", document.text);
    }
    assert!(
        document
            .text
            .split("\n\n")
            .any(|paragraph| paragraph == "No damage found")
    );
    for part in [
        "never",
        "color",
        "cookies",
        "Tram",
        "Home",
        "rights",
        "Photo",
        "Read more",
    ] {
        assert!(!document.text.contains(part), "{part} in {}", document.text);
    }
    assert_eq!(document.title.as_deref(), Some("Ferry back in service"));
    assert_eq!(warnings, []);
}

#[test]
fn the_page_tells_title_author_site_date_address_and_language() {
    let head = r#"<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Ferry back",
        "datePublished": "2025-03-20T06:00:00+01:00", "author": {"name": "Harbour desk"}, "publisher": {"name": "Coast Gazette"}}</script>
        <link rel=canonical href="https://gazette.example/ferry">"#;
    let article = format!("<p>By Harbour desk</p><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    let (document, _) = read(&page(head, &article));
    assert_eq!(document.title.as_deref(), Some("Ferry back"));
    assert_eq!(document.date.as_deref(), Some("2025-03-20T06:00:00+01:00"));
    assert_eq!(
        document.url.as_deref(),
        Some("https://gazette.example/ferry")
    );
    assert_eq!(document.language.as_deref(), Some("en"));
    assert_eq!(document.author.as_deref(), Some("Harbour desk"));
    assert_eq!(document.site.as_deref(), Some("Coast Gazette"));
    assert!(document.text.starts_with(FIRST), "{}", document.text);
}

#[test]
fn a_language_that_the_text_is_not_in_is_left_out() {
    let article = format!("<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>");
    let wrong = page("", &article).replace("lang=en", "lang=uk");
    assert_eq!(read(&wrong).0.language, None);
}

#[test]
fn nothing_is_glued_together() {
    let html = "<p>One.</p><p>Two.</p>Three.<div>Four.</div><ul><li>Five<li>Six</ul>\
        <table><tr><td>Seven</td><td>Eight</td></tr><tr><td>Nine</table>Ten<br>Eleven<br><br>Twelve\
        <h2>Thirteen</h2>Fourteen<img src=x>Fifteen<dl><dt>Sixteen<dd>Seventeen</dl>";
    let paragraphs = fragment(html);
    let expected = "One.\n\nTwo.\n\nThree.\n\nFour.\n\nFive\n\nSix\n\nSeven\n\nEight\n\nNine\n\n\
        Ten\nEleven\n\nTwelve\n\nThirteen\n\nFourteen Fifteen\n\nSixteen\n\nSeventeen";
    assert_eq!(paragraphs, expected);
}

#[test]
fn inline_markup_parts_no_words() {
    let html = "<p>Har<b>bour</b> <i>of\n  Nor</i>th<span>port</span>&nbsp;&amp; co&shy;ast</p>";
    assert_eq!(fragment(html), "Harbour of Northport & coast");
    assert_eq!(fragment("<pre>a  b\nc</pre>"), "a b\nc");
    assert_eq!(fragment("a < b &lt;p> c"), "a < b <p> c");
}

#[test]
fn a_short_page_is_read_whole() {
    let short = "<html><body><p>The ferry sails again.</p><p>Tickets are on sale.</body>";
    assert_eq!(
        text_of(short),
        "The ferry sails again.\n\nTickets are on sale."
    );
    let bare = "<html>The ferry sails again.";
    assert_eq!(text_of(bare), "The ferry sails again.");
}

#[test]
fn the_body_is_not_lost_where_classes_mislead() {
    let article =
        format!("<div class='related hidden'><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>");
    let html = format!("<html><body><form><div class=share>{article}</div></form></body></html>");
    let text = text_of(&html);
    for part in [FIRST, SECOND, THIRD] {
        assert!(text.contains(part), "{text}");
    }
}

#[test]
fn a_page_without_text_is_an_error() {
    for html in [
        "<html></html>",
        "<html><script>a</script><!-- b -->",
        "<html><p>&nbsp;&#8203;",
    ] {
        let error = read_bytes(html.as_bytes(), None).unwrap_err();
        assert_eq!(error.to_string(), "a.html: holds no text");
    }
}

#[test]
fn steering_characters_do_not_come_in_as_references() {
    let text = text_of("<html><p>a&#27;[31mb&#x202E;c&#8203;d&#0;</p>");
    assert!(
        !text.contains(['\u{1B}', '\u{202E}', '\u{200B}', '\0']),
        "{text:?}"
    );
}

#[test]
fn the_encoding_is_what_the_page_says() {
    let html = "<html><meta charset=windows-1251><p>Паром снова ходит.</p>";
    let (bytes, ..) = encoding_rs::WINDOWS_1251.encode(html);
    let read = |bytes: &[u8], charset| read_bytes(bytes, charset).unwrap().0.text;
    assert_eq!(read(&bytes, None), "Паром снова ходит.");
    assert_ne!(read(&bytes, Some("koi8-r")), "Паром снова ходит.");
    let wide: Vec<u8> = "\u{FEFF}<html><p>Паром."
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(looks_like_page(&wide));
    assert_eq!(read(&wide, None), "Паром.");
}

#[test]
fn pages_are_known_by_their_first_tag() {
    for page in [
        "<!DOCTYPE html>",
        "\u{FEFF}\n<HTML>",
        "<?xml version='1.0'?>\n<!DOCTYPE HTML PUBLIC '-//W3C//DTD'>",
        "<!-- saved --><html>",
    ] {
        assert!(looks_like_page(page.as_bytes()), "{page}");
    }
    for other in [
        "",
        "<p>",
        "html",
        "<?xml version='1.0'?><rss>",
        "<!-- <html>",
        "<htm",
    ] {
        assert!(!looks_like_page(other.as_bytes()), "{other}");
    }
}

/// Pages that parsers have trouble with, of about so many bytes each but for the one of 64,000
/// levels.
fn hostile(size: usize) -> Vec<(&'static str, String)> {
    let repeated = |piece: &str| piece.repeat(size / piece.len());
    let numbered = |piece: &dyn Fn(usize) -> String| -> String {
        (0..size / piece(0).len()).map(piece).collect()
    };
    vec![
        ("div", repeated("<div>")),
        (
            "64,000 levels",
            format!("{}x{}", "<div>".repeat(64_000), "</div>".repeat(64_000)),
        ),
        ("b", repeated("<b>")),
        (
            "different fonts",
            numbered(&|n| format!("<font size={n:06}>")),
        ),
        (
            "fonts and paragraphs",
            format!(
                "{}{}",
                (0..500)
                    .map(|n| format!("<font id={n}>"))
                    .collect::<String>(),
                repeated("<p>x")
            ),
        ),
        ("b and p", repeated("<b><p>")),
        ("lists", repeated("<ul><li>")),
        ("tables", repeated("<table><tr><td>")),
        ("bare tables", repeated("<table>x<b>")),
        ("comments", repeated("<!--")),
        ("closed comments", repeated("<!-- -->")),
        (
            "attributes",
            format!(
                "<p {}>",
                (0..50_000).map(|n| format!("a{n}=b ")).collect::<String>()
            ),
        ),
        ("classes", format!("<p {}>", "class=a ".repeat(50_000))),
        ("bodies", numbered(&|n| format!("<body a{n:06}=b>"))),
        ("links", repeated("<a href=x><div>")),
        ("links in links", repeated("<a href=x><div></a>y")),
        ("links in cells", repeated("<a><table><td>")),
        ("forms", repeated("<form><div>")),
        ("drawings", repeated("<svg><p>")),
        ("formulas", repeated("<math><mi>")),
        ("templates", repeated("<template>")),
        ("selects", repeated("<select><option>")),
        ("noscript", repeated("<noscript>")),
        ("titles", repeated("<title>")),
        ("scripts", repeated("<script><!--<script>")),
        ("paragraphs", repeated("<p>x")),
        ("breaks", repeated("<br>")),
        ("breaks and text", repeated("x<br><br>")),
        (
            "end tags",
            format!("{}{}", "<span>".repeat(500), repeated("</div>")),
        ),
        (
            "crossed tags",
            format!("{}{}", "<section>".repeat(500), repeated("<i></p></i></b>")),
        ),
        ("headings", repeated("<h1>")),
        ("open tags", repeated("<a ")),
        ("open quotes", repeated("<a b=\"")),
        ("less-than signs", repeated("<")),
        ("references", repeated("&amp;&#x")),
        (
            "long names",
            repeated(
                "<aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa>",
            ),
        ),
        ("different names", numbered(&|n| format!("<e{n:06}>"))),
        (
            "text in the deep",
            format!("{}{}", "<div>".repeat(511), repeated("words, and more. ")),
        ),
        (
            "shallow text",
            format!("{}{}", "<div>".repeat(80), repeated("words, and more. ")),
        ),
        (
            "small divisions",
            format!("{}{}", "<div>".repeat(80), repeated("<div>a, b</div>")),
        ),
        ("spans", repeated("<span>a </span>")),
        (
            "deep lists",
            format!(
                "{}<ul>{}",
                "<div>".repeat(450),
                "<li><a href=x>a</a>".repeat(24_000)
            ),
        ),
        (
            "wide lists",
            format!("<ul>{}", repeated("<li><a href=x>a</a>")),
        ),
        ("wide tables", format!("<table>{}", repeated("<tr><td>a"))),
        (
            "json",
            format!(
                "<script type=application/ld+json>{}</script>",
                repeated("[")
            ),
        ),
        ("base64", format!("<p>{}</p>", repeated("QUJD"))),
    ]
}

fn assert_survived(size: usize) {
    for (name, body) in hostile(size) {
        let html = format!("<html><body><p>Before.</p>{body}");
        let (document, warnings) = read_bytes(html.as_bytes(), None).unwrap();
        // What is taken for an article may stand elsewhere; all text of a page has all of it.
        let is_whole = |warning: &Warning| matches!(warning, Warning::WholePage { .. });
        let is_kept = document.text.starts_with("Before.") || !warnings.iter().any(is_whole);
        assert!(is_kept && !document.text.trim().is_empty(), "{name}");
        let given_up = |warning: &Warning| {
            let told = warning.to_string();
            told.contains("took longer") || told.contains("failed")
        };
        assert!(!warnings.iter().any(given_up), "{name}: {warnings:?}");
    }
}

#[test]
fn hostile_pages_neither_hang_nor_abort_nor_cost_their_neighbour() {
    assert_survived(40_000);
}

#[test]
#[ignore = "half a minute without optimisation"]
fn hostile_pages_of_full_size_neither_hang_nor_abort() {
    assert_survived(700_000);
}

#[test]
fn a_page_that_takes_too_long_is_read_whole() {
    let html = page("", &format!("<p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>"));
    let limits = ReaderConfig {
        max_extraction: std::time::Duration::from_nanos(1),
        ..ReaderConfig::default()
    };
    let (document, warnings) = read_within(html.as_bytes(), None, &limits).unwrap();
    for part in [FIRST, SECOND, THIRD] {
        assert!(document.text.contains(part), "{}", document.text);
    }
    assert!(!document.text.contains("rights"), "{}", document.text);
    let told = warnings.iter().map(ToString::to_string);
    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            "a: all text of the page was taken: looking for an article took longer than \
             --max-extraction-seconds"
        ]
    );
}

#[test]
fn limits_on_tags_can_be_set() {
    let limits = ReaderConfig {
        max_nesting: 4,
        max_attributes: 2,
        ..ReaderConfig::default()
    };
    let deep = gate::pass("<div><div><div><div><div>words", &limits);
    assert_eq!(depth_of(&deep.html), Some(4));
    assert_eq!(deep.limit, Some(TagLimit::Levels(4)));
    let wide = gate::pass("<p a=1 b=2 class=c>words", &limits);
    assert_eq!(wide.html, "<p>words</p>");
    assert_eq!(wide.limit, Some(TagLimit::Attributes(2)));
    let warnings = read_within(b"<html><p a b c>words", None, &limits)
        .unwrap()
        .1;
    assert_eq!(
        warnings[0].to_string(),
        "a: tags beyond the limit of 2 attributes were passed over (--max-attributes)"
    );
}

/// Depth of the tags in well-nested HTML; `None` if it is not well nested.
fn depth_of(html: &str) -> Option<usize> {
    let mut open: Vec<String> = Vec::new();
    let mut deepest = 0;
    for token in token::Tokens::new(html) {
        match token {
            token::Token::Start(start) if !element::is_void(&start.name) => {
                open.push(start.name.into_owned());
                deepest = deepest.max(open.len());
            }
            token::Token::End(name) => {
                open.pop().filter(|open| *open == name)?;
            }
            _ => {}
        }
    }
    open.is_empty().then_some(deepest)
}

#[test]
fn the_gate_lets_no_more_than_512_levels_through() {
    let deep = format!("{}words{}", "<div>".repeat(600), "</div>".repeat(600));
    let page = pass(&deep);
    assert_eq!(depth_of(&page.html), Some(512));
    assert_eq!(page.limit, Some(TagLimit::Levels(512)));
    assert!(page.html.contains("words"));
    let warnings = read(&format!("<html>{deep}")).1;
    let flattened = warnings
        .iter()
        .any(|warning| matches!(warning, Warning::Flattened { .. }));
    assert!(flattened);
}

#[test]
fn the_gate_leaves_ordinary_pages_their_structure() {
    let html = "<DIV Class='a \"b\"' onclick=x()>a<P>b<p>c<span>d</div>e<ul><li>f<li>g</ul></p>h";
    let page = pass(html);
    assert_eq!(
        page.html,
        "<div class=\"a &quot;b&quot;\">a<p>b</p><p>c<span>d</span></p></div>e<ul><li>f</li>\
         <li>g</li></ul>\nh"
    );
    assert_eq!((page.limit, page.elements), (None, 7));
    let cells = pass("<table><tr><td><p>a</div></table>b<td>c");
    assert_eq!(
        cells.html,
        "<table><tr><td><p>a</p></td></tr></table>b<td>c</td>"
    );
    let repaired = pass("<a href=x><div>a</a>b</div><a>c<a>d");
    assert_eq!(
        repaired.html,
        "<a href=\"x\"><div>a</a>b</div><a>c</a><a>d</a>"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever tags come, what passes the gate is well nested but for links, and passes it again
    /// unchanged.
    #[test]
    fn the_gate_makes_any_tags_well_nested(
        html in "(</?(div|p|b|li|ul|td|tr|table|h1|h2|span|svg|title|dl|dd|br)>|<!--|-->|<|é| x ){0,40}"
    ) {
        let page = pass(&html);
        prop_assert!(depth_of(&page.html).is_some_and(|depth| depth <= 512), "{}", page.html);
        let again = pass(&page.html).html;
        prop_assert_eq!(again, page.html);
    }

    #[test]
    fn no_words_are_lost_at_the_gate(
        pieces in prop::collection::vec(("[a-z]{1,6}", "</?(div|p|b|li|ul|td|table|h1|span|a)>"), 0..30)
    ) {
        let html: String = pieces.iter().map(|(word, tag)| format!("{tag}{word} ")).collect();
        let page = pass(&html).html;
        for (word, _) in &pieces {
            prop_assert!(page.contains(word.as_str()));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_page_is_read_or_refused(
        html in "(</?(div|p|a|b|li|ul|td|table|h1|script|title|article|figure|br)( class=[a-z]+)?>|&amp;|&#27;|<|[a-z ,.]{0,20}){0,60}"
    ) {
        let read = read_bytes(html.as_bytes(), None);
        if let Ok((document, _)) = read {
            prop_assert!(!document.text.trim().is_empty());
            let steers = document.text.contains(['\u{1B}', '\r']);
            prop_assert!(!steers);
        }
    }
}
