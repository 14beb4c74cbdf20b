//! The address after `#` says which article is open, so that a reload and the browser's own back button find it.

use gloo::events::EventListener;
use gloo::utils::window;
use hearsay_annotation::article::is_id;
use yew::prelude::*;

use super::Keeper;
use crate::state::{Action, Screen, State};

/// Where the page is, as its address says it.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Place {
    Start,
    Library,
    Article(String),
}

impl Place {
    fn of(state: &State) -> Self {
        match (state.screen, &state.desk) {
            (Screen::Library, _) => Self::Library,
            (Screen::Reading, Some(desk)) => Self::Article(desk.article.id().to_owned()),
            _ => Self::Start,
        }
    }

    /// `None` for an address that is not ours: it leads nowhere.
    fn read(hash: &str) -> Option<Self> {
        match hash.trim_start_matches('#') {
            "" => Some(Self::Start),
            "library" => Some(Self::Library),
            other => {
                let id = other.strip_prefix("read=")?;
                // Anything else is not looked up.
                is_id(id).then(|| Self::Article(id.to_owned()))
            }
        }
    }

    fn write(&self) -> String {
        match self {
            Self::Start => "#".to_owned(),
            Self::Library => "#library".to_owned(),
            Self::Article(id) => format!("#read={id}"),
        }
    }
}

fn here() -> Option<Place> {
    Place::read(&window().location().hash().unwrap_or_default())
}

/// Keeps the address in step with the state, and the state with the address.
#[hook]
pub fn use_address(state: &State, keeper: &Keeper, send: &Callback<Action>) {
    let place = Place::of(state);
    let open = state.desk.as_ref().map(|desk| desk.article.id().to_owned());
    let latest = use_mut_ref(|| (place.clone(), open.clone()));
    *latest.borrow_mut() = (place.clone(), open);
    {
        let (keeper, send) = (keeper.clone(), send.clone());
        use_effect_with((), move |()| {
            let go = move || {
                let (place, open) = latest.borrow().clone();
                match here().filter(|wanted| *wanted != place) {
                    None => {}
                    Some(Place::Start) => send.emit(Action::Go(Screen::Start)),
                    Some(Place::Library) => send.emit(Action::Go(Screen::Library)),
                    // What is on the desk is newer than what is kept, and knows what can be undone.
                    Some(Place::Article(id)) if open.as_ref() == Some(&id) => {
                        send.emit(Action::Go(Screen::Reading));
                    }
                    Some(Place::Article(id)) => keeper.open(id),
                }
            };
            go();
            let listener = EventListener::new(&window(), "hashchange", move |_| go());
            move || drop(listener)
        });
    }
    let first = use_mut_ref(|| true);
    use_effect_with(place, move |place| {
        // The first time round, the address is right and the state is not there yet.
        let first = std::mem::replace(&mut *first.borrow_mut(), false);
        if !first && here().as_ref() != Some(place) {
            let _ = window().location().set_hash(&place.write());
        }
    });
}

/// Names the browser's tab after what is on screen.
#[hook]
pub fn use_title(state: &State) {
    let title = match (state.screen, &state.desk) {
        (Screen::Reading, Some(desk)) => format!("{} · Hearsay", desk.article.title()),
        (Screen::Library, _) => "Library · Hearsay".to_owned(),
        _ => "Hearsay: who said what, and who gave ground".to_owned(),
    };
    use_effect_with(title, |title| gloo::utils::document().set_title(title));
}

#[cfg(test)]
mod tests {
    use super::Place;

    #[test]
    fn addresses_read_as_they_are_written() {
        for place in [
            Place::Start,
            Place::Library,
            Place::Article("18f-0a".into()),
        ] {
            assert_eq!(Place::read(&place.write()), Some(place));
        }
        assert_eq!(Place::read("#read=<script>"), None);
        assert_eq!(Place::read("#main"), None);
    }
}
