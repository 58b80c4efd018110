//! How a time that evidence states stands to a claim's.
//!
//! In: two times of the same event. Out: their relation. Where both are resolved, the stretches of
//! days decide: the evidence's within the claim's implies it, apart by more than their slack they
//! differ, and anything between is left open. Otherwise the stated fields (year, month, day,
//! weekday) are compared one by one.

use super::{Time, TimeRelation};
use crate::mention::{Date, Granularity};
use crate::report::Relation;

impl Time {
    /// How this time, stated by evidence, stands to a claim's; the two are of the same event.
    ///
    /// `Same` when both say the same, `Implies` when this one is more precise and lies within the
    /// claim's ("12 April 1981" for "April 1981"), `Differs` when both cannot be true, `Missing` when
    /// they are compatible but the claim's is not settled.
    pub fn relation_to(&self, claim: &Time) -> Relation {
        match (self.days, claim.days) {
            (Some(evidence), Some(claimed)) => self.compare_days(evidence, claim, claimed),
            _ if self.relation == claim.relation => self.compare_fields(claim),
            _ => Relation::Missing,
        }
    }

    fn compare_days(&self, evidence: (i32, i32), claim: &Time, claimed: (i32, i32)) -> Relation {
        if self.relation == claim.relation && evidence == claimed {
            return Relation::Same;
        }
        let lasting = |relation| matches!(relation, TimeRelation::Since | TimeRelation::Until);
        let (stated, accepted) = if lasting(self.relation) || lasting(claim.relation) {
            // What lasts from a time on says when it began: comparable with its like only.
            if self.relation != claim.relation {
                return Relation::Missing;
            }
            (evidence, claimed)
        } else {
            (
                possible(evidence, self.relation),
                possible(claimed, claim.relation),
            )
        };
        let slack = i32::from(self.slack_days.max(claim.slack_days));
        // "Late in 2016" is "towards the end of 2016".
        let part = self.slack_days > 0
            && self.slack_days == claim.slack_days
            && self.granularity == claim.granularity
            && [self.relation, claim.relation] == [TimeRelation::In; 2]
            && (evidence.0 == claimed.0 || evidence.1 == claimed.1);
        if part {
            return Relation::Implies;
        }
        let within = accepted.0 <= stated.0 && stated.1 <= accepted.1;
        let apart = stated.0 > accepted.1.saturating_add(slack)
            || accepted.0 > stated.1.saturating_add(slack);
        // "two years ago" is not sure to be on any one day or in any one month of that year.
        let vague = i32::from(self.slack_days) > claimed.1.saturating_sub(claimed.0);
        if within && !vague {
            Relation::Implies
        } else if apart {
            Relation::Differs
        } else {
            Relation::Missing
        }
    }

    /// Compares year, month, day and weekday, those that each side states or that follow from its
    /// days.
    fn compare_fields(&self, claim: &Time) -> Relation {
        let (one, two) = (self.fields(), claim.fields());
        // Of "the end of November" of some year no day of November is sure to be one.
        let mut settled = claim.days.is_some() || claim.slack_days == 0;
        let mut stated = false;
        for (evidence, claimed) in one.into_iter().zip(two) {
            match (evidence, claimed) {
                (Some(evidence), Some(claimed)) if evidence != claimed => return Relation::Differs,
                (Some(_), Some(_)) => stated = true,
                (None, Some(_)) => settled = false,
                _ => {}
            }
        }
        match (settled && stated, one == two) {
            (true, true) => Relation::Same,
            (true, false) => Relation::Implies,
            (false, _) => Relation::Missing,
        }
    }

    /// Year, month, day and weekday.
    fn fields(&self) -> [Option<i32>; 4] {
        let mut year = self.year;
        let mut month = self.month.map(i32::from);
        let mut day = self.day.map(i32::from);
        let mut weekday = self.weekday.map(i32::from);
        if let Some((first, last)) = self.days.filter(|_| self.slack_days == 0) {
            let (one, two) = (Date::from_days(first), Date::from_days(last));
            if one.year == two.year {
                year = year.or(Some(one.year));
                if one.month == two.month {
                    month = month.or(one.month.map(i32::from));
                }
            }
            if first == last && self.granularity == Granularity::Day {
                day = day.or(one.day.map(i32::from));
                weekday = weekday.or(Some(super::stretch::weekday(first)));
            }
        }
        [year, month, day, weekday]
    }
}

/// The days on which an event may have been, both inclusive.
fn possible((first, last): (i32, i32), relation: TimeRelation) -> (i32, i32) {
    match relation {
        TimeRelation::Before => (i32::MIN, first.saturating_sub(1)),
        TimeRelation::After => (last.saturating_add(1), i32::MAX),
        TimeRelation::By => (i32::MIN, last),
        TimeRelation::In | TimeRelation::Since | TimeRelation::Until => (first, last),
    }
}
