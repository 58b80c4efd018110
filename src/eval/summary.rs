//! Records into figures.
//!
//! In: records, in order. Out: shares in 0..=1, each `None` where nothing is there to take a
//! share of. The order of the fields is the order of the benchmark's JSON.

use super::read::{VERDICTS, name};
use super::{Record, words};
use crate::report::Verdict;
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;

/// What a claim without a prediction is listed under.
pub(super) const NO_VERDICT: &str = "(none)";

/// Number of equal bins of confidence that calibration is measured in.
const CONFIDENCE_BINS: usize = 10;

/// How good the verdicts on a set of claims are.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Summary {
    /// Number of claims.
    pub n: usize,
    /// Number of claims without a prediction.
    pub missing: usize,
    /// Share of claims with the right verdict.
    pub accuracy: Option<f64>,
    /// Its Wilson 95 % interval.
    pub accuracy_95: Option<[f64; 2]>,
    /// Mean F1 over the labels that occur in the gold or in the predictions.
    pub macro_f1: Option<f64>,
    /// Scores of each label.
    #[serde(serialize_with = "ordered")]
    pub labels: Vec<(&'static str, LabelScores)>,
    /// Share of the unknown claims that are called supported or contradicted.
    pub false_decisive_rate: Option<f64>,
    /// Share of the supported and contradicted claims that are called the reverse.
    pub wrong_way_rate: Option<f64>,
    /// Share of right verdicts other than unknown with a quote that overlaps a gold quote.
    pub citation_hit_rate: Option<f64>,
    /// Share of claims with a right verdict and, where it needs one, a right quote.
    pub strict: Option<f64>,
    /// Its Wilson 95 % interval.
    pub strict_95: Option<[f64; 2]>,
    /// Mean number of quotes.
    pub citations_per_claim: Option<f64>,
    /// Mean length of a quote: a very long one would hit easily.
    pub words_per_citation: Option<f64>,
    /// For each label, how many of its claims got which verdict; zeros are left out.
    #[serde(serialize_with = "ordered")]
    pub confusion: Vec<(&'static str, Counts)>,
    /// Scores of each tag, the most frequent first.
    #[serde(serialize_with = "ordered")]
    pub tags: Vec<(String, TagScores)>,
    /// Share of the claims with gold quotes of which one is among the first five passages, over those
    /// that come with passages: the hit rate at 5 of retrieval.
    pub passages_hit_at_5: Option<f64>,
    /// Expected calibration error: the mean distance between confidence and accuracy in ten
    /// equal bins of confidence, weighted by claims (Guo et al. 2017, "On Calibration of Modern
    /// Neural Networks", equation 3).
    pub calibration_error: Option<f64>,
}

/// How many claims got which verdict, in the order of the verdicts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Counts(pub Vec<(&'static str, usize)>);

impl Counts {
    /// How many got this verdict.
    pub fn of(&self, verdict: &str) -> usize {
        let found = self.0.iter().find(|(name, _)| *name == verdict);
        found.map_or(0, |(_, count)| *count)
    }
}

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        ordered(&self.0, serializer)
    }
}

/// Precision and recall of one label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelScores {
    /// Number of claims with this label.
    pub gold: usize,
    /// Number of claims with this verdict.
    pub predicted: usize,
    /// Number of claims with both.
    pub right: usize,
    /// Share of the verdicts that are right.
    pub precision: Option<f64>,
    /// Share of the labels that are found.
    pub recall: Option<f64>,
    /// Harmonic mean of the two.
    pub f1: Option<f64>,
}

/// Scores of the claims under one tag.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TagScores {
    /// Number of claims.
    pub n: usize,
    /// Share of right verdicts.
    pub accuracy: Option<f64>,
    /// Share of right verdicts with a right quote where one is needed.
    pub strict: Option<f64>,
}

/// Sums records up; tags under fewer than `tag_least` claims are left out.
pub fn summarise(records: &[Record], tag_least: usize) -> Summary {
    let total = records.len();
    let count = |holds: &dyn Fn(&Record) -> bool| records.iter().filter(|r| holds(r)).count();
    let right = count(&|r| r.right);
    let strict = count(&|r| r.strict);
    let labels: Vec<_> = VERDICTS
        .into_iter()
        .map(|label| (name(label), label_scores(records, label)))
        .collect();
    let f1s: Vec<f64> = labels.iter().filter_map(|(_, scores)| scores.f1).collect();
    let unknown = count(&|r| r.label == Verdict::Unknown);
    let decisive = count(&|r| is_decisive(Some(r.label)));
    let lengths: Vec<usize> = records
        .iter()
        .flat_map(|record| &record.citations)
        .map(|citation| words(&citation.quote).len())
        .collect();
    Summary {
        n: total,
        missing: count(&|r| r.verdict.is_none()),
        accuracy: ratio(right as f64, total),
        accuracy_95: wilson(right, total),
        macro_f1: ratio(f1s.iter().sum(), f1s.len()),
        labels,
        false_decisive_rate: ratio(
            count(&|r| r.label == Verdict::Unknown && is_decisive(r.verdict)) as f64,
            unknown,
        ),
        wrong_way_rate: ratio(
            count(&|r| is_decisive(Some(r.label)) && is_decisive(r.verdict) && !r.right) as f64,
            decisive,
        ),
        citation_hit_rate: ratio(
            count(&|r| r.hit) as f64,
            count(&|r| r.right && r.verdict != Some(Verdict::Unknown)),
        ),
        strict: ratio(strict as f64, total),
        strict_95: wilson(strict, total),
        citations_per_claim: ratio(lengths.len() as f64, total),
        words_per_citation: ratio(lengths.iter().sum::<usize>() as f64, lengths.len()),
        confusion: confusion(records),
        tags: tag_scores(records, tag_least),
        passages_hit_at_5: passages_hit(records),
        calibration_error: calibration_error(records),
    }
}

fn is_decisive(verdict: Option<Verdict>) -> bool {
    matches!(verdict, Some(Verdict::Supported | Verdict::Contradicted))
}

fn label_scores(records: &[Record], label: Verdict) -> LabelScores {
    let count = |holds: &dyn Fn(&Record) -> bool| records.iter().filter(|r| holds(r)).count();
    let right = count(&|r| r.label == label && r.verdict == Some(label));
    let gold = count(&|r| r.label == label);
    let predicted = count(&|r| r.verdict == Some(label));
    LabelScores {
        gold,
        predicted,
        right,
        precision: ratio(right as f64, predicted),
        recall: ratio(right as f64, gold),
        f1: ratio((2 * right) as f64, gold + predicted),
    }
}

fn confusion(records: &[Record]) -> Vec<(&'static str, Counts)> {
    let given = VERDICTS.into_iter().map(Some).chain([None]);
    VERDICTS
        .into_iter()
        .map(|label| {
            let row = given.clone().filter_map(|verdict| {
                let same = |r: &&Record| r.label == label && r.verdict == verdict;
                let count = records.iter().filter(same).count();
                (count > 0).then(|| (verdict.map_or(NO_VERDICT, name), count))
            });
            (name(label), Counts(row.collect()))
        })
        .collect()
}

fn tag_scores(records: &[Record], tag_least: usize) -> Vec<(String, TagScores)> {
    let mut by_tag: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
    for record in records {
        for tag in &record.tags {
            by_tag.entry(tag).or_default().push(record);
        }
    }
    let mut groups: Vec<_> = by_tag
        .into_iter()
        .filter(|(_, group)| group.len() >= tag_least)
        .collect();
    // The sort is stable, so that tags of the same size stay in alphabetical order.
    groups.sort_by_key(|(_, group)| std::cmp::Reverse(group.len()));
    groups
        .into_iter()
        .map(|(tag, group)| {
            let share = |holds: &dyn Fn(&Record) -> bool| {
                let count = group.iter().filter(|record| holds(record)).count();
                ratio(count as f64, group.len())
            };
            let scores = TagScores {
                n: group.len(),
                accuracy: share(&|record| record.right),
                strict: share(&|record| record.strict),
            };
            (tag.to_string(), scores)
        })
        .collect()
}

fn passages_hit(records: &[Record]) -> Option<f64> {
    let listed: Vec<bool> = records
        .iter()
        .filter_map(|record| record.passages_hit)
        .collect();
    let hit = listed.iter().filter(|&&hit| hit).count();
    ratio(hit as f64, listed.len())
}

fn calibration_error(records: &[Record]) -> Option<f64> {
    let mut bins = [(0_usize, 0_usize, 0.0_f64); CONFIDENCE_BINS];
    let mut total = 0;
    for record in records {
        let Some(confidence) = record.confidence else {
            continue;
        };
        // The cast cuts a negative or absurd confidence off at the first bin.
        let bin = (confidence * CONFIDENCE_BINS as f64) as usize;
        let bin = &mut bins[bin.min(CONFIDENCE_BINS - 1)];
        bin.0 += 1;
        bin.1 += usize::from(record.right);
        bin.2 += confidence;
        total += 1;
    }
    let distances = bins
        .iter()
        .map(|(_, right, sum)| (*right as f64 - sum).abs());
    ratio(distances.sum(), total)
}

fn ratio(part: f64, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part / whole as f64)
}

/// Wilson's score interval of a share at 95 % (Wilson 1927).
fn wilson(part: usize, whole: usize) -> Option<[f64; 2]> {
    let share = ratio(part as f64, whole)?;
    let (z, whole) = (1.96_f64, whole as f64);
    let middle = share + z * z / (2.0 * whole);
    let spread = z * (share * (1.0 - share) / whole + z * z / (4.0 * whole * whole)).sqrt();
    let scale = 1.0 + z * z / whole;
    Some([(middle - spread) / scale, (middle + spread) / scale])
}

/// A list of pairs as a JSON object that keeps their order.
fn ordered<K: Serialize, V: Serialize, S: Serializer>(
    pairs: &[(K, V)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(pairs.iter().map(|(key, value)| (key, value)))
}

/// A verdict by its name, and its absence as the confusion table calls it.
pub(super) fn verdict_name<S: Serializer>(
    verdict: &Option<Verdict>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(verdict.map_or(NO_VERDICT, name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wilson_interval_is_as_published() {
        let round = |x: f64| (x * 10_000.0).round() / 10_000.0;
        assert_eq!(wilson(5, 10).map(|i| i.map(round)), Some([0.2366, 0.7634]));
        assert_eq!(wilson(0, 0), None);
    }
}
