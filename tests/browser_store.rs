//! The library in a real browser's IndexedDB.

#![cfg(target_arch = "wasm32")]
// Clippy does not know `wasm_bindgen_test` for a test.
#![allow(clippy::unwrap_used)]

use hearsay_page::state::Summary;
use hearsay_page::store::{Kept, Store};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

fn summary(id: &str, changed: u64) -> Summary {
    Summary {
        id: id.to_owned(),
        title: format!("“{id}” ☂"),
        created: 1_700_000_000_000,
        changed,
        entities: 3,
        quotes: 2,
        concessions: 1,
        older: vec!["18f-0a".to_owned()],
    }
}

#[wasm_bindgen_test]
async fn an_article_is_kept_listed_replaced_and_forgotten() {
    let store = Store::open().await.unwrap();
    assert_eq!(store.get("kept").await.unwrap(), None);

    store
        .put(&summary("kept", 1), "{\"a\": \"é\u{1f600}\"}".to_owned())
        .await
        .unwrap();
    store
        .put(&summary("other", 2), "{}".to_owned())
        .await
        .unwrap();
    let again = Store::open().await.unwrap();
    assert_eq!(
        again.get("kept").await.unwrap().as_deref(),
        Some("{\"a\": \"é\u{1f600}\"}")
    );
    assert_eq!(
        again.list().await.unwrap(),
        [summary("other", 2), summary("kept", 1)]
    );
    assert_eq!(
        again.get_all(&["other", "gone"]).await.unwrap(),
        [Kept::Record("{}".to_owned()), Kept::Nothing]
    );

    store
        .put(&summary("kept", 3), "{\"b\": 1}".to_owned())
        .await
        .unwrap();
    assert_eq!(
        store.get("kept").await.unwrap().as_deref(),
        Some("{\"b\": 1}")
    );
    assert_eq!(
        store.list().await.unwrap(),
        [summary("kept", 3), summary("other", 2)]
    );

    store.delete("kept").await.unwrap();
    store.delete("kept").await.unwrap();
    assert_eq!(store.get("kept").await.unwrap(), None);
    assert_eq!(store.list().await.unwrap(), [summary("other", 2)]);
    store.delete("other").await.unwrap();
}
