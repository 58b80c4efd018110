//! The boundary to JavaScript, and the only place that knows of it.
//!
//! The library makes two modules: the engine, which every check needs, and, with the feature `neural`,
//! the judge, which is fetched later.

#[cfg(not(feature = "neural"))]
mod engine;
#[cfg(feature = "neural")]
mod judge;
