//! What a crawler brought home.
#![no_main]

use briefing::reader::Format;
use briefing_fuzz::{pass_over_caught_panics, reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: pass_over_caught_panics(), |bytes: &[u8]| {
    reading::assert_any_bytes_are_read(Some(Format::Warc), bytes);
});
