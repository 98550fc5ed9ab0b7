//! Maximal marginal relevance (Carbonell & Goldstein 1998).

use super::budget::Purse;
use super::{Candidates, Chosen};
use crate::similarity::{Scratch, WordIndex};

/// Takes again and again the sentence with the greatest
/// `λ · r_i / max r − (1−λ) · max cos(i, taken)` that still fits; equal ones go to the earlier
/// row. Takes time linear in the candidates for each sentence taken.
pub(super) fn select(
    relevance: &[f64],
    index: &WordIndex<'_>,
    lambda: f64,
    candidates: &Candidates<'_>,
) -> Vec<Chosen> {
    let mut scratch = Scratch::default();
    let mut nearest = vec![0.0_f64; relevance.len()];
    let mut open = candidates.rows.to_vec();
    let mut purse = Purse::new(candidates.budget);
    let mut chosen = Vec::new();
    loop {
        open.retain(|&row| purse.affords(candidates.costs[row]));
        let score = |row: usize| lambda * relevance[row] - (1.0 - lambda) * nearest[row];
        let mut by_score = open.iter().copied();
        let Some(first) = by_score.next() else {
            return chosen;
        };
        let (mut best, mut second) = (first, None);
        for row in by_score {
            if score(row) > score(best) {
                second = Some(best);
                best = row;
            } else if second.is_none_or(|second| score(row) > score(second)) {
                second = Some(row);
            }
        }
        chosen.push(Chosen {
            row: best,
            score: score(best),
            covers: Vec::new(),
            runner_up: second.map(|second| (second, score(second))),
        });
        purse.spend(candidates.costs[best]);
        open.retain(|&row| row != best);
        for (row, cosine) in index.cosines(best, 0.0, &mut scratch) {
            nearest[row] = nearest[row].max(cosine);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analysis;
    use crate::language::Language;
    use crate::selection::{Budget, Context};
    use crate::vectorizer::{TermMatrix, VectorizerConfig};

    #[test]
    fn worked_by_hand() {
        // Of three rows two have a harbour, an idf of ln 2.5, and one a crane, ln 4. So rows 0 and
        // 1 have cosine ln 2.5 / √(ln² 2.5 + ln² 4) = 0.5514; row 2 shares nothing.
        let analysis = Analysis::new(&["harbour", "harbour crane", "snow"], Language::English);
        let matrix = TermMatrix::new(&analysis, &[0, 1, 2], VectorizerConfig::default());
        let index = WordIndex::new(&matrix);
        let candidates = Candidates {
            rows: &[0, 1, 2],
            costs: &[1, 1, 1],
            words: &[1, 1, 1],
            context: &|_| Context::Alone,
            budget: Budget::Sentences(3),
        };
        let chosen = select(&[1.0, 0.7, 0.2], &index, 0.5, &candidates);
        let turns: Vec<usize> = chosen.iter().map(|chosen| chosen.row).collect();
        // After row 0: row 1 has 0.35 − 0.2757 = 0.0743, row 2 has 0.1.
        assert_eq!(turns, [0, 2, 1]);
        assert!((chosen[1].score - 0.1).abs() < 1e-12);
        assert_eq!(chosen[0].runner_up.map(|(row, _)| row), Some(1));
        assert!((chosen[2].score - 0.0743).abs() < 1e-4);
        // With λ = 1 only the rank counts.
        let chosen = select(&[1.0, 0.7, 0.2], &index, 1.0, &candidates);
        assert_eq!(chosen[1].row, 1);
    }
}
