//! From comparisons to stances.
//!
//! In: an [`Alignment`](crate::align::Alignment), and what the neural judge makes of its texts where it
//! was asked. Out: the stance with its probabilities. The features are what the comparisons say, never
//! what the claim alone says, so that no style of claim is believed more than another; the model over
//! them is a small ensemble of decision trees, trained offline. `opinion` says how both are heard.

mod features;
mod gates;
mod model;
#[cfg(feature = "neural")]
pub mod neural;
mod opinion;
mod told;

/// What the neural judge makes of a claim and an evidence: logits of `supports`, `refutes` and
/// `neutral`, in this order.
pub type Logits = [f32; 3];

/// A claim and an evidence for the neural judge to read together.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
#[cfg_attr(test, derive(ts_rs::TS))]
pub struct Reading {
    /// What is claimed.
    pub claim: String,
    /// What an article says.
    pub evidence: String,
}

pub use features::{FEATURES, Features, features, order};
pub use gates::Gates;
pub use model::{probabilities, softmax};
pub use opinion::{Opinion, stance};
