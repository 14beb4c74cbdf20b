//! What only a browser can tell: how it parses rich text, and what its IndexedDB keeps.

#![cfg(target_arch = "wasm32")]

#[path = "browser/rich.rs"]
mod rich;
#[path = "browser/store.rs"]
mod store;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
