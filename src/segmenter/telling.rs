//! One look at a line for all phrases that tell lines and pieces from sentences wherever they
//! stand in them: hardly any line has one, and then nothing else need be looked for.

use super::phrase::Phrases;
use super::{boilerplate, byline, depiction, notice, request};

static PHRASES: Phrases = Phrases::of_all([
    boilerplate::HELD,
    byline::HELD,
    byline::ROLES,
    depiction::TOLD,
    notice::OWNED,
    request::HELD,
]);

/// Whether a line holds one of the phrases. Linear in the line.
pub(super) fn is_telling(line: &str) -> bool {
    PHRASES.are_in(line)
}
