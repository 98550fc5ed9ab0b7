//! Other people's code that may panic, kept from taking ours along.

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static ON: Cell<bool> = const { Cell::new(false) };
}

/// What a call into another library gives, or `None` if it panics.
///
/// Only for calls that leave nothing of ours half done. A program's panic hook hears of the panic
/// all the same, and can ask [`is_on`].
pub(crate) fn guarded<T>(call: impl FnOnce() -> T) -> Option<T> {
    let before = ON.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(call));
    ON.set(before);
    outcome.ok()
}

/// Whether this thread is inside a call whose panics are caught, so that a panic hook can pass over
/// them.
pub fn is_on() -> bool {
    ON.get()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_is_caught_and_known_to_be() {
        assert_eq!(
            guarded(|| (is_on(), guarded(is_on), is_on())),
            Some((true, Some(true), true))
        );
        let parsed = |number: &str| number.parse::<u8>().expect("a number");
        assert_eq!(guarded(|| parsed("7")), Some(7));
        assert_eq!(guarded(|| parsed("x")), None);
        assert!(!is_on());
    }
}
