//! What the page does outside itself: analyse, keep, read files, download. Outcomes come back as actions.

mod address;
mod analyser;
mod arrivals;
mod cards;
mod downloads;
mod focus;
mod keeper;
mod keys;
mod later;
mod leaving;
mod menus;
mod places;
mod printing;
mod searching;
mod selection;
mod settings;
mod sizes;
mod versions;

pub use address::{use_address, use_title};
pub use analyser::use_analyser;
pub use arrivals::{arrive, open_file, use_drop};
pub use cards::{focus_card_after, use_one_stop, walk_cards};
pub use downloads::{share_data, share_page};
pub use focus::{
    bring_near, focus_card, focus_draft, focus_editing, focus_field, focus_mark, focus_mark_after,
    focus_soon, focus_words, refocus_mark, reveal_card, reveal_words, scroll_lists_up,
    skip_to_main, use_focus_rescue,
};
pub use keeper::{Keeper, use_saving};
pub use keys::use_global_keys;
pub use later::{use_later, use_rehearsal};
pub use leaving::use_leaving;
pub use menus::{left_menu, menu_keys};
pub use places::{begin as begin_of, byte_at, edge_at, neighbour, outlined, reveal, show_selected};
pub use printing::{print, use_printing};
pub use searching::use_searching;
pub use selection::{focus_piece, let_drag_begin, unselect, use_selection};
pub use settings::use_settings;
pub use sizes::watch_size;
pub use versions::use_versions;

/// Now, in milliseconds since 1970.
#[must_use]
pub fn now() -> u64 {
    // Dates before 1970 and after the year 280,000 don't occur.
    js_sys::Date::now().max(0.0) as u64
}
