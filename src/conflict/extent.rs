//! What a written number can mean.

/// From one number to another, both included: all that a written number can mean, as it may be
/// rounded, a bound or an estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Extent {
    pub(super) least: f64,
    pub(super) most: f64,
    /// Whether it was written with a fraction.
    pub(super) fraction: bool,
}

/// How far a lower bound reaches, as a multiple: `at least 20` is written for up to 30, not for 50,
/// so that two counts of one thing are not always taken to agree.
const LEAST_REACHES: f64 = 1.5;

/// What words beside a number make of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hedge {
    /// `about 20`, `nearly 20`: from a quarter less to a third more.
    About,
    /// `more than 20`.
    AtLeast,
    /// `up to 20`.
    AtMost,
}

impl Extent {
    /// A number as written: what rounds to it. Numbers below 100 without a fraction are taken as
    /// counted, greater ones as rounded to their last digit that is not 0.
    pub(super) fn rounded(value: f64, step: f64) -> Self {
        let fraction = step < 1.0;
        let slack = if fraction || value >= 100.0 && step > 1.0 {
            step / 2.0
        } else {
            0.0
        };
        Self {
            least: value - slack,
            most: value + slack,
            fraction,
        }
    }

    pub(super) fn hedged(self, hedge: Hedge) -> Self {
        let (least, most) = match hedge {
            Hedge::About => (self.least * 0.75, self.most * 4.0 / 3.0),
            Hedge::AtLeast => (self.least, self.most * LEAST_REACHES),
            Hedge::AtMost => (0.0, self.most),
        };
        Self {
            least,
            most,
            ..self
        }
    }

    /// From the least of one to the most of another; `None` if the other one lies below.
    pub(super) fn to(self, other: Self) -> Option<Self> {
        (self.least <= other.most).then_some(Self {
            least: self.least,
            most: other.most,
            fraction: self.fraction || other.fraction,
        })
    }

    /// Whether no number lies in both. Where only one has a fraction, the other may be rounded to
    /// a whole number.
    pub(super) fn excludes(&self, other: &Self) -> bool {
        let slack = if self.fraction == other.fraction {
            0.0
        } else {
            0.5
        };
        self.most + slack < other.least || other.most + slack < self.least
    }
}
