//! Days and minutes in UTC, from milliseconds since 1970.

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// "23 November 2026".
pub(super) fn day(milliseconds: u64) -> String {
    let (year, month, day) = civil(milliseconds / 86_400_000);
    let month = MONTHS[month as usize % 12];
    format!("{day} {month} {year}")
}

/// "23 November 2026, 21:04 UTC".
pub(super) fn minute(milliseconds: u64) -> String {
    let minutes = milliseconds / 60_000 % 1440;
    let day = day(milliseconds);
    format!("{day}, {:02}:{:02} UTC", minutes / 60, minutes % 60)
}

/// Year, month from 0 and day from 1 of a day since 1970-01-01, in the Gregorian calendar.
///
/// Years begin in March here, so that the leap day is the last of them; an era is 400 of them. After Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms" (2013), `civil_from_days`.
fn civil(days: u64) -> (u64, u64, u64) {
    let days = days + 719_468;
    let (era, day_of_era) = (days / 146_097, days % 146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * month + 2) / 5 + 1;
    let next_year = u64::from(month >= 10);
    (era * 400 + year_of_era + next_year, (month + 2) % 12, day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(minute(0), "1 January 1970, 00:00 UTC");
        assert_eq!(minute(951_782_399_999), "28 February 2000, 23:59 UTC");
        assert_eq!(day(951_782_400_000), "29 February 2000");
        assert_eq!(day(4_107_542_400_000), "1 March 2100");
        assert_eq!(minute(1_795_467_840_000), "23 November 2026, 21:04 UTC");
        assert!(day(u64::MAX).ends_with("584556019"));
    }
}
