//! The neural judge for JavaScript.
//!
//! ```js
//! const judge = new Judge(await bytes("citecheck-judge.bin"));
//! const logits = judge.logits(claim, evidence); // of supports, refutes and neutral
//! ```

use crate::judge::neural;
use wasm_bindgen::prelude::*;

/// A model that is ready to read.
#[wasm_bindgen]
pub struct Judge(neural::Judge);

#[wasm_bindgen]
impl Judge {
    /// Reads the model's file.
    #[wasm_bindgen(constructor)]
    pub fn new(bytes: &[u8]) -> Result<Judge, js_sys::Error> {
        match neural::Judge::read(bytes) {
            Ok(judge) => Ok(Judge(judge)),
            Err(error) => Err(js_sys::Error::new(&error.to_string())),
        }
    }

    /// What an evidence says of a claim.
    pub fn logits(&self, claim: &str, evidence: &str) -> Vec<f32> {
        self.0.logits(claim, evidence).to_vec()
    }
}
