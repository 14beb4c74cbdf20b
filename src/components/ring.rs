//! The outline of the chosen mark, over the text: the pieces of which a mark is drawn would have one each.

use hearsay_annotation::{Article, MarkId};
use web_sys::Element;
use yew::prelude::*;

use crate::contours;
use crate::effects::{outlined, watch_size};
use crate::state::{Shared, View};

/// How far from the words it runs, in pixels.
const GAP: f64 = 2.0;

/// Properties of [`Ring`]: whatever moves the words about is among them.
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The mark, if one is chosen.
    pub chosen: Option<MarkId>,
    /// The article that has it.
    pub article: Shared<Article>,
    /// How much of a long article is shown.
    pub portions: usize,
    /// How its marks are shown.
    pub view: View,
}

/// The outline; it is where the words are, also after the paragraphs above have become higher or lower.
#[component]
pub fn Ring(props: &Props) -> Html {
    let path = use_node_ref();
    let drawn = path.clone();
    let chosen = props.chosen;
    use_effect(move || {
        let path = drawn.cast::<Element>();
        let within = path.as_ref().and_then(|path| path.closest("article").ok()?);
        let put = {
            let within = within.clone();
            move || {
                let (Some(path), Some(within)) = (&path, &within) else {
                    return;
                };
                let stretches = chosen.map_or_else(Vec::new, |id| outlined(within, id));
                let outlines = stretches
                    .iter()
                    .flat_map(|boxes| contours::outlines(boxes, GAP));
                let _ = path.set_attribute("d", &contours::path(&outlines.collect::<Vec<_>>()));
            }
        };
        put();
        let watch = chosen.and(within).map(|within| watch_size(&within, put));
        move || drop(watch)
    });
    html! { <svg class="ring" aria-hidden="true"><path ref={path} /></svg> }
}
