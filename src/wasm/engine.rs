//! The engine for JavaScript: checks of one pack.
//!
//! In: strings and bytes. Out: strings, one plain object, or an `Error` with a stable `code`.
//! Offsets in a report are UTF-16 code units already. A worker drives it:
//!
//! ```js
//! // `bytes` brings a file of the pack and inflates what lies behind its header of 24 bytes.
//! const checker = new Checker(await bytes("citecheck.bin"));
//! for (let names; (names = checker.needs(claim)).length; )
//!   for (const name of names) checker.supply(name, await bytes(name));
//! const report = checker.check(claim);
//! ```

use crate::checker;
use crate::judge::Reading;
use serde::Serialize;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(typescript_custom_section)]
const REPORT: &str = include_str!("../../www/src/generated/report.ts");

#[wasm_bindgen(typescript_custom_section)]
const ABOUT: &str = include_str!("../../www/src/generated/about.ts");

/// Version of the engine, such as `0.1.0`.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_string()
}

/// Checks claims against one pack; brings no file itself.
#[wasm_bindgen]
pub struct Checker(checker::Checker);

#[wasm_bindgen]
impl Checker {
    /// Opens a pack by the content of its `citecheck.bin`, inflated.
    #[wasm_bindgen(constructor)]
    pub fn new(manifest: &[u8]) -> Result<Checker, js_sys::Error> {
        match checker::Checker::open(manifest) {
            Ok(checker) => Ok(Checker(checker)),
            Err(error) => Err(thrown(error.into())),
        }
    }

    /// What the pack says of itself.
    #[wasm_bindgen(unchecked_return_type = "About")]
    pub fn about(&self) -> Result<JsValue, js_sys::Error> {
        object(self.0.about())
    }

    /// Names of the files to supply next; none when `check` can run.
    pub fn needs(&self, claim: &str) -> Result<Vec<String>, js_sys::Error> {
        self.0.needs(claim).map_err(thrown)
    }

    /// Takes the content of a file that `needs` named, inflated.
    pub fn supply(&mut self, name: &str, bytes: &[u8]) -> Result<(), js_sys::Error> {
        self.0
            .supply(name, bytes)
            .map_err(|error| thrown(error.into()))
    }

    /// Checks a claim.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn check(&self, claim: &str) -> Result<JsValue, js_sys::Error> {
        object(&self.0.check(claim).map_err(thrown)?)
    }

    /// What the judge should read to check a claim more closely.
    #[wasm_bindgen(unchecked_return_type = "Reading[]")]
    pub fn readings(&self, claim: &str) -> Result<JsValue, js_sys::Error> {
        object(&self.0.readings(claim).map_err(thrown)?)
    }

    /// Checks a claim with the judge's logits, three for each of `readings`, one after the other.
    #[wasm_bindgen(unchecked_return_type = "Report")]
    pub fn check_closely(&self, claim: &str, logits: &[f32]) -> Result<JsValue, js_sys::Error> {
        let (logits, _) = logits.as_chunks();
        let report = self.0.check_with(claim, &|_: &[Reading]| logits.to_vec());
        object(&report.map_err(thrown)?)
    }
}

/// A value as the plain object that its JSON would parse to.
fn object(value: &impl Serialize) -> Result<JsValue, js_sys::Error> {
    let serializer = serde_wasm_bindgen::Serializer::json_compatible();
    value
        .serialize(&serializer)
        .map_err(|error| js_sys::Error::new(&error.to_string()))
}

/// An `Error` with the stable `code` of what is wrong.
fn thrown(error: checker::Error) -> js_sys::Error {
    let thrown = js_sys::Error::new(&error.to_string());
    let code = JsValue::from_str(error.code());
    // Setting a property of a new, plain object cannot fail.
    let _ = js_sys::Reflect::set(&thrown, &"code".into(), &code);
    thrown
}

/// Half the size of the standard allocator.
// SAFETY: the engine runs in one worker, and WebAssembly without threads has no other thread.
#[global_allocator]
static ALLOCATOR: talc::TalckWasm = unsafe { talc::TalckWasm::new_global() };
