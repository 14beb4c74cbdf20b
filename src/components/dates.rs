//! Days and times as people write them, in the reader's own time zone.

/// "23 November 2026".
#[must_use]
pub fn date(milliseconds: u64) -> String {
    let parts = [("day", "numeric"), ("month", "long"), ("year", "numeric")];
    js_date(milliseconds)
        .to_locale_date_string("en-GB", &format(&parts))
        .into()
}

/// "23 November 2026, 14:05", for each of several times; with seconds where two are of one minute, so that they are told apart.
pub(super) fn moments(milliseconds: &[u64]) -> Vec<String> {
    apart(milliseconds, |at, seconds| {
        let mut parts = vec![("hour", "2-digit"), ("minute", "2-digit")];
        parts.extend(seconds.then_some(("second", "2-digit")));
        let time = js_date(at).to_locale_time_string_with_options("en-GB", &format(&parts));
        format!("{}, {time}", date(at))
    })
}

/// Puts each time into words, with seconds where others read alike, and with a number where they still do.
fn apart(times: &[u64], words: impl Fn(u64, bool) -> String) -> Vec<String> {
    let minutes: Vec<String> = times.iter().map(|&at| words(at, false)).collect();
    let is_alone = |told: &String| minutes.iter().filter(|other| *other == told).count() == 1;
    let seconds = times.iter().zip(&minutes).map(|(&at, minute)| {
        if is_alone(minute) {
            minute.clone()
        } else {
            words(at, true)
        }
    });
    let seconds: Vec<String> = seconds.collect();
    let mut order: Vec<usize> = (0..times.len()).collect();
    order.sort_by_key(|&at| times[at]);
    let mut told = seconds.clone();
    for (place, &at) in order.iter().enumerate() {
        let same = |other: &&usize| seconds[**other] == seconds[at];
        let earlier = order[..place].iter().filter(same).count();
        if earlier > 0 || order[place + 1..].iter().any(|other| same(&other)) {
            told[at] = format!("{} ({})", seconds[at], earlier + 1);
        }
    }
    told
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_of_one_minute_are_told_apart() {
        let words = |at: u64, seconds: bool| match seconds {
            false => format!("{}", at / 60_000),
            true => format!("{}:{}", at / 60_000, at / 1000 % 60),
        };
        let told = apart(&[61_000, 5_000, 4_001, 4_000, 4_001, 130_000], words);
        assert_eq!(told, ["1", "0:5", "0:4 (2)", "0:4 (1)", "0:4 (3)", "2"]);
    }
}
