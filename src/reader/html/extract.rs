//! The article in a page: dom_smoothie's reading of Mozilla's Readability, kept at bay.

use std::sync::mpsc;
use std::thread;
use std::time::{Duration, Instant};

use dom_smoothie::{Config, Readability, TextMode};

use super::gate::Gated;
use super::reference;
use crate::guard::guarded;

/// Stack of the thread that extracts, in bytes. It is taken from the system as far as it is used.
const STACK: usize = 256 * 1024 * 1024;

/// Most elements of a page that is extracted from.
const ELEMENTS: usize = 50_000;

/// Most text and tags times depth ([`Gated::weight`], in bytes) of a page that is extracted from.
const WEIGHT: usize = 64 * 1024 * 1024;

/// The HTML of the article in a page, well nested or not.
///
/// The library runs on a thread of its own, with a stack deeper than any page that the gate lets
/// through can need, so neither a panic nor a delay costs more than this page. A thread cannot be
/// stopped: one that takes longer than it may is left behind. It holds its page, ends with the program
/// and can do nothing else; the gate sees to it that this is next to impossible.
///
/// # Errors
///
/// Why there is none: the page has more than 50,000 elements or its text is nested too deep on
/// average, the library found none, failed or took longer than `patience`.
pub(super) fn article(
    page: &Gated,
    title: Option<&str>,
    patience: Duration,
) -> Result<String, &'static str> {
    if patience.is_zero() {
        return Err("no article was to be looked for");
    }
    if page.elements > ELEMENTS {
        return Err("it has more than 50000 elements");
    }
    if page.weight > WEIGHT {
        return Err("so much of it is nested so deep");
    }
    let mut masked = String::new();
    reference::mask(title.unwrap_or_default(), &mut masked);
    let html = format!(
        "<!DOCTYPE html><html><head><title>{masked}</title></head><body>{}</body></html>",
        page.html
    );
    let (sender, receiver) = mpsc::channel();
    let extract = move || {
        let start = Instant::now();
        let found = guarded(|| extract(html));
        // Nobody listens any more if it took too long.
        let _ = sender.send((found, start.elapsed()));
    };
    thread::Builder::new()
        .name("page".to_owned())
        .stack_size(STACK)
        .spawn(extract)
        .map_err(|_| "there is no thread to look for an article")?;
    match receiver.recv_timeout(patience) {
        Ok((Some(found), took)) if took <= patience => found.ok_or("no article was found in it"),
        // What came too late counts no more than what never comes: the outcome does not hang on
        // when this thread is woken.
        Ok((Some(_), _)) | Err(mpsc::RecvTimeoutError::Timeout) => {
            Err("looking for an article took longer than --max-extraction-seconds")
        }
        Ok((None, _)) | Err(mpsc::RecvTimeoutError::Disconnected) => {
            Err("looking for an article failed")
        }
    }
}

fn extract(html: String) -> Option<String> {
    let config = Config {
        // Classes tell captions and links to other articles from the text.
        keep_classes: true,
        // Read from the page as it came.
        disable_json_ld: true,
        text_mode: TextMode::Raw,
        ..Config::default()
    };
    let mut readability = Readability::new(html, None, Some(config)).ok()?;
    let article = readability.parse().ok()?;
    Some(article.content.to_string())
}
