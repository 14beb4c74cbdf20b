//! What became of the quotes and concessions of an older version of the text.

use hearsay_annotation::MarkKind;
use hearsay_annotation::differences::{self, Piece};
use hearsay_annotation::versions::{Change, Fate};
use hearsay_annotation::words;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use crate::components::dates::moments;
use crate::effects::focus_mark;
use crate::state::{Action, Desk, Summary, Versions};

/// Changes told one by one; the rest is counted.
const MOST: usize = 60;
/// Letters of a line that is told; of an altered one four times as many, so that what changed is among them.
const LETTERS: usize = 200;

/// The panel over the lists; nothing where no older version was compared.
pub(super) fn changes(desk: &Desk, send: &Callback<Action>) -> Html {
    let versions = &desk.versions;
    if versions.compared.is_none() || desk.is_running() {
        return Html::default();
    }
    let told: Vec<&Change> = versions
        .changes
        .iter()
        .filter(|change| is_told(change))
        .collect();
    let (lost, told): (Vec<&Change>, Vec<&Change>) =
        told.into_iter().partition(|change| change.lost);
    // Pasted within a minute of this one, an older one says its second.
    let own = std::iter::once(desk.article.created());
    let times: Vec<u64> = own
        .chain(versions.older.iter().map(|line| line.created))
        .collect();
    let moments = moments(&times);
    let moments = moments.get(1..).unwrap_or_default();
    let is_compared =
        |(line, _): &(&Summary, &String)| versions.compared.as_ref() == Some(&line.id);
    let since = match versions.older.iter().zip(moments).find(is_compared) {
        Some((_, moment)) => format!("Since the older version of {moment}"),
        None => "Since the older version".to_owned(),
    };
    html! {
        <details class="changes" open=true>
            <summary>{ format!("{since}: {}", tally(versions)) }</summary>
            { choice(versions, moments, send) }
            if desk.revision != versions.as_of {
                <p class="stale">
                    <span>{ "Compared before your last changes." }</span>
                    <button class="small" onclick={send.reform(|_: MouseEvent| Action::CompareAgain)}>{ "Compare again" }</button>
                </p>
            }
            <ul>{ for told.iter().take(MOST).map(|change| item(change, desk, send)) }</ul>
            if told.len() > MOST {
                <p class="quiet">{ format!("and {} more", told.len() - MOST) }</p>
            }
            { sentences(versions) }
            if !lost.is_empty() {
                <h3>{ "Not placed, kept in the older version" }</h3>
                <p class="quiet">{ "You had decided about these. Their words are not here as they were." }</p>
                <ul>{ for lost.iter().map(|change| item(change, desk, send)) }</ul>
            }
        </details>
    }
}

/// What else is other words now, also where nothing is marked.
fn sentences(versions: &Versions) -> Html {
    let told = &versions.sentences;
    if told.is_empty() {
        return Html::default();
    }
    html! {
        <details class="sentences">
            <summary>{ words::count(told.len(), "changed sentence", "changed sentences") }</summary>
            <ul>{ for told.iter().take(MOST).map(|each| html! { <li>{ difference(&each.before, &each.after) }</li> }) }</ul>
            if told.len() > MOST {
                <p class="quiet">{ format!("and {} more", told.len() - MOST) }</p>
            }
        </details>
    }
}

fn is_told(change: &Change) -> bool {
    change.fate != Fate::Unchanged || change.lost
}

/// "1 altered, 2 unchanged, 1 not placed"
fn tally(versions: &Versions) -> String {
    let count =
        |is: &dyn Fn(&Change) -> bool| versions.changes.iter().filter(|change| is(change)).count();
    let fates = Fate::ALL.into_iter();
    let fates = fates.map(|fate| {
        let is = move |change: &Change| change.kind != MarkKind::Mention && change.fate == fate;
        (count(&is), fate.word())
    });
    let lost = (count(&|change| change.lost), "not placed");
    let parts = fates.chain([lost]).filter(|(count, _)| *count > 0);
    let parts: Vec<String> = parts
        .map(|(count, word)| format!("{count} {word}"))
        .collect();
    if parts.is_empty() {
        "no quotes or concessions in either".to_owned()
    } else {
        parts.join(", ")
    }
}

/// Which of several older versions is compared.
fn choice(versions: &Versions, moments: &[String], send: &Callback<Action>) -> Html {
    if versions.older.len() < 2 {
        return Html::default();
    }
    let onchange = {
        let send = send.clone();
        Callback::from(move |event: Event| {
            if let Some(field) = event.target_dyn_into::<HtmlSelectElement>() {
                send.emit(Action::Compare(field.value()));
            }
        })
    };
    let options = versions.older.iter().zip(moments).map(|(line, moment)| {
        let selected = versions.compared.as_ref() == Some(&line.id);
        html! { <option value={line.id.clone()} {selected}>{ moment }</option> }
    });
    html! { <label class="field">{ "Compared with the version of " }<select {onchange}>{ for options }</select></label> }
}

fn item(change: &Change, desk: &Desk, send: &Callback<Action>) -> Html {
    // The mark may have gone since.
    let there = change.mark.filter(|&id| desk.article.mark(id).is_some());
    let lead = there.map(|id| {
        let send = send.clone();
        let onclick = Callback::from(move |_: MouseEvent| {
            send.emit(Action::Choose(Some(id)));
            focus_mark(id);
        });
        let label = format!("Show: {}", change.headline);
        html! { <button class="small" {onclick} aria-label={label}>{ "Show" }</button> }
    });
    html! {
        <li>
            <span class="dot status">{ change.fate.word() }</span>
            <span class="name">{ &change.headline }</span>
            if let Some(became) = &change.became {
                <span class="name"><span class="quiet">{ ", now " }</span>{ became }</span>
            }
            { line(change) }
            if change.fate == Fate::Uncertain {
                <p class="quiet">{ "The same words stand in this version, but not for sure in the same place." }</p>
            }
            { for lead }
        </li>
    }
}

/// The words before and after as one line.
fn line(change: &Change) -> Html {
    let pieces = match (change.before.as_str(), change.after.as_str()) {
        (before, after) if change.fate == Fate::Moved || before == after => {
            vec![Piece::Stayed(words::shorten(after, LETTERS))]
        }
        // Its words may be here still.
        (before, "") if change.fate == Fate::Uncertain => {
            vec![Piece::Stayed(words::shorten(before, LETTERS))]
        }
        (before, after) => differing(before, after),
    };
    told(pieces)
}

/// A sentence before and after, as one line.
fn difference(before: &str, after: &str) -> Html {
    told(differing(before, after))
}

fn differing(before: &str, after: &str) -> Vec<Piece> {
    match (before, after) {
        (before, "") => vec![Piece::Went(words::shorten(before, LETTERS))],
        ("", after) => vec![Piece::Came(words::shorten(after, LETTERS))],
        (before, after) => differences::between(
            &words::shorten(before, 4 * LETTERS),
            &words::shorten(after, 4 * LETTERS),
        ),
    }
}

/// Pieces as a line. What is heard says which went and which came, as strokes do for the eye.
fn told(pieces: Vec<Piece>) -> Html {
    let pieces = pieces.into_iter().map(|piece| match piece {
        Piece::Stayed(words) => html! { <>{ words }{ " " }</> },
        Piece::Went(words) => html! {
            <><del><span class="hidden-words">{ "removed: " }</span>{ words }<span class="hidden-words">{ "; " }</span></del>{ " " }</>
        },
        Piece::Came(words) => html! {
            <><ins><span class="hidden-words">{ "added: " }</span>{ words }<span class="hidden-words">{ "; " }</span></ins>{ " " }</>
        },
    });
    html! { <p class="words" dir="auto">{ for pieces }</p> }
}
