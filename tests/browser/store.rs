//! The library in IndexedDB.

use hearsay_page::state::Summary;
use hearsay_page::store::Store;
use wasm_bindgen_test::wasm_bindgen_test;

fn summary(id: &str, title: &str, changed: u64) -> Summary {
    Summary {
        id: id.into(),
        title: title.into(),
        created: 1,
        changed,
        entities: 3,
        quotes: 2,
        concessions: 1,
    }
}

/// The library's lines whose ids begin with `prefix`: the tests share one database.
async fn listed(store: &Store, prefix: &str) -> Vec<Summary> {
    let mut found = store.list().await.expect("listed");
    found.retain(|summary| summary.id.starts_with(prefix));
    found
}

#[wasm_bindgen_test]
async fn an_article_is_kept_replaced_and_deleted() {
    let store = Store::open().await.expect("opened");
    assert_eq!(store.get("a-1").await, Ok(None));
    let (first, second) = (summary("a-1", "Draft", 5), summary("a-1", "Final 🙂", 6));
    store.put(&first, "{}".into()).await.expect("kept");
    store.put(&second, "“é” 🙂\0".into()).await.expect("kept");
    assert_eq!(store.get("a-1").await, Ok(Some("“é” 🙂\0".into())));
    assert_eq!(listed(&store, "a-").await, [second]);
    store.delete("a-1").await.expect("deleted");
    store.delete("a-1").await.expect("nothing to delete");
    assert_eq!(store.get("a-1").await, Ok(None));
    assert_eq!(listed(&store, "a-").await, []);
}

#[wasm_bindgen_test]
async fn what_one_store_keeps_another_finds() {
    let record = "x".repeat(5 << 20);
    let kept = summary("b-1", "Long", 1);
    let store = Store::open().await.expect("opened");
    store.put(&kept, record.clone()).await.expect("kept");
    drop(store);
    let store = Store::open().await.expect("opened again");
    assert_eq!(store.get("b-1").await, Ok(Some(record)));
    store.delete("b-1").await.expect("deleted");
}

#[wasm_bindgen_test]
async fn the_list_begins_with_what_was_changed_last() {
    let store = Store::open().await.expect("opened");
    for (id, changed) in [("c-1", 10), ("c-2", 30), ("c-3", 20), ("c-0", 10)] {
        store
            .put(&summary(id, "T", changed), String::new())
            .await
            .expect("kept");
    }
    let found = listed(&store, "c-").await;
    let ids: Vec<&str> = found.iter().map(|summary| summary.id.as_str()).collect();
    assert_eq!(ids, ["c-2", "c-3", "c-0", "c-1"]);
}

#[wasm_bindgen_test]
async fn times_beyond_32_bits_come_back_whole() {
    let store = Store::open().await.expect("opened");
    let kept = summary("d-1", "Now", 1_795_471_863_123);
    store.put(&kept, String::new()).await.expect("kept");
    assert_eq!(listed(&store, "d-").await, [kept]);
}
