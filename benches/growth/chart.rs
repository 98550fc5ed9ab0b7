//! The chart of growth: points and fitted lines on logarithmic axes.

use std::error::Error;
use std::ops::Range;
use std::path::Path;

use plotters::coord::Shift;
use plotters::prelude::*;

use crate::fit::PowerLaw;
use crate::measure::Point;
use crate::table::grouped;

const SIZE: (u32, u32) = (860, 380);

/// Writes an SVG with the time on the left and the peak memory on the right.
pub(crate) fn draw(points: &[Point], file: &Path) -> Result<(), Box<dyn Error>> {
    let root = SVGBackend::new(file, SIZE).into_drawing_area();
    root.fill(&WHITE)?;
    let panels = root.split_evenly((1, 2));
    panel(&panels[0], "time, seconds", points, BLUE, |point| {
        point.seconds
    })?;
    panel(&panels[1], "peak memory, MB", points, RED, |point| {
        point.peak_bytes as f64 / 1e6
    })?;
    root.present()?;
    Ok(())
}

fn panel(
    area: &DrawingArea<SVGBackend<'_>, Shift>,
    name: &str,
    points: &[Point],
    color: RGBColor,
    quantity: fn(&Point) -> f64,
) -> Result<(), Box<dyn Error>> {
    let law = PowerLaw::of(points, quantity);
    let sizes = || points.iter().map(|point| point.sentences as f64);
    let fitted = || sizes().map(|size| (size, law.at(size)));
    let mut chart = ChartBuilder::on(area)
        .margin(14)
        .margin_right(34)
        .caption(
            format!("{name}: grows with sentences^{:.2}", law.exponent),
            ("sans-serif", 16),
        )
        .x_label_area_size(40)
        .y_label_area_size(52)
        .build_cartesian_2d(
            around(sizes()).log_scale(),
            around(points.iter().map(quantity).chain(fitted().map(|(_, y)| y))).log_scale(),
        )?;
    chart
        .configure_mesh()
        .x_desc("sentences")
        .x_label_formatter(&|size| label(*size))
        .y_label_formatter(&|value| label(*value))
        .light_line_style(BLACK.mix(0.05))
        .bold_line_style(BLACK.mix(0.2))
        .draw()?;
    chart.draw_series(LineSeries::new(fitted(), color.mix(0.6)))?;
    chart.draw_series(points.iter().map(|point| {
        let at = (point.sentences as f64, quantity(point));
        Circle::new(at, 4, color.filled())
    }))?;
    Ok(())
}

/// A power of ten, with commas between thousands.
fn label(value: f64) -> String {
    if value < 1.0 {
        format!("{value}")
    } else {
        grouped(value as usize)
    }
}

/// A range with a little room on both sides of the values.
fn around(values: impl Iterator<Item = f64> + Clone) -> Range<f64> {
    let least = values.clone().fold(f64::INFINITY, f64::min);
    let most = values.fold(0.0, f64::max);
    least / 1.3..most * 1.3
}
