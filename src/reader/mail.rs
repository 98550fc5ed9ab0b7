//! Letters: newsletters and agency mail, from single messages and mailboxes.

use std::io::Cursor;

use mail_parser::mailbox::mbox::MessageIterator;
use mail_parser::{Address, Message, MessageParser, MimeHeaders, PartType};

use super::article::Article;
use super::html;
use super::{ReaderConfig, Reading, Source};
use crate::error::{Error, ErrorKind};
use crate::guard::guarded;

/// With what every message of a mailbox begins.
const MAILBOX: &[u8] = b"From ";

/// The messages of a mailbox, or the one that a file holds, a document each.
///
/// The text is that of the inline parts in HTML, read as web pages are but whole, else of those in
/// plain text; attachments are passed over. The title is the subject, the author who sent it, the
/// date the one of its header. A message that cannot be read costs the others nothing. Linear.
pub(super) fn documents(source: &Source<'_>, bytes: &[u8]) -> Reading {
    let mut messages = Messages {
        source,
        reading: Reading::default(),
        blank: 0,
    };
    if bytes.starts_with(MAILBOX) {
        for (number, message) in (1_usize..).zip(MessageIterator::new(Cursor::new(bytes))) {
            let place = format!("{}:{number}", source.id);
            match message {
                Ok(message) => messages.add(message.contents(), &place, number),
                Err(_) => messages.broken(number),
            }
        }
    } else {
        messages.add(bytes, source.id, 1);
    }
    source.tell_blank(messages.blank, &mut messages.reading);
    messages.reading
}

/// A reading that grows message by message.
struct Messages<'a> {
    source: &'a Source<'a>,
    reading: Reading,
    blank: usize,
}

impl Messages<'_> {
    fn add(&mut self, bytes: &[u8], place: &str, number: usize) {
        let limits = self.source.config;
        let read = guarded(|| {
            let flat = without_inner_messages(bytes);
            let message = MessageParser::default().parse(&flat)?;
            // Anything but a header gives a message without one.
            message.parts.first()?.headers.first()?;
            Some(article(&message, limits))
        });
        match read.flatten() {
            Some(article) => match article.into_document(place, &mut self.reading.warnings) {
                Some(document) => self.reading.documents.push(document),
                None => self.blank += 1,
            },
            None => self.broken(number),
        }
    }

    fn broken(&mut self, number: usize) {
        let reason = format!("message {number} cannot be read");
        let path = self.source.path.to_owned();
        let error = ErrorKind::Malformed { path, reason };
        self.reading.failures.push(Error::from(error));
    }
}

/// The message with the types of messages inside of it made ones that are not known, so that they
/// are attachments: the parser would take a stack frame for each that is in another.
fn without_inner_messages(bytes: &[u8]) -> Vec<u8> {
    let mut flat = bytes.to_ascii_lowercase();
    let mut is_type = false;
    let mut at = 0;
    let mut spoilt = Vec::new();
    for line in flat.split_inclusive(|&byte| byte == b'\n') {
        is_type = line.starts_with(b"content-type:")
            || is_type && line.starts_with(b" ")
            || is_type && line.starts_with(b"\t");
        if is_type {
            spoilt.extend(places(line, b"message/").map(|place| at + place));
            spoilt.extend(places(line, b"/digest").map(|place| at + place + 1));
        }
        at += line.len();
    }
    flat.copy_from_slice(bytes);
    for place in spoilt {
        flat[place] = b'x';
    }
    flat
}

fn places(line: &[u8], part: &'static [u8]) -> impl Iterator<Item = usize> {
    let starts = line.windows(part.len()).enumerate();
    starts.filter_map(move |(at, window)| (window == part).then_some(at))
}

fn article(message: &Message<'_>, limits: &ReaderConfig) -> Article {
    let pages = message.html_bodies().filter_map(|part| match &part.body {
        PartType::Html(page) => Some(html::fragment(page, limits)),
        _ => None,
    });
    let mut text = joined(pages);
    if text.is_empty() {
        let plain = message.text_bodies().filter_map(|part| match &part.body {
            PartType::Text(text) if !part.is_content_type("text", "html") => Some(text.to_string()),
            _ => None,
        });
        text = joined(plain);
    }
    Article {
        title: message.subject().map(str::to_owned),
        author: message.from().and_then(sender),
        date: message.date().map(mail_parser::DateTime::to_rfc3339),
        text,
        ..Article::default()
    }
}

/// Parts with blank lines between them.
fn joined(parts: impl Iterator<Item = String>) -> String {
    let parts: Vec<String> = parts.filter(|part| !part.trim().is_empty()).collect();
    parts.join("\n\n")
}

/// The name of who sent a message, not the address.
fn sender(address: &Address<'_>) -> Option<String> {
    let names: Vec<&str> = address.iter().filter_map(|one| one.name()).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

#[cfg(test)]
mod tests {
    use crate::reader::{ReaderConfig, read_stream};

    const LETTER: &str = "From: Coast Gazette <news@gazette.example>\r\nSubject: =?utf-8?q?Ferry_b\
        ack_=E2=80=93_at_last?=\r\nDate: Thu, 20 Mar 2025 06:00:00 +0100\r\nMIME-Version: 1.0\r\n\
        Content-Type: multipart/alternative; boundary=x\r\n\r\n--x\r\nContent-Type: text/plain\r\n\
        \r\nsee the page\r\n--x\r\nContent-Type: text/html; charset=iso-8859-1\r\n\
        Content-Transfer-Encoding: quoted-printable\r\n\r\n<table><tr><td><p>The ferry =E0 quai \
        sailed again.</p><script>x()</script><td><p>Divers found no damage.</p></table>\r\n--x--\r\n";

    #[test]
    fn a_letter_is_a_document() {
        let reading = read_stream("a.eml", LETTER.as_bytes(), &ReaderConfig::default());
        let document = &reading.documents[0];
        assert_eq!(document.title.as_deref(), Some("Ferry back – at last"));
        assert_eq!(document.author.as_deref(), Some("Coast Gazette"));
        assert_eq!(document.date.as_deref(), Some("2025-03-20T06:00:00+01:00"));
        assert_eq!(
            document.text,
            "The ferry à quai sailed again.\n\nDivers found no damage."
        );
        assert!(reading.failures.is_empty());
    }

    #[test]
    fn a_mailbox_holds_several() {
        let plain = "Subject: Tides\n\nHigh water at six.\n>From the office: none.\n";
        let empty = "Subject: Nothing\n\n\n";
        let mark = "From gazette Thu Mar 20 06:00:00 2025\n";
        let mailbox = [mark, plain, "\n", mark, empty, "\n", mark, LETTER].concat();
        let reading = read_stream("a.mbox", mailbox.as_bytes(), &ReaderConfig::default());
        let ids = reading
            .documents
            .iter()
            .map(|document| document.id.as_str());
        assert_eq!(ids.collect::<Vec<_>>(), ["a.mbox:1", "a.mbox:3"]);
        assert_eq!(
            reading.documents[0].text.trim_end(),
            "High water at six.\nFrom the office: none."
        );
        assert_eq!(
            reading.warnings[0].to_string(),
            "a.mbox: skipped: 1 document without a text"
        );
    }

    #[test]
    fn what_is_no_letter_is_named() {
        for wrong in ["", "\n", "\0\0", "no header here"] {
            let reading = read_stream("a.eml", wrong.as_bytes(), &ReaderConfig::default());
            assert_eq!(
                (reading.documents.len(), reading.failures.len()),
                (0, 1),
                "{wrong:?}"
            );
        }
        let nested = "Content-Type: multipart/mixed; boundary=x\n\n--x\n".repeat(20_000);
        let reading = read_stream("a.eml", nested.as_bytes(), &ReaderConfig::default());
        assert!(reading.documents.is_empty());
        let inner = "Content-Type: message/rfc822\n\n".repeat(20_000);
        let reading = read_stream("a.eml", inner.as_bytes(), &ReaderConfig::default());
        assert!(reading.documents.is_empty());
    }
}
