//! What a page tells about its article outside the text.

use std::borrow::Cow;

use super::super::article::is_web_address;
use super::super::hygiene;
use super::super::moment;
use super::json_ld;
use super::reference;
use super::token::{Start, Token, Tokens};

/// Most blocks of JSON-LD that are read.
const BLOCKS: usize = 64;

/// Longest value that is taken, in bytes.
const VALUE: usize = 2048;

/// Signs between a headline and the site's name in a page's title.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " · ", " » "];

/// Facts about an article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Metadata {
    pub(super) title: Option<String>,
    pub(super) byline: Option<String>,
    /// Day or moment of publication.
    pub(super) date: Option<String>,
    /// The address that the page names as its own.
    pub(super) url: Option<String>,
    pub(super) language: Option<String>,
    pub(super) site: Option<String>,
}

impl Metadata {
    /// The same with the gaps filled from another.
    fn or(self, other: Self) -> Self {
        Self {
            title: self.title.or(other.title),
            byline: self.byline.or(other.byline),
            date: self.date.or(other.date),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
            site: self.site.or(other.site),
        }
    }

    /// The same with every value checked and in one form, or gone.
    fn checked(self) -> Self {
        let line = |value: Option<String>| value.as_deref().and_then(line);
        Self {
            title: line(self.title),
            byline: line(self.byline).filter(|byline| !is_clean_address(byline)),
            date: self.date.as_deref().and_then(moment::iso),
            url: self
                .url
                .map(|url| url.trim().to_owned())
                .filter(|url| is_clean_address(url)),
            language: self.language.as_deref().and_then(language_code),
            site: line(self.site),
        }
    }
}

/// What a page says of itself: in JSON-LD, else in Open Graph's properties, else in other `<meta>`
/// elements and links, else in its headline, title, `lang` and the first `<time>`.
///
/// Dates come in ISO 8601, languages as two letters; addresses are kept only if they are `http` or
/// `https`. A site's name at the end of the title is taken off. Values that are malformed, empty or
/// longer than 2 KiB are as if not there. Linear in the page.
pub(super) fn of(html: &str) -> Metadata {
    let mut found = Found::default();
    let mut into = Text::Nothing;
    for token in Tokens::new(html) {
        match token {
            Token::Start(start) => into = found.start(&start, into),
            Token::Raw(raw) => found.raw(raw, &mut into),
            Token::Text(text) => found.text(text, into),
            Token::End(name) => {
                if matches!(name.as_ref(), "h1" | "script" | "title" | "time") {
                    into = Text::Nothing;
                }
            }
        }
    }
    found.into_metadata()
}

/// What the text that comes next belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Text {
    Nothing,
    Heading,
    Title,
    Linked,
}

#[derive(Debug, Default)]
struct Found {
    linked: Metadata,
    blocks: usize,
    open_graph: Metadata,
    meta: Metadata,
    page: Metadata,
    heading: String,
    title: Option<String>,
}

impl Found {
    fn start(&mut self, start: &Start<'_>, into: Text) -> Text {
        match start.name.as_ref() {
            "html" => set(&mut self.page.language, start.attribute("lang")),
            "meta" => self.meta(start),
            "link" if start.has_word("rel", "canonical") => {
                set(&mut self.page.url, start.attribute("href"));
            }
            "time" => {
                let date = start.attribute("datetime");
                let date = date.and_then(|date| moment::iso(&date));
                set(&mut self.page.date, date.map(Cow::Owned));
            }
            "br" if into == Text::Heading => self.heading.push(' '),
            "h1" if self.heading.is_empty() => return Text::Heading,
            "title" if self.title.is_none() => return Text::Title,
            "script" => {
                let kind = start.attribute("type").unwrap_or_default();
                let kind = kind.split(';').next().unwrap_or_default().trim();
                return match kind.eq_ignore_ascii_case("application/ld+json") {
                    true => Text::Linked,
                    false => Text::Nothing,
                };
            }
            _ => return into,
        }
        into
    }

    fn meta(&mut self, start: &Start<'_>) {
        let name = ["property", "name", "itemprop", "http-equiv"]
            .iter()
            .find_map(|attribute| start.attribute(attribute));
        let Some(name) = name.map(|name| name.trim().to_ascii_lowercase()) else {
            return;
        };
        if let Some(field) = self.date_field(&name) {
            // A malformed date does not keep a good one out.
            let date = start
                .attribute("content")
                .and_then(|date| moment::iso(&date));
            set(field, date.map(Cow::Owned));
            return;
        }
        let (open_graph, meta) = (&mut self.open_graph, &mut self.meta);
        let field = match name.as_str() {
            "og:title" => &mut open_graph.title,
            "og:url" => &mut open_graph.url,
            "og:site_name" => &mut open_graph.site,
            "og:locale" => &mut open_graph.language,
            "article:author" | "og:article:author" => &mut open_graph.byline,
            "twitter:title" | "dc.title" | "dcterms.title" | "headline" | "parsely-title" => {
                &mut meta.title
            }
            "author" | "byl" | "dc.creator" | "dcterms.creator" | "parsely-author"
            | "sailthru.author" => &mut meta.byline,
            "content-language" | "dc.language" | "language" => &mut meta.language,
            "application-name" | "publisher" | "dc.publisher" => &mut meta.site,
            _ => return,
        };
        set(field, start.attribute("content"));
    }

    /// The field of a property that dates the article.
    fn date_field(&mut self, name: &str) -> Option<&mut Option<String>> {
        match name {
            "article:published_time" | "og:article:published_time" | "og:published_time" => {
                Some(&mut self.open_graph.date)
            }
            "date"
            | "pubdate"
            | "publishdate"
            | "publish-date"
            | "publish_date"
            | "publication_date"
            | "datepublished"
            | "dc.date"
            | "dc.date.issued"
            | "dcterms.date"
            | "dcterms.created"
            | "dcterms.issued"
            | "parsely-pub-date"
            | "sailthru.date"
            | "article_date_original"
            | "cxenseparse:recs:publishtime" => Some(&mut self.meta.date),
            _ => None,
        }
    }

    fn raw(&mut self, raw: &str, into: &mut Text) {
        match into {
            Text::Linked if self.blocks < BLOCKS => {
                self.blocks += 1;
                let linked = std::mem::take(&mut self.linked);
                self.linked = linked.or(json_ld::metadata(raw).checked());
            }
            Text::Title => {
                let title = reference::decode(raw).into_owned();
                self.title = Some(title);
            }
            _ => {}
        }
        *into = Text::Nothing;
    }

    fn text(&mut self, text: &str, into: Text) {
        if into == Text::Heading && self.heading.len() + text.len() <= VALUE {
            self.heading.push_str(text);
        }
    }

    fn into_metadata(self) -> Metadata {
        let heading = reference::decode(&self.heading).into_owned();
        let mut found = self
            .linked
            .or(self.open_graph.checked())
            .or(self.meta.checked());
        let site = found.site.clone();
        let page = Metadata {
            title: page_title(line(&heading), self.title.as_deref().and_then(line)),
            ..self.page
        };
        found = found.or(page.checked());
        found.title = found
            .title
            .map(|title| without_site(&title, site.as_deref()));
        found
    }
}

/// The headline of a page without metadata: its first heading if that is part of its title, for
/// other ones are logos; else the title.
fn page_title(heading: Option<String>, title: Option<String>) -> Option<String> {
    match (heading, title) {
        (Some(heading), Some(title)) => {
            let whole = title.starts_with(&heading) || heading.split(' ').count() > 3;
            let is_headline = title.contains(&heading) && whole;
            Some(if is_headline { heading } else { title })
        }
        (heading, title) => heading.or(title),
    }
}

fn set(field: &mut Option<String>, value: Option<Cow<'_, str>>) {
    let value = value.filter(|value| !value.trim().is_empty() && value.len() <= VALUE);
    if field.is_none() {
        *field = value.map(Cow::into_owned);
    }
}

/// A value on one line, cleaned; `None` if nothing is left or it is too long.
fn line(value: &str) -> Option<String> {
    if value.len() > VALUE {
        return None;
    }
    // JSON-LD and attributes are often escaped twice.
    let decoded = reference::decode(value);
    let cleaned = hygiene::clean(&decoded).0;
    let words: Vec<&str> = cleaned.split_whitespace().collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Whether an address is one of the web, of bearable length.
fn is_clean_address(text: &str) -> bool {
    text.len() <= VALUE && is_web_address(text)
}

/// The two letters of a language tag such as `en-GB` or `en_GB`.
fn language_code(tag: &str) -> Option<String> {
    let code = tag.trim().split(['-', '_', ',']).next()?;
    let is_code = code.len() == 2 && code.bytes().all(|byte| byte.is_ascii_alphabetic());
    is_code.then(|| code.to_ascii_lowercase())
}

/// A title without the name of the site after or before it.
fn without_site(title: &str, site: Option<&str>) -> String {
    let Some(site) = site else {
        return title.to_owned();
    };
    let is_site = |part: &str| part.trim().eq_ignore_ascii_case(site);
    let headline = SEPARATORS.iter().find_map(|separator| {
        let last = title.rsplit_once(separator);
        let last = last.filter(|(_, end)| is_site(end)).map(|(rest, _)| rest);
        let first = title.split_once(separator);
        last.or(first
            .filter(|(start, _)| is_site(start))
            .map(|(_, rest)| rest))
    });
    headline
        .map(str::trim)
        .filter(|headline| !headline.is_empty())
        .unwrap_or(title)
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn title(html: &str) -> Option<String> {
        of(html).title
    }

    #[test]
    fn json_ld_goes_before_open_graph_before_the_rest() {
        let rest = "<html lang=de-AT><title>Rest</title><meta name=date content=2025-03-01>\
            <link rel='nofollow canonical' href=https://gazette.example/rest>";
        let graph = "<meta property=og:title content='Graph &amp; more'>\
            <meta property=article:published_time content=2025-03-02T08:00:00Z>\
            <meta property=og:site_name content=Gazette>";
        let linked = r#"<script type="application/ld+json">{"@type":"NewsArticle",
            "headline":"Linked","datePublished":"2025-03-03","url":"https://gazette.example/linked"}
            </script>"#;
        let found = of(&[rest, graph, linked].concat());
        assert_eq!(found.title.as_deref(), Some("Linked"));
        assert_eq!(found.date.as_deref(), Some("2025-03-03"));
        assert_eq!(found.url.as_deref(), Some("https://gazette.example/linked"));
        assert_eq!(found.site.as_deref(), Some("Gazette"));
        assert_eq!(found.language.as_deref(), Some("de"));
        let found = of(&[rest, graph].concat());
        assert_eq!(found.title.as_deref(), Some("Graph & more"));
        assert_eq!(found.date.as_deref(), Some("2025-03-02T08:00:00Z"));
        let found = of(rest);
        assert_eq!(found.title.as_deref(), Some("Rest"));
        assert_eq!(found.date.as_deref(), Some("2025-03-01"));
        assert_eq!(found.url.as_deref(), Some("https://gazette.example/rest"));
    }

    #[test]
    fn malformed_values_give_way() {
        let found = of(
            "<script type=application/ld+json>{\"@type\":\"Article\",</script>\
            <meta name=pubdate content=soon><meta name=date content=2025-03-04>\
            <meta property=og:title content='  '><h1>Ferry <i>sails</i><br>again</h1>\
            <meta property=og:url content=javascript:alert(1)>",
        );
        assert_eq!(found.date.as_deref(), Some("2025-03-04"));
        assert_eq!(found.title.as_deref(), Some("Ferry sails again"));
        assert_eq!(found.url, None);
        assert_eq!(of(""), Metadata::default());
    }

    #[test]
    fn addresses_are_of_the_web() {
        for (address, is_one) in [
            ("https://gazette.example/a", true),
            ("HTTP://gazette.example", true),
            ("javascript:alert(1)//://", false),
            ("data://x", false),
            ("/a", false),
            ("https://gazette.example/a b", false),
            ("https://gazette.example/\u{202E}b", false),
        ] {
            assert_eq!(is_clean_address(address), is_one, "{address}");
        }
    }

    #[test]
    fn the_first_time_dates_a_page_that_has_no_other_date() {
        let page = "<time datetime=today>x</time><time datetime='2025-03-05T09:30+01:00'>y</time>";
        assert_eq!(of(page).date.as_deref(), Some("2025-03-05T09:30:00+01:00"));
        assert_eq!(of("<time>2025-03-05</time>").date, None);
    }

    #[test]
    fn the_name_of_the_site_is_no_part_of_the_title() {
        let site = "<meta property=og:site_name content='Coast Gazette'>";
        for (written, read) in [
            ("Ferry back - Coast Gazette", "Ferry back"),
            ("Coast Gazette | Ferry back", "Ferry back"),
            ("Ferry back - and forth", "Ferry back - and forth"),
            ("Coast Gazette", "Coast Gazette"),
        ] {
            let page = format!("{site}<title>{written}</title>");
            assert_eq!(title(&page).as_deref(), Some(read));
        }
    }

    #[test]
    fn a_logo_is_no_headline() {
        let page = "<title>Ferry back - Coast Gazette</title><h1>Coast Gazette</h1>";
        assert_eq!(title(page).as_deref(), Some("Ferry back - Coast Gazette"));
        let page = "<title>Ferry back - Coast Gazette</title><h1>Ferry back</h1>";
        assert_eq!(title(page).as_deref(), Some("Ferry back"));
    }

    #[test]
    fn steering_characters_do_not_pass() {
        let page = "<title>a&#27;[31mb &#8238;c</title>";
        let found = title(page).unwrap_or_default();
        assert!(!found.contains(['\u{1B}', '\u{202E}']), "{found:?}");
    }
}
