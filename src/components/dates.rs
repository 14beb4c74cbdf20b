//! Days and times as people write them, in the reader's own time zone.

/// "23 November 2026".
#[must_use]
pub fn date(milliseconds: u64) -> String {
    let parts = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
    js_date(milliseconds)
        .to_locale_date_string("en-GB", &format(&parts))
        .into()
}

/// "23 November 2026, 14:05".
pub(super) fn moment(milliseconds: u64) -> String {
    let parts = [("hour", "2-digit"), ("minute", "2-digit")];
    let time = js_date(milliseconds).to_locale_time_string_with_options("en-GB", &format(&parts));
    format!("{}, {time}", date(milliseconds))
}

fn js_date(milliseconds: u64) -> js_sys::Date {
    js_sys::Date::new(&(milliseconds as f64).into())
}

fn format(parts: &[(&str, &str)]) -> js_sys::Object {
    let format = js_sys::Object::new();
    for &(part, style) in parts {
        // A plain object takes any property.
        let _ = js_sys::Reflect::set(&format, &part.into(), &style.into());
    }
    format
}
