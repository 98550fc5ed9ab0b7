//! What came of an evaluation: means over clusters, with intervals and differences.

use std::collections::{BTreeMap, BTreeSet};

use briefing::Cluster;
use briefing::evaluation::{
    Estimate, Figure, Judge, Measure, RougeScorer, Tokenization, Value, p_value,
};
use rayon::prelude::*;

/// A system with what is said of its summaries.
#[derive(Clone, Debug)]
pub(super) struct System {
    pub(super) name: String,
    /// In the order of the clusters.
    pub(super) judged: Vec<Judged>,
}

/// What is said of one summary.
#[derive(Clone, Debug)]
pub(super) struct Judged {
    /// Number of the cluster.
    pub(super) cluster: usize,
    /// A value a figure.
    pub(super) values: Vec<Value>,
}

/// A figure, and which of its numbers where it has several.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) figure: Figure,
    /// Its place among the figures.
    place: usize,
    pub(super) measure: Option<Measure>,
}

impl Column {
    pub(super) fn number(&self, judged: &Judged) -> Option<f64> {
        judged.values[self.place].number(self.measure.unwrap_or_default())
    }
}

/// A paired difference.
#[derive(Clone, Copy, Debug)]
pub(super) struct Difference {
    pub(super) estimate: Estimate,
    pub(super) p: f64,
}

/// Means of one system.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) system: System,
    /// One a column; `None` where no cluster has the figure.
    pub(super) estimates: Vec<Option<Estimate>>,
    /// To the first system, one a column; `None` for the first and where no cluster has both.
    pub(super) differences: Vec<Option<Difference>>,
}

/// All that is printed.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) scorer: RougeScorer,
    /// Which measure a table shows.
    pub(super) measure: Measure,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Row>,
    /// Names of the clusters.
    pub(super) clusters: Vec<String>,
    /// How many clusters were cut into tokens in which way.
    pub(super) tokenizations: BTreeMap<Tokenization, usize>,
}

impl Report {
    pub(super) fn new(
        judge: &Judge,
        measure: Measure,
        clusters: &[Cluster],
        systems: Vec<System>,
    ) -> Self {
        let judged = systems.iter().flat_map(|system| &system.judged);
        let judged: BTreeSet<usize> = judged.map(|judged| judged.cluster).collect();
        let mut tokenizations = BTreeMap::new();
        for cluster in judged.into_iter().map(|number| &clusters[number]) {
            *tokenizations
                .entry(judge.tokenization(cluster))
                .or_default() += 1;
        }
        let columns = columns(&judge.figures);
        let first = systems[0].clone();
        let rows = systems.into_iter().enumerate().map(|(place, system)| {
            let estimates = columns.par_iter().map(|column| {
                let numbers = system.judged.iter().filter_map(|one| column.number(one));
                Estimate::new(&numbers.collect::<Vec<f64>>())
            });
            let differences = columns.par_iter().map(|column| {
                (place > 0)
                    .then(|| difference(column, &system, &first))
                    .flatten()
            });
            Row {
                estimates: estimates.collect(),
                differences: differences.collect(),
                system,
            }
        });
        Self {
            scorer: judge.scorer,
            measure,
            rows: rows.collect(),
            columns,
            clusters: clusters.iter().map(|cluster| cluster.id.clone()).collect(),
            tokenizations,
        }
    }
}

fn columns(figures: &[Figure]) -> Vec<Column> {
    let mut columns = Vec::new();
    for (place, &figure) in figures.iter().enumerate() {
        let mut add = |measure| {
            columns.push(Column {
                figure,
                place,
                measure,
            });
        };
        if matches!(figure, Figure::Rouge(_)) {
            Measure::ALL.iter().copied().map(Some).for_each(add);
        } else {
            add(None);
        }
    }
    columns
}

/// The difference over the clusters that both systems have.
fn difference(column: &Column, system: &System, first: &System) -> Option<Difference> {
    let numbers = |system: &System| -> BTreeMap<usize, f64> {
        let numbers = system.judged.iter();
        numbers
            .filter_map(|judged| Some((judged.cluster, column.number(judged)?)))
            .collect()
    };
    let (own, other) = (numbers(system), numbers(first));
    let differences: Vec<f64> = own
        .iter()
        .filter_map(|(cluster, number)| Some(number - other.get(cluster)?))
        .collect();
    Some(Difference {
        estimate: Estimate::new(&differences)?,
        p: p_value(&differences),
    })
}
