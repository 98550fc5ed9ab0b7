//! gzip, Zstandard and ZIP, and whatever the first bytes look like.
#![no_main]

use briefing_fuzz::{pass_over_caught_panics, reading};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: pass_over_caught_panics(), |bytes: &[u8]| {
    reading::assert_any_packing_is_unpacked(bytes);
});
