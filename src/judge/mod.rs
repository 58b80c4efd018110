//! From comparisons to stance probabilities.
//!
//! In: an [`Alignment`](crate::align::Alignment). Out: the probability of each stance. The features
//! are what the comparisons say, never what the claim alone says, so that no style of claim is
//! believed more than another; the model is a small ensemble of decision trees, trained offline.

mod features;
mod gates;
mod model;

pub use features::{FEATURES, Features, features, order};
pub use gates::Gates;
pub use model::probabilities;
