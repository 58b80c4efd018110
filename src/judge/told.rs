//! What evidence must tell to support a claim, whatever else of it it accounts for: what something is, who does
//! it to whom, of how many, and why.

use super::gates::loose;
use crate::align::{Alignment, EvidenceWord, LOOSE_CREDIT, Pair, agrees, names};
use crate::fact::{Fact, Word, WordClass};
use crate::lexicon;
use crate::mention::Entity;
use crate::text::is_one_of;

/// How far beside an act its names may stand, and how far apart their answers with a light verb between, in
/// words.
const BESIDE: usize = 2;
const BETWEEN: usize = 4;

/// The credit from which both sides tell of a word.
const TOLD: f32 = 0.7;
/// The share of a cause that must be told.
const CAUSE: f32 = 0.6;

/// Words that widen or narrow what a part says, and with each kind what else tells it.
const SCOPES: [(&str, &str); 3] = [
    (
        "only solely exclusively sole just alone exclusive single",
        "unique",
    ),
    (
        "all every each entire whole everyone everybody everything",
        "always any both full total entirely fully never no",
    ),
    (
        "most mostly mainly majority largely primarily chiefly generally",
        "",
    ),
];

/// Whether one side has the most of what the other has the fewest of.
pub(super) fn is_amount_turned(alignment: &Alignment<'_>) -> bool {
    // Whether there is much of what a word tells, where the word before it says so.
    let much = |fact: &Fact, at: usize| match fact.word(at.checked_sub(1)?).lemma.as_str() {
        "many" | "most" | "more" | "much" => Some(true),
        "few" | "fewest" | "fewer" | "little" | "less" | "least" => Some(false),
        _ => None,
    };
    alignment.pairs.iter().any(|pair| {
        let asked = much(alignment.claim, pair.claim);
        let stated = pair.evidence.and_then(|index| {
            let other = alignment.told(index);
            much(other.fact, other.at)
        });
        asked
            .zip(stated)
            .is_some_and(|(asked, stated)| asked != stated)
    })
}

/// Whether the evidence has what a part says that something is: `an actress` of "She is an actress".
pub(super) fn is_predicate_told(alignment: &Alignment<'_>) -> bool {
    let words = &alignment.claim.words;
    let Some(is) = words.windows(2).position(|two| {
        two[0].lemma == "be" && matches!(two[1].lemma.as_str(), "a" | "an" | "the")
    }) else {
        return true;
    };
    let noun = (is + 2..words.len())
        .take_while(|&at| words[at].class == WordClass::Content || words[at].lemma == "-")
        .last();
    let pair = noun.and_then(|at| alignment.pair(at));
    // "The boat was a fishing vessel" says more of the boat than that it was one.
    let once = |pair: &Pair| {
        alignment.pairs.iter().all(|other| {
            other.claim >= is || other.evidence.is_none() || other.evidence != pair.evidence
        })
    };
    pair.is_none_or(|pair| !pair.is_loose() && once(pair))
}

/// Whether what the part says is somebody's, or is somebody, is nobody else's in the evidence: `the mayor's
/// sister`, `Berg, a printer`.
pub(super) fn is_bearer_told(alignment: &Alignment<'_>) -> bool {
    alignment.pairs.iter().all(|pair| {
        let Some(index) = pair.evidence.filter(|_| pair.credit >= TOLD && !pair.act) else {
            return true;
        };
        let other = alignment.told(index);
        let asked = bearer(alignment.claim, pair.claim);
        let stated = bearer(other.fact, other.at);
        asked
            .zip(stated)
            .is_none_or(|(asked, stated)| names(stated, asked))
    })
}

/// How far in front of what it bears a name may stand, in words.
const BORNE: usize = 3;

/// Who has or is what a noun tells, where no act stands between: `Berg` of `Berg's elder sister`, of `Berg was a
/// printer` and of `Berg, a printer`.
fn bearer(fact: &Fact, at: usize) -> Option<&Entity> {
    let name = fact.mentions.iter().rev().find(|mention| {
        let past = mention.words.1 as usize;
        mention.entity().is_some() && past < at && at - past <= BORNE
    })?;
    let past = name.words.1 as usize;
    let joint = &fact.word(past).lemma;
    let article = matches!(fact.word(past + 1).lemma.as_str(), "a" | "an" | "the");
    let joins = matches!(joint.as_str(), "'s" | "’s") && at - past < BORNE
        || article && matches!(joint.as_str(), "be" | ",");
    let plain = fact.words[past + 1..at].iter().all(|word| {
        word.class == WordClass::Content && !word.capital
            || matches!(word.lemma.as_str(), "a" | "an" | "the" | "-")
    });
    name.entity().filter(|_| joins && plain)
}

/// How far apart two alternatives stand, in words.
const EITHER: usize = 9;

/// Whether the evidence leaves open which of two it is: "Corrib's opponents will be Liffey or Sligo".
pub(super) fn is_one_of_two(alignment: &Alignment<'_>) -> bool {
    let or = |word: &Word| word.lemma == "or";
    if alignment.claim.words.iter().any(or) {
        return false;
    }
    alignment.mentions().any(|(mention, index)| {
        let EvidenceWord {
            fact, at, inside, ..
        } = *alignment.told(index);
        let agrees = alignment
            .claim
            .mentions
            .iter()
            .any(|asked| mention.entity().is_some() && agrees(&asked.value, &mention.value));
        let past = at + (mention.words.1 - mention.words.0) as usize;
        let named = |from: usize, to: usize| {
            fact.mentions.iter().any(|other| {
                other.entity().is_some()
                    && from <= other.words.0 as usize
                    && other.words.1 as usize <= to
            })
        };
        let behind = at > 0 && or(fact.word(at - 1)) && named(at.saturating_sub(EITHER), at - 1);
        let before = fact.words.get(past).is_some_and(or) && named(past + 1, past + 1 + EITHER);
        inside && agrees && (behind || before)
    })
}

/// Whether the evidence has the act that a part tells between two names: `beat` of "Spain beat Italy".
/// A light verb between the same names may stand for any: "has got the contract" for "won".
pub(super) fn is_deed_told(alignment: &Alignment<'_>) -> bool {
    let claim = alignment.claim;
    let named = |mut words: std::ops::Range<usize>| words.any(|at| claim.entity_at(at).is_some());
    let light = |at: usize| {
        let before = alignment.pairs[..at].last()?.evidence?;
        let behind = alignment.pairs.get(at + 1)?.evidence?;
        let between = alignment.evidence.get(before + 1..behind)?;
        let stands = |word: &EvidenceWord<'_>| lexicon::says_little(&word.word().lemma);
        Some(between.len() <= BETWEEN && between.iter().any(stands))
    };
    alignment.pairs.iter().enumerate().all(|(number, pair)| {
        let at = pair.claim;
        let deed = pair.act && pair.is_loose();
        let joins = named(at.saturating_sub(BESIDE)..at)
            && named(at + 1..claim.words.len().min(at + 1 + BESIDE));
        !(deed && joins) || light(number) == Some(true)
    })
}

/// Whether the evidence says as the part does of how many it holds: `only`, `every`, `most`.
pub(super) fn is_scope_told(alignment: &Alignment<'_>) -> bool {
    let claim = alignment.claim;
    claim.words.iter().enumerate().all(|(at, word)| {
        let asks = |(asked, _): &&(&str, &str)| is_one_of(&word.lemma, asked);
        let Some((asked, others)) = SCOPES.iter().find(asks) else {
            return true;
        };
        let lemma = |at: Option<usize>| {
            let word = at.and_then(|at| claim.words.get(at));
            word.map_or("", |word| word.lemma.as_str())
        };
        let (before, behind) = (lemma(at.checked_sub(1)), lemma(Some(at + 1)));
        // "Only shortly before" tells when, "60 in all" how many there are.
        let idle = claim.in_mention(at)
            || word.quoted
            || is_one_of(before, "after at in not -")
            || is_one_of(behind, "- more just now")
            || behind.ends_with("ly");
        idle || alignment
            .tells(|word| is_one_of(&word.lemma, asked) || is_one_of(&word.lemma, others))
    })
}

/// Words that join what one would not expect together.
const CONCESSIONS: &str = "although though despite even but however nevertheless nonetheless yet while whereas notwithstanding";

/// Whether the evidence sets two things against each other where the part does: `although`, `despite`.
pub(super) fn is_concession_told(alignment: &Alignment<'_>) -> bool {
    let concedes = |word: &Word| matches!(word.lemma.as_str(), "although" | "though" | "despite");
    let joins = |word: &Word| is_one_of(&word.lemma, CONCESSIONS);
    !alignment.claim.words.iter().any(concedes) || alignment.tells(joins)
}

/// Words that put one thing behind another in time.
const MOMENTS: &str =
    "before after when while once until by time later then follow since first already ahead";

/// Whether the evidence puts two things in an order where the part starts with one: `By the time it came, …`.
pub(super) fn is_moment_told(alignment: &Alignment<'_>) -> bool {
    let words = &alignment.claim.words;
    let lemma = |at: usize| words.get(at).map_or("", |word| word.lemma.as_str());
    let starts = is_one_of(lemma(0), "before after")
        || [lemma(0), lemma(1), lemma(2)] == ["by", "the", "time"];
    let told = |word: &Word| is_one_of(&word.lemma, MOMENTS);
    !starts || alignment.claim.in_mention(0) || alignment.tells(told)
}

/// Whether the evidence tells the cause that the part does, and that it is one.
pub(super) fn is_cause_told(alignment: &Alignment<'_>) -> bool {
    let claim = alignment.claim;
    let Some(joint) = claim.words.iter().position(|word| word.lemma == "because") else {
        return true;
    };
    let joins = |word: &Word| lexicon::is_causal(&word.lemma);
    let cause = alignment.pairs.iter().filter(|pair| pair.claim > joint);
    let (told, whole) = cause.fold((0.0, 0.0), |(told, whole), pair| {
        (told + pair.weight * pair.credit, whole + pair.weight)
    });
    alignment.tells(joins) && told >= CAUSE * whole
}

/// Whether what stands between quotation marks in the part does so in the evidence, word for word but for their
/// forms.
pub(super) fn is_quote_told(alignment: &Alignment<'_>) -> bool {
    loose(alignment).all(|pair| !alignment.claim.word(pair.claim).quoted)
}

/// Whether the evidence has each unit of time that the part tells a length in: `for decades`.
pub(super) fn is_span_told(alignment: &Alignment<'_>) -> bool {
    let unit = |lemma: &str| {
        is_one_of(
            lemma,
            "second minute hour day week month year decade century",
        )
    };
    alignment
        .pairs
        .iter()
        .all(|pair| pair.credit >= LOOSE_CREDIT || !unit(&alignment.claim.word(pair.claim).lemma))
}

/// How far behind its negator the word stands that it denies first, in words.
const DENIED: usize = 2;

/// Whether no word is denied outright on one side and stated on the other: `knows` of "does not know".
pub(super) fn is_denied_alike(alignment: &Alignment<'_>) -> bool {
    let outright = |fact: &Fact, at: usize| {
        let before = fact.words[at.saturating_sub(DENIED)..at].iter().rev();
        fact.word(at).negated
            && before
                .take_while(|word| word.class == WordClass::Function)
                .any(|word| lexicon::is_negator(&word.lemma))
    };
    alignment.pairs.iter().all(|pair| {
        let Some(other) = pair
            .evidence
            .map(|index| alignment.told(index))
            .filter(|_| pair.credit >= TOLD)
        else {
            return true;
        };
        let [asked, stated] = [alignment.claim.word(pair.claim), other.word()];
        let turned = asked.negated != stated.negated;
        !turned || !outright(alignment.claim, pair.claim) && !outright(other.fact, other.at)
    })
}
