//! The text in a field, to be put right.

use web_sys::HtmlTextAreaElement;
use yew::prelude::*;

use crate::effects::{focus_soon, now};
use crate::state::{Action, Correcting, Desk};
use crate::utf16;

/// Properties of [`CorrectText`].
#[derive(Properties, PartialEq)]
pub struct Props {
    /// The article whose text it is, with what was typed before.
    pub desk: Desk,
    /// Where actions go.
    pub send: Callback<Action>,
}

/// The article's text in a field, in place of the article. The caret stands at the mark that was chosen.
#[component]
pub fn CorrectText(props: &Props) -> Html {
    let Props { desk, send } = props;
    let typed = desk
        .correction
        .as_ref()
        .and_then(|correction| correction.typed.clone());
    let field = use_node_ref();
    {
        let (field, desk, typed) = (field.clone(), desk.clone(), typed.clone());
        use_effect_with((), move |()| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                let text = desk.article.text();
                field.set_value(typed.as_deref().unwrap_or(text));
                let chosen = desk.chosen.and_then(|id| desk.article.mark(id));
                let at = chosen.map_or(0, |mark| mark.body.anchor().start);
                let at = u32::try_from(utf16::to_units(text, at)).unwrap_or(0);
                // Where the caret stands when the focus comes is scrolled into sight.
                let _ = field.set_selection_range(at, at);
                let _ = field.focus();
            }
            || focus_soon("#correct-text")
        });
    }
    let value = {
        let field = field.clone();
        move || {
            field
                .cast::<HtmlTextAreaElement>()
                .map(|field| field.value())
        }
    };
    let with = |step: fn(String) -> Correcting| {
        let (send, value) = (send.clone(), value.clone());
        move || {
            if let Some(text) = value() {
                send.emit(Action::CorrectText(step(text)));
            }
        }
    };
    let save = with(|text| Correcting::Save(text, now()));
    let set_aside = with(Correcting::SetAside);
    let type_in = with(Correcting::Typed);
    let anew = {
        let (send, field, article) = (send.clone(), field.clone(), desk.article.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(field) = field.cast::<HtmlTextAreaElement>() {
                field.set_value(article.text());
                let _ = field.focus();
            }
            send.emit(Action::CorrectText(Correcting::Anew));
        })
    };
    let keys = {
        let (save, set_aside) = (save.clone(), set_aside.clone());
        Callback::from(move |event: KeyboardEvent| {
            match event.key().as_str() {
                "Escape" => set_aside(),
                "Enter" if event.ctrl_key() || event.meta_key() => save(),
                _ => return,
            }
            event.prevent_default();
        })
    };
    html! {
        <section class="correcting" aria-labelledby="correcting-title">
            <h2 id="correcting-title">{ "Correct the text" }</h2>
            <p id="correcting-help" class="quiet">
                { "Every mark goes along with its words; one whose words you delete goes. One undo takes it all back, and \
                   nothing is analysed anew. Ctrl Enter saves; Esc goes back to the article and keeps what you typed." }
            </p>
            <textarea
                ref={field}
                class="sheet"
                dir="auto"
                aria-label="The article’s text"
                aria-describedby="correcting-help"
                oninput={move |_: InputEvent| type_in()}
                onkeydown={keys}
            />
            <div class="row">
                <button class="strong" onclick={move |_: MouseEvent| save()}>{ "Save" }</button>
                <button onclick={move |_: MouseEvent| set_aside()}>{ "Back to the article" }</button>
                if typed.is_some() {
                    <button onclick={anew}>{ "Start again from the article’s text" }</button>
                }
            </div>
        </section>
    }
}
