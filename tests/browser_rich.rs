//! Rich text to plain text, by a real browser's parser.

#![cfg(target_arch = "wasm32")]

use hearsay_page::intake::{pasted, rich};
use wasm_bindgen::JsValue;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// The text, with `#` before each heading.
fn read(html: &str) -> String {
    let found = rich(html);
    let mut text = found.text.clone();
    for heading in found.headings.iter().rev() {
        assert_eq!(heading.of(&found.text).trim(), heading.of(&found.text));
        text.insert_str(heading.start, "# ");
    }
    text
}

#[wasm_bindgen_test]
fn paragraphs_and_headings_are_kept_and_white_space_is_folded() {
    assert_eq!(
        read(
            "<h1>Talks\n  <em>fail</em></h1><p>He <b>left</b>,&nbsp;she\n stayed.</p><h3>Why?</h3>"
        ),
        "# Talks fail\n\nHe left, she stayed.\n\n# Why?"
    );
}

#[wasm_bindgen_test]
fn words_outside_of_paragraphs_are_kept() {
    assert_eq!(
        read("One<div>two</div>three<br>four<ul><li>five<li>six</ul>"),
        "One\n\ntwo\n\nthree\n\nfour\n\nfive\n\nsix"
    );
}

#[wasm_bindgen_test]
fn pictures_and_unknown_elements_run_on_inside_a_paragraph() {
    assert_eq!(
        read("<p>He left<img src=x>, <post-link>she</post-link> <big>stayed</big>.<hr>Then"),
        "He left, she stayed.\n\nThen"
    );
}

#[wasm_bindgen_test]
fn tables_in_tables_are_read_cell_by_cell() {
    assert_eq!(
        read("<table><tr><td><table><tr><td>a<td>b</table><td><p>c</table>"),
        "a\n\nb\n\nc"
    );
}

#[wasm_bindgen_test]
fn what_is_not_the_articles_own_is_dropped() {
    assert_eq!(
        read(
            "<head><title>T</title><style>p{}</style></head><nav>Home</nav><p>Kept<script>x()</script>\
             <template>t</template><noscript>n</noscript><svg><text>s</text></svg></p><p hidden>no</p>\
             <!-- c --><form>f</form><aside>more</aside><footer>©</footer>"
        ),
        "Kept"
    );
}

#[wasm_bindgen_test]
fn a_page_is_narrowed_to_its_only_article_or_its_main_part() {
    let around = |inside: &str| read(&format!("<p>menu</p>{inside}<p>comments</p>"));
    assert_eq!(around("<article><p>story</p></article>"), "story");
    assert_eq!(around("<main><p>story</p></main>"), "story");
    let two = "<article>one</article><article>two</article>";
    assert_eq!(around(two), "menu\n\none\n\ntwo\n\ncomments");
    assert_eq!(around(&format!("<main>{two}</main>")), "one\n\ntwo");
}

#[wasm_bindgen_test]
fn nothing_in_it_runs() {
    let key = JsValue::from_str("hearsayRan");
    let text = read(
        "<p>Go<script>globalThis.hearsayRan = 1</script>\
         <img src=x onerror='globalThis.hearsayRan = 1'><svg onload='globalThis.hearsayRan = 1'></svg></p>",
    );
    assert_eq!(text, "Go");
    assert_eq!(js_sys::Reflect::has(&js_sys::global(), &key), Ok(false));
}

#[wasm_bindgen_test]
fn no_depth_of_nesting_overflows_the_stack() {
    let deep = 5_000;
    let html = format!(
        "{}end{}",
        "<b><div>".repeat(deep),
        "</div></b>".repeat(deep)
    );
    assert_eq!(read(&html), "end");
}

#[wasm_bindgen_test]
fn broken_markup_still_gives_its_words() {
    assert_eq!(
        read("<p>One<h2>&bogus; two</h1></i></p"),
        "One\n\n# &bogus; two"
    );
    assert_eq!(read("<p>Caf&eacute;&#x1F642;<"), "Café🙂<");
    assert_eq!(read(""), "");
}

#[wasm_bindgen_test]
fn the_plain_form_is_taken_where_the_rich_one_has_no_words() {
    assert_eq!(pasted("<b></b>", "He\r\nleft.").text, "He\nleft.");
    assert_eq!(pasted("<p>He left</p>", "He left").text, "He left");
    assert_eq!(
        pasted("<p>1</p>", "He left at noon.").text,
        "He left at noon."
    );
}
