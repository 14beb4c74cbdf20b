//! Rich text: HTML from the clipboard or a file, read by the browser's own parser, never rendered.

use wasm_bindgen::JsCast;
use web_sys::{DomParser, Element, Node, SupportedType};

use super::{Block, Intake, join};

/// Elements whose text is not the article's.
const DROPPED: &[&str] = &[
    "SCRIPT", "STYLE", "NOSCRIPT", "TEMPLATE", "SVG", "MATH", "HEAD", "NAV", "FORM", "BUTTON",
    "SELECT", "TEXTAREA", "IFRAME", "OBJECT", "AUDIO", "VIDEO", "CANVAS", "DIALOG", "FOOTER",
    "ASIDE",
];

/// Elements that stand on lines of their own, as browsers draw them; every other one runs on inside a paragraph.
const BLOCKS: &[&str] = &[
    "ADDRESS",
    "ARTICLE",
    "BLOCKQUOTE",
    "BODY",
    "BR",
    "CAPTION",
    "CENTER",
    "DD",
    "DETAILS",
    "DIR",
    "DIV",
    "DL",
    "DT",
    "FIELDSET",
    "FIGCAPTION",
    "FIGURE",
    "H1",
    "H2",
    "H3",
    "H4",
    "H5",
    "H6",
    "HEADER",
    "HGROUP",
    "HR",
    "HTML",
    "LEGEND",
    "LI",
    "LISTING",
    "MAIN",
    "MENU",
    "OL",
    "P",
    "PRE",
    "SEARCH",
    "SECTION",
    "SUMMARY",
    "TABLE",
    "TBODY",
    "TD",
    "TFOOT",
    "TH",
    "THEAD",
    "TR",
    "UL",
    "XMP",
];

/// The words of an HTML text, by paragraph and heading. The parser runs no script and loads nothing.
///
/// A whole page is narrowed to its only `<article>` or its `<main>` where it has one. The tree is walked without
/// recursion, so that no depth of nesting can overflow the stack.
#[must_use]
pub fn rich(html: &str) -> Intake {
    let parsed =
        DomParser::new().and_then(|parser| parser.parse_from_string(html, SupportedType::TextHtml));
    let Some(body) = parsed.ok().and_then(|document| document.document_element()) else {
        return Intake::default();
    };
    let articles = body
        .query_selector_all("article")
        .map_or(0, |found| found.length());
    let narrowed = if articles == 1 { "article" } else { "main" };
    let root = body.query_selector(narrowed).ok().flatten().unwrap_or(body);
    join(&blocks(&root))
}

fn blocks(root: &Element) -> Vec<Block> {
    let root: &Node = root;
    let mut blocks = vec![Block::default()];
    let mut at = Some(root.clone());
    while let Some(node) = at {
        let entered = enter(&node, &mut blocks);
        at = entered
            .then(|| node.first_child())
            .flatten()
            .or_else(|| next(node, root, &mut blocks));
    }
    blocks
}

/// Takes in a node on the way down; says whether its children are to be read.
fn enter(node: &Node, blocks: &mut Vec<Block>) -> bool {
    if node.node_type() == Node::TEXT_NODE {
        if let (Some(block), Some(words)) = (blocks.last_mut(), node.text_content()) {
            block.text.push_str(&words);
        }
        return false;
    }
    let Some(element) = node.dyn_ref::<Element>() else {
        return false;
    };
    let name = element.tag_name().to_ascii_uppercase();
    if DROPPED.contains(&name.as_str()) || element.has_attribute("hidden") {
        return false;
    }
    if BLOCKS.contains(&name.as_str()) {
        blocks.push(Block {
            heading: is_heading(&name),
            text: String::new(),
        });
    }
    true
}

/// The node after `node` in reading order, closing the blocks that end on the way up.
fn next(node: Node, root: &Node, blocks: &mut Vec<Block>) -> Option<Node> {
    let mut node = node;
    loop {
        if let Some(element) = node.dyn_ref::<Element>() {
            let name = element.tag_name().to_ascii_uppercase();
            if BLOCKS.contains(&name.as_str())
                && blocks.last().is_some_and(|block| !block.text.is_empty())
            {
                blocks.push(Block::default());
            }
        }
        if node.is_same_node(Some(root)) {
            return None;
        }
        if let Some(sibling) = node.next_sibling() {
            return Some(sibling);
        }
        node = node.parent_node()?;
    }
}

fn is_heading(name: &str) -> bool {
    matches!(name.as_bytes(), [b'H', b'1'..=b'6'])
}
