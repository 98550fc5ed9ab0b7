//! A document or a cluster a line, as the reader and as [`json_lines`](briefing::reader::json_lines)
//! take them.
#![no_main]

use briefing_fuzz::{pass_over_caught_panics, reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: pass_over_caught_panics(), |bytes: &[u8]| {
    reading::assert_any_lines_are_read(bytes);
});
