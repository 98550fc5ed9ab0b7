//! A pile of documents, summarised and printed in every form.
#![no_main]

use briefing_fuzz::{pass_over_caught_panics, pile::AnyTask};
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: pass_over_caught_panics(), |bytes: &[u8]| {
    AnyTask::of(bytes).assert_is_summarised();
});
