//! Power laws.

use crate::measure::Point;

/// `y = factor · x^exponent`.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PowerLaw {
    pub(crate) factor: f64,
    pub(crate) exponent: f64,
}

impl PowerLaw {
    /// The law of a quantity against the number of sentences, by least squares between the
    /// logarithms; of fewer than two sizes the exponent is not a number.
    pub(crate) fn of(points: &[Point], quantity: impl Fn(&Point) -> f64) -> Self {
        let size = |point: &Point| point.sentences as f64;
        Self::fit(points.iter().map(|point| (size(point), quantity(point))))
    }

    pub(crate) fn at(&self, x: f64) -> f64 {
        self.factor * x.powf(self.exponent)
    }

    fn fit(points: impl Iterator<Item = (f64, f64)>) -> Self {
        let points: Vec<(f64, f64)> = points.map(|(x, y)| (x.ln(), y.ln())).collect();
        let mean =
            |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / points.len() as f64;
        let (x_mean, y_mean) = (mean(|point| point.0), mean(|point| point.1));
        let sum = |of: &dyn Fn(f64, f64) -> f64| {
            let centred = points.iter().map(|&(x, y)| of(x - x_mean, y - y_mean));
            centred.sum::<f64>()
        };
        let exponent = sum(&|x, y| x * y) / sum(&|x, _| x * x);
        Self {
            factor: (y_mean - exponent * x_mean).exp(),
            exponent,
        }
    }
}

/// Sees that known laws are found again.
pub(crate) fn check() {
    let law = PowerLaw::fit([1.0, 2.0, 10.0].map(|x: f64| (x, 3.0 * x * x)).into_iter());
    assert!((law.exponent - 2.0).abs() < 1e-12 && (law.factor - 3.0).abs() < 1e-12);
    // By hand, between the logarithms 0, 1, 2 and 0, 1, 1: exponent 1/2, and a factor of
    // exp(2/3 − 1/2).
    let e = std::f64::consts::E;
    let law = PowerLaw::fit([(1.0, 1.0), (e, e), (e * e, e)].into_iter());
    assert!((law.exponent - 0.5).abs() < 1e-12 && (law.at(1.0).ln() - 1.0 / 6.0).abs() < 1e-12);
}
