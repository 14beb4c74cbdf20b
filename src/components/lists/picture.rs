//! The picture over *Gave*: parties in a round, arrows from who gives to who gains.

use std::f32::consts::TAU;

use hearsay_annotation::exchange::{Arrow, Exchange, Line};
use hearsay_annotation::words;
use yew::prelude::*;

use crate::effects::{focus_mark, use_later};
use crate::state::Action;

/// How wide the drawing is, in its own units: sixteen to each rem that the stylesheet gives it.
const WIDE: f32 = 330.0;
/// Half the size of a party's plate.
const PLATE: (f32, f32) = (46.0, 13.0);
/// How far two arrows between the same parties lie apart.
const APART: f32 = 16.0;

/// How high the drawing is: two parties stand side by side.
fn high(count: usize) -> f32 {
    if count > 2 { 200.0 } else { 76.0 }
}

/// Properties of [`Picture`].
#[derive(Properties, PartialEq)]
pub(super) struct Props {
    /// What it shows.
    pub(super) exchange: Exchange,
    /// Where actions go.
    pub(super) send: Callback<Action>,
}

/// The picture; nothing where nobody gives to anybody. Its room and its words come with the list, and what is drawn there a
/// moment after.
#[component]
pub(super) fn Picture(props: &Props) -> Html {
    let Props { exchange, send } = props;
    let drawn = use_later(Some(exchange.clone()));
    let is_new = drawn.is_none();
    let exchange = drawn.as_ref().unwrap_or(exchange);
    if exchange.arrows.is_empty() {
        return Html::default();
    }
    html! {
        <figure class="exchange">
            <svg viewBox={format!("0 0 {WIDE} {}", high(exchange.parties.len()))} role="img" aria-label={exchange.in_words()}>
                <defs>
                    <marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto-start-reverse">
                        <path d="M0 0 10 5 0 10z" />
                    </marker>
                    <marker id="bar" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="9" markerHeight="9" orient="auto">
                        <path d="M5 0V10" />
                    </marker>
                </defs>
                if !is_new {
                    { drawing(exchange, send) }
                }
            </svg>
            <figcaption>
                <span class="key given">{ "gives" }</span>
                <span class="key possible">{ "may give" }</span>
                <span class="key asked">{ "asked for" }</span>
                <span class="key refused">{ "refuses" }</span>
                if exchange.left_out > 0 {
                    <span class="quiet">{ format!("{} not drawn", exchange.left_out) }</span>
                }
            </figcaption>
            <details>
                <summary>{ "The same in words" }</summary>
                <ul>
                    { for exchange.arrows.iter().filter(|_| !is_new).map(|arrow| html! {
                        <li><button class="small" onclick={lead(arrow, send)}>{ exchange.told(arrow) }</button></li>
                    }) }
                </ul>
            </details>
        </figure>
    }
}

/// The parties and what goes between them.
fn drawing(exchange: &Exchange, send: &Callback<Action>) -> Html {
    let places = places(exchange.parties.len());
    let parties = exchange.parties.iter().zip(&places);
    let arrows = exchange.arrows.iter().enumerate();
    let arrows = arrows.map(|(at, arrow)| draw(exchange, arrow, bend(exchange, at), &places, send));
    html! {
        <>
            { for parties.map(|(name, &(x, y))| html! {
                <g class="party">
                    <rect x={(x - PLATE.0).to_string()} y={(y - PLATE.1).to_string()} rx="6"
                        width={(2.0 * PLATE.0).to_string()} height={(2.0 * PLATE.1).to_string()} />
                    <text x={x.to_string()} y={(y + 4.0).to_string()}>{ words::shorten(name, 14) }</text>
                    <title>{ name }</title>
                </g>
            }) }
            { for arrows }
        </>
    }
}

/// Where the parties stand: two across from each other, more in a round, the first at the left.
fn places(count: usize) -> Vec<(f32, f32)> {
    let half = high(count) / 2.0;
    let (x, y) = (WIDE / 2.0 - PLATE.0 - 4.0, half - PLATE.1 - 6.0);
    let around = |at: usize| TAU * (at as f32 / count.max(1) as f32) + TAU / 2.0;
    (0..count)
        .map(|at| {
            let angle = around(at);
            (WIDE / 2.0 + x * angle.cos(), half + y * angle.sin())
        })
        .collect()
}

/// How far an arrow is bent aside, so that those between the same parties lie apart.
fn bend(exchange: &Exchange, at: usize) -> f32 {
    let Some(own) = exchange.arrows.get(at) else {
        return 0.0;
    };
    let before = exchange.arrows.iter().take(at);
    let same = before.filter(|each| (each.from, each.to) == (own.from, own.to));
    let back = |each: &&Arrow| (each.from, each.to) == (own.to, own.from);
    let first = if exchange.arrows.iter().any(|each| back(&each)) {
        APART / 2.0
    } else {
        0.0
    };
    first + APART * same.count() as f32
}

fn draw(
    exchange: &Exchange,
    arrow: &Arrow,
    bend: f32,
    places: &[(f32, f32)],
    send: &Callback<Action>,
) -> Html {
    let (Some(&from), Some(&to)) = (places.get(arrow.from), places.get(arrow.to)) else {
        return Html::default();
    };
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(1.0);
    // To the left of the way: what goes there and what comes back lie on either side.
    let (nx, ny) = (dy / length * bend, -dx / length * bend);
    let (start, end) = (edge(from, (dx, dy)), edge(to, (-dx, -dy)));
    let middle = (
        (start.0 + end.0) / 2.0 + 1.6 * nx,
        (start.1 + end.1) / 2.0 + 1.6 * ny,
    );
    // The ends stay on their plates, and the bow inside the picture.
    let aside = |by: f32| (by * 0.6).clamp(2.0 - PLATE.1, PLATE.1 - 2.0);
    let (start, end) = (
        (start.0 + aside(nx), start.1 + aside(ny)),
        (end.0 + aside(nx), end.1 + aside(ny)),
    );
    let middle = (
        middle.0.clamp(6.0, WIDE - 6.0),
        middle.1.clamp(14.0, high(exchange.parties.len()) - 6.0),
    );
    let path = format!(
        "M{:.1} {:.1}Q{:.1} {:.1} {:.1} {:.1}",
        start.0, start.1, middle.0, middle.1, end.0, end.1
    );
    let (class, tail) = match arrow.line {
        Line::Given => ("arrow given", None),
        Line::Possible => ("arrow possible", None),
        Line::Asked => ("arrow asked", None),
        Line::Refused => ("arrow refused", Some("url(#bar)")),
    };
    let onclick = lead(arrow, send);
    let count = arrow.marks.len();
    html! {
        <g {class} {onclick}>
            <path d={path.clone()} class="reach" />
            <path d={path} marker-end="url(#head)" marker-start={tail} />
            if count > 1 {
                <text x={format!("{:.1}", (middle.0 + (start.0 + end.0) / 2.0) / 2.0)} y={format!("{:.1}", (middle.1 + (start.1 + end.1) / 2.0) / 2.0 - 3.0)}>{ count }</text>
            }
            <title>{ exchange.told(arrow) }</title>
        </g>
    }
}

/// A click leads to the first of the concessions that an arrow stands for.
fn lead(arrow: &Arrow, send: &Callback<Action>) -> Callback<MouseEvent> {
    let first = arrow.marks.first().copied();
    let send = send.clone();
    Callback::from(move |_: MouseEvent| {
        if let Some(id) = first {
            send.emit(Action::Choose(Some(id)));
            focus_mark(id);
        }
    })
}

/// Where the way from the middle of a plate in a direction leaves it.
fn edge(middle: (f32, f32), way: (f32, f32)) -> (f32, f32) {
    let across = (PLATE.0 + 3.0) / way.0.abs().max(0.01);
    let down = (PLATE.1 + 3.0) / way.1.abs().max(0.01);
    let share = across.min(down).min(0.5);
    (middle.0 + way.0 * share, middle.1 + way.1 * share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_party_stands_inside_the_picture() {
        for count in 1..=hearsay_annotation::exchange::MOST {
            for (x, y) in places(count) {
                assert!(x >= PLATE.0 && x <= WIDE - PLATE.0, "{count}: {x}");
                assert!(y >= PLATE.1 && y <= high(count) - PLATE.1, "{count}: {y}");
            }
        }
    }

    #[test]
    fn no_party_lies_over_another() {
        for count in 2..=hearsay_annotation::exchange::MOST {
            let places = places(count);
            for (at, one) in places.iter().enumerate() {
                for other in &places[at + 1..] {
                    let (dx, dy) = ((one.0 - other.0).abs(), (one.1 - other.1).abs());
                    assert!(
                        dx > 2.0 * PLATE.0 || dy > 2.0 * PLATE.1,
                        "{count}: {dx} {dy}"
                    );
                }
            }
        }
    }

    #[test]
    fn an_arrow_leaves_a_plate_at_its_edge() {
        let (x, y) = edge((100.0, 100.0), (200.0, 0.0));
        assert_eq!((x, y), (100.0 + PLATE.0 + 3.0, 100.0));
    }
}
