//! Sharing: files that the browser saves.

use hearsay_annotation::{Article, export};
use hearsay_extract::contract;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};
use yew::Callback;

use crate::state::{Action, Notice};

/// Saves the article as one page that needs neither Hearsay nor scripts.
pub fn share_page(article: &Article, send: &Callback<Action>) {
    save(article, "html", "text/html", &export::html(article), send);
}

/// Saves what is marked as JSON, as the output contract says.
pub fn share_data(article: &Article, send: &Callback<Action>) {
    let found = hearsay_marking::extraction(article);
    let json = contract::json(Some(article.id()), article.text(), &found);
    save(
        article,
        "json",
        "application/json",
        &format!("{json:#}\n"),
        send,
    );
}

fn save(article: &Article, ending: &str, kind: &str, content: &str, send: &Callback<Action>) {
    let name = format!("{}.{ending}", file_name(article.title()));
    let notice = match offer(&name, kind, content) {
        Ok(()) => format!("Saved as “{name}” in your downloads."),
        Err(_) => "This browser did not let the page save a file.".to_owned(),
    };
    send.emit(Action::Share(false));
    send.emit(Action::Say(Notice::say(notice)));
}

fn offer(name: &str, kind: &str, content: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(&format!("{kind};charset=utf-8"));
    let parts = js_sys::Array::of1(&content.into());
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(
        &parts, &options,
    )?)?;
    let anchor: HtmlAnchorElement = gloo::utils::document()
        .create_element("a")?
        .unchecked_into();
    anchor.set_href(&address);
    anchor.set_download(name);
    anchor.click();
    // The download has its own hold on the content by the time the timer rings.
    gloo::timers::callback::Timeout::new(10_000, move || drop(Url::revoke_object_url(&address)))
        .forget();
    Ok(())
}

/// A title as a file's name: letters and digits of any script, hyphens between.
fn file_name(title: &str) -> String {
    let words = title
        .split(|char: char| !char.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let name: String = words
        .collect::<Vec<_>>()
        .join("-")
        .chars()
        .take(60)
        .collect();
    if name.is_empty() {
        "article".to_owned()
    } else {
        name
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn titles_make_file_names() {
        assert_eq!(
            file_name("Talks fail: “no deal” / again"),
            "Talks-fail-no-deal-again"
        );
        assert_eq!(file_name("../.."), "article");
        assert_eq!(file_name("Переговоры 2"), "Переговоры-2");
    }
}
