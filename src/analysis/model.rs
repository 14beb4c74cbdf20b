//! The model: a file of its own beside the page, asked for when the worker starts.

use hearsay_extract::{ModelError, Models};
use js_sys::{Promise, Reflect, Uint8Array};
use thiserror::Error;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// Why there is no model. The words go on from "The model did not load:" (`crate::state`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Missing {
    /// No answer came, it broke off, or it took longer than `worker.js` waits.
    #[error("the connection failed")]
    Unreachable,
    /// The server gave another answer than the file.
    #[error("the server answered {0}")]
    Refused(u16),
    /// What came is not a model that this program reads.
    #[error(transparent)]
    Unreadable(#[from] ModelError),
}

/// Takes up the request that `worker.js` has left, and reads what comes.
pub async fn load() -> Result<Models, Missing> {
    let lost = |_: JsValue| Missing::Unreachable;
    let request = Reflect::get(&js_sys::global(), &"model".into()).map_err(lost)?;
    let response = JsFuture::from(Promise::resolve(&request)).await;
    let response: Response = response.and_then(JsCast::dyn_into).map_err(lost)?;
    if !response.ok() {
        return Err(Missing::Refused(response.status()));
    }
    let bytes = JsFuture::from(response.array_buffer().map_err(lost)?).await;
    let bytes = Uint8Array::new(&bytes.map_err(lost)?).to_vec();
    Ok(Models::read(&bytes)?)
}

#[cfg(test)]
mod tests {
    use super::Missing;
    use hearsay_extract::ModelError;

    #[test]
    fn reasons_go_on_a_sentence() {
        for (missing, words) in [
            (Missing::Unreachable, "the connection failed"),
            (Missing::Refused(404), "the server answered 404"),
            (ModelError::Damaged.into(), "the model file is damaged"),
        ] {
            assert_eq!(missing.to_string(), words);
        }
    }
}
