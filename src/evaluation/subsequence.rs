//! Longest common subsequences: ROUGE-L and ROUGE-Lsum.

use std::hash::Hash;

use hashbrown::HashMap;

use super::score::Overlap;

/// ROUGE-L of two token sequences (Lin 2004, sentence level): `hits` is the length of their
/// longest common subsequence.
///
/// Time is the product of the lengths, memory the length of the reference.
///
/// ```
/// use briefing::evaluation::lcs_overlap;
/// // Lin's example: "police the gunman" is common.
/// let overlap = lcs_overlap(&["police", "kill", "the", "gunman"],
///     &["police", "killed", "the", "gunman"]);
/// assert_eq!(overlap.hits, 3);
/// ```
pub fn lcs_overlap<T: Eq>(candidate: &[T], reference: &[T]) -> Overlap {
    let mut row = vec![0; reference.len() + 1];
    for token in candidate {
        let mut diagonal = 0;
        for (at, other) in reference.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if token == other {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    Overlap {
        hits: row[reference.len()],
        candidate: candidate.len(),
        reference: reference.len(),
    }
}

/// ROUGE-L of two texts in lines (Lin 2004, summary level): for every line of the reference the
/// union of its longest common subsequences with each line of the candidate. A token is a hit at
/// most as often as either text has it, as in ROUGE-1.5.5.
///
/// Time is the product of the lengths, memory that of the two longest lines.
///
/// ```
/// use briefing::evaluation::union_lcs_overlap;
/// // Lin's example: w1 w2 and w1 w3 w5 unite to four of the five tokens.
/// let overlap = union_lcs_overlap(
///     &[&["w1", "w2", "w6", "w7", "w8"][..], &["w1", "w3", "w8", "w9", "w5"]],
///     &[&["w1", "w2", "w3", "w4", "w5"][..]]);
/// assert_eq!((overlap.hits, overlap.candidate, overlap.reference), (4, 10, 5));
/// ```
pub fn union_lcs_overlap<T: Hash + Eq>(candidate: &[&[T]], reference: &[&[T]]) -> Overlap {
    let mut left_in_candidate = counts(candidate);
    let mut left_in_reference = counts(reference);
    let mut hits = 0;
    for line in reference {
        let mut common = vec![false; line.len()];
        for other in candidate {
            mark_common(line, other, &mut common);
        }
        for (token, _) in line.iter().zip(common).filter(|(_, common)| *common) {
            let in_candidate = left_in_candidate.get_mut(token);
            let in_reference = left_in_reference.get_mut(token);
            if let (Some(one @ 1..), Some(other @ 1..)) = (in_candidate, in_reference) {
                *one -= 1;
                *other -= 1;
                hits += 1;
            }
        }
    }
    Overlap {
        hits,
        candidate: candidate.iter().map(|line| line.len()).sum(),
        reference: reference.iter().map(|line| line.len()).sum(),
    }
}

fn counts<'a, T: Hash + Eq>(lines: &[&'a [T]]) -> HashMap<&'a T, usize> {
    let mut counts = HashMap::new();
    for token in lines.iter().copied().flatten() {
        *counts.entry(token).or_default() += 1;
    }
    counts
}

/// Marks the tokens of `line` on one longest common subsequence with `other`: the one that is
/// found from the ends, moving in `line` where both moves are as good, as ROUGE-1.5.5 does.
fn mark_common<T: Eq>(line: &[T], other: &[T], common: &mut [bool]) {
    let columns = other.len();
    // Whether the best move at a cell is to go back in `other`; where the tokens match it is not
    // asked for.
    let mut goes_back_in_other = vec![false; line.len() * columns];
    let mut row = vec![0_usize; columns + 1];
    for (i, token) in line.iter().enumerate() {
        let mut diagonal = 0;
        for (j, partner) in other.iter().enumerate() {
            let above = row[j + 1];
            if token == partner {
                row[j + 1] = diagonal + 1;
            } else if row[j] > above {
                row[j + 1] = row[j];
                goes_back_in_other[i * columns + j] = true;
            }
            diagonal = above;
        }
    }
    let (mut i, mut j) = (line.len(), columns);
    while i > 0 && j > 0 {
        if line[i - 1] == other[j - 1] {
            common[i - 1] = true;
            i -= 1;
            j -= 1;
        } else if goes_back_in_other[(i - 1) * columns + j - 1] {
            j -= 1;
        } else {
            i -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_common_with_nothing() {
        assert_eq!(lcs_overlap::<&str>(&[], &[]), Overlap::default());
        assert_eq!(lcs_overlap(&["a"], &[]).hits, 0);
        assert_eq!(union_lcs_overlap::<&str>(&[], &[&["a"]]).hits, 0);
        assert_eq!(union_lcs_overlap(&[&["a"][..]], &[&[]]).hits, 0);
    }

    #[test]
    fn a_token_of_the_candidate_is_a_hit_once() {
        let overlap = union_lcs_overlap(&[&["a", "b"][..]], &[&["a", "x"][..], &["a", "b"]]);
        assert_eq!(overlap.hits, 2);
    }

    #[test]
    fn order_matters() {
        assert_eq!(lcs_overlap(&["a", "b", "c"], &["c", "b", "a"]).hits, 1);
    }
}
