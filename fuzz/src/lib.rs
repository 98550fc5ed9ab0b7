//! What the targets share: the laws that `cargo test` checks too, and what a finding is.

#[path = "../../tests/laws/pieces.rs"]
pub mod pieces;
#[path = "../../tests/laws/pile.rs"]
pub mod pile;
#[path = "../../tests/laws/reading.rs"]
pub mod reading;

use std::panic;

use briefing::guard;

/// Panics of other libraries that ours catches are no findings; all others end the run.
pub fn pass_over_caught_panics() {
    let abort = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if !guard::is_on() {
            abort(info);
        }
    }));
}
