//! The times before labels.

use hearsay_text::characters::is_blank;

/// The line without a time and marks before a label: "[00:12:03] ", "10:30 – ", ">> ".
pub(super) fn after_time(line: &str) -> &str {
    let line = clear(line);
    for (open, close) in [("[", "]"), ("(", ")"), ("", " ")] {
        let inner = line.strip_prefix(open);
        if let Some((time, rest)) = inner.and_then(|inner| inner.split_once(close))
            && is_time(time)
        {
            return clear(rest);
        }
    }
    line
}

/// The line without blanks and the marks of lists and captions.
fn clear(line: &str) -> &str {
    line.trim_start_matches(|c: char| is_blank(c) || matches!(c, '>' | '-' | '–' | '—' | '*'))
}

/// "0:12", "00:12:03.5"
fn is_time(words: &str) -> bool {
    let part = |c: char| c.is_ascii_digit() || matches!(c, ':' | '.' | ',');
    let starts = words.starts_with(|c: char| c.is_ascii_digit());
    starts && words.contains(':') && words.chars().all(part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_and_marks_are_passed_over() {
        for line in [
            "[00:12:03] RECK: no",
            "(0:12) RECK: no",
            "10:30 – RECK: no",
            ">> RECK: no",
            "- [1:02.5] RECK: no",
        ] {
            assert_eq!(after_time(line), "RECK: no", "{line}");
        }
        for line in ["[sic] RECK: no", "10 RECK: no", "RECK: no", ""] {
            assert_eq!(after_time(line), line, "{line}");
        }
    }
}
