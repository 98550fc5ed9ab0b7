//! How far figures can be trusted: intervals and tests over clusters.

use fastrand::Rng;
use serde::Serialize;

/// Samples drawn for an interval.
const RESAMPLES: usize = 2000;
/// Signs drawn for a p value, where they are too many to go through.
const RANDOMISATIONS: usize = 10_000;
/// Up to so many clusters, all combinations of signs are gone through.
const MOST_EXACT: usize = 13;
/// Share of the samples outside the interval on each side.
const TAIL: f64 = 0.025;
/// Every run draws the same numbers.
const SEED: u64 = 2004;

/// A mean over clusters with its 95 % interval.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Lower end of the interval.
    pub low: f64,
    /// Upper end of the interval.
    pub high: f64,
}

impl Estimate {
    /// The mean of one value a cluster, and its 95 % percentile bootstrap interval (Efron 1979):
    /// 2,000 times as many clusters as there are, are drawn with replacement, and the interval
    /// leaves out 2.5 % of their means on each side.
    ///
    /// The seed is fixed, so that as many values give the same draws: values of two systems, or
    /// their differences, are paired. `None` without values; one value is its own interval.
    ///
    /// ```
    /// use briefing::evaluation::Estimate;
    /// let estimate = Estimate::new(&[0.2, 0.4, 0.6]).expect("values");
    /// assert!((estimate.mean - 0.4).abs() < 1e-12);
    /// assert!(0.2 <= estimate.low && estimate.low < 0.4);
    /// assert!(0.4 < estimate.high && estimate.high <= 0.6);
    /// assert_eq!(Estimate::new(&[]), None);
    /// ```
    pub fn new(values: &[f64]) -> Option<Self> {
        if values.is_empty() {
            return None;
        }
        let count = values.len() as f64;
        let mut rng = Rng::with_seed(SEED);
        let mut means: Vec<f64> = (0..RESAMPLES)
            .map(|_| {
                let drawn = (0..values.len()).map(|_| values[rng.usize(..values.len())]);
                drawn.sum::<f64>() / count
            })
            .collect();
        means.sort_by(f64::total_cmp);
        Some(Self {
            mean: values.iter().sum::<f64>() / count,
            low: percentile(&means, TAIL),
            high: percentile(&means, 1.0 - TAIL),
        })
    }
}

/// The value below which a share of the sorted values lies, between two of them in proportion.
fn percentile(sorted: &[f64], share: f64) -> f64 {
    let place = share * (sorted.len() - 1) as f64;
    let (below, above) = (place.floor() as usize, place.ceil() as usize);
    let part = place - place.floor();
    sorted[below] * (1.0 - part) + sorted[above] * part
}

/// The two-sided p value of paired differences by approximate randomisation (Noreen 1989): how
/// often differences with random signs have a sum at least as far from 0.
///
/// Up to 13 differences every combination of signs is gone through, so that the value is exact;
/// with more, 10,000 are drawn with a fixed seed and `p = (as far + 1) / (drawn + 1)`. Always
/// above 0 and at most 1; 1 without differences.
///
/// ```
/// use briefing::evaluation::p_value;
/// // Of the eight combinations of signs, + + + and − − − are as far from 0.
/// assert_eq!(p_value(&[0.1, 0.2, 0.3]), 0.25);
/// assert_eq!(p_value(&[0.0, 0.0]), 1.0);
/// ```
pub fn p_value(differences: &[f64]) -> f64 {
    let observed = differences.iter().sum::<f64>().abs();
    // Sums of the same numbers in other orders may differ in their last bits.
    let scale: f64 = differences.iter().map(|difference| difference.abs()).sum();
    let least = observed - 1e-12 * scale;
    let sum = |minus: &mut dyn FnMut() -> bool| -> f64 {
        let signed = differences
            .iter()
            .map(|difference| if minus() { -difference } else { *difference });
        signed.sum::<f64>().abs()
    };
    if differences.len() <= MOST_EXACT {
        let combinations = 1_u32 << differences.len();
        let as_far = (0..combinations).filter(|&signs| {
            let mut rest = signs;
            let mut minus = || {
                let minus = rest & 1 == 1;
                rest >>= 1;
                minus
            };
            sum(&mut minus) >= least
        });
        return as_far.count() as f64 / f64::from(combinations);
    }
    let mut rng = Rng::with_seed(SEED);
    let as_far = (0..RANDOMISATIONS).filter(|_| sum(&mut || rng.bool()) >= least);
    (as_far.count() + 1) as f64 / (RANDOMISATIONS + 1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_spread_no_interval() {
        for values in [&[0.25][..], &[0.25; 40]] {
            let estimate = Estimate::new(values).unwrap();
            assert!((estimate.low - 0.25).abs() < 1e-12, "{estimate:?}");
            assert!((estimate.high - 0.25).abs() < 1e-12, "{estimate:?}");
        }
    }

    /// For many values the interval nears that of the normal distribution, mean ± 1.96 s/√n:
    /// here s = 0.5 and n = 400.
    #[test]
    fn the_interval_of_many_values_is_the_normal_one() {
        let values: Vec<f64> = (0..400).map(|at| f64::from(at % 2)).collect();
        let estimate = Estimate::new(&values).unwrap();
        assert!((estimate.low - 0.451).abs() < 0.005, "{estimate:?}");
        assert!((estimate.high - 0.549).abs() < 0.005, "{estimate:?}");
    }

    #[test]
    fn the_drawn_p_value_nears_the_exact_one() {
        // One sign of 14 differs: of 2^14 combinations, those with at most one or at least 13
        // of either sign are as far, 2 · (1 + 14).
        let mut differences = vec![1.0; 14];
        differences[5] = -1.0;
        let exact = 30.0 / f64::from(1 << 14);
        assert!((p_value(&differences) - exact).abs() < 0.001);
        assert!((p_value(&differences[1..]) - 28.0 / f64::from(1 << 13)).abs() < 1e-12);
    }

    #[test]
    fn no_difference_is_never_significant() {
        assert!((p_value(&[0.0; 30]) - 1.0).abs() < 1e-12);
        assert!((p_value(&[]) - 1.0).abs() < 1e-12);
    }
}
