//! A text by the rules of any language.
#![no_main]

use briefing_fuzz::{pass_over_caught_panics, pieces};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: pass_over_caught_panics(), |bytes: &[u8]| {
    pieces::assert_any_bytes_are_cut(bytes);
});
