//! The shape of a speaker's label: "RUBIO:", "Sen. Reck (D-Ohio):", "ANNA RECK, HOST:", "[00:12] Q:".

use hearsay_text::Span;
use hearsay_text::characters::is_blank;

use super::times::after_time;
use crate::lexica::{Kind, Kinds, lexica};

/// Bytes of a line within which the colon of a label stands.
const LONGEST: usize = 90;
/// Words of a name with its title.
const WORDS: usize = 6;

/// What stands before the colon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Who {
    /// "Q".
    Asks,
    /// "A".
    Answers,
    /// "REPORTER", "THE PRESIDENT", "SPEAKER 1": what somebody is there.
    Part,
    /// What may be a name.
    Name,
    /// "RT @reck": whose post is passed on.
    Reposted,
}

/// Words that look like a label, whether or not the document bears them out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Label {
    /// What it looks like.
    pub who: Who,
    /// The words that are no name but the speaker's: `source`, with "RT" before it.
    pub whole: Span,
    /// The words before the colon, without office and brackets: "Sen. Reck", "ANNA RECK".
    pub source: Span,
    /// The name without its title; as `source` where it is no name.
    pub name: Span,
    /// The colon.
    pub colon: Span,
    /// Whether the name is in capitals.
    pub capitals: bool,
    /// Whether a title before it, or an office behind it, says that it is somebody.
    pub titled: bool,
    /// What is known of the name as a whole.
    pub known: Kinds,
    /// By which two labels are the same: the last word of the name, in small letters.
    pub key: String,
}

/// Who is called by what they do in the talk. In small letters.
const PARTS: &[&str] = &[
    "anchor",
    "announcer",
    "audience",
    "audience member",
    "caller",
    "crowd",
    "host",
    "interviewer",
    "moderator",
    "narrator",
    "operator",
    "participant",
    "presenter",
    "question",
    "answer",
    "reporter",
    "speaker",
    "the court",
    "the chair",
    "the chairman",
    "the president",
    "the witness",
    "unidentified",
    "unidentified female",
    "unidentified male",
    "unidentified reporter",
    "unknown",
    "voice",
    "voice-over",
    "voiceover",
    "witness",
];

/// Words before a colon that announce something else than speech, one a line, in small letters.
const OTHER: &str = include_str!("other.txt");

/// The label at the start of a line; `None` if the line begins otherwise. `start` is where the line stands, in bytes.
pub(super) fn label(line: &str, start: usize) -> Option<Label> {
    let from = line.len() - after_time(line).len();
    let rest = line.get(from..)?;
    let at = rest.bytes().take(LONGEST).position(|byte| byte == b':')?;
    if !rest.get(at + 1..)?.chars().next().is_none_or(is_blank) {
        return None;
    }
    let head = rest.get(..at)?;
    if let Some(handle) = head.strip_prefix("RT ").map(str::trim_ascii) {
        return reposted(head, handle, start + from);
    }
    let head = head.split(['(', '[']).next().unwrap_or_default();
    let (called, office) = match head.split_once(',') {
        Some((called, office)) => (called, office.trim_matches(is_blank)),
        None => (head, ""),
    };
    let called = called.trim_end_matches(is_blank);
    let words: Vec<&str> = called
        .split(is_blank)
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() || words.len() > WORDS || office.split(is_blank).count() > 2 * WORDS {
        return None;
    }
    let span = |part: &str, from: usize| Span::new(from, from + part.len());
    let base = start + from;
    let small = called.to_lowercase();
    let mut label = Label {
        who: Who::Part,
        whole: span(called, base),
        source: span(called, base),
        name: span(called, base),
        colon: Span::new(base + at, base + at + 1),
        capitals: true,
        titled: false,
        known: Kinds::NONE,
        key: small.clone(),
    };
    let numbered = small.trim_end_matches(|c: char| c.is_ascii_digit() || is_blank(c) || c == '#');
    match called {
        "Q" => label.who = Who::Asks,
        "A" => label.who = Who::Answers,
        _ if PARTS.contains(&numbered) => label.capitals = is_capitals(called),
        _ => {
            let other = |word: &&str| {
                let small = word.to_lowercase();
                OTHER.lines().any(|other| other == small)
            };
            if words.iter().any(other) || !words.iter().all(|word| is_name_word(word)) {
                return None;
            }
            let last = words.last()?;
            let titles = titles(&words);
            let name = words.get(titles..).filter(|name| !name.is_empty());
            label.capitals = is_capitals(last);
            label.titled = titles > 0 && name.is_some() || is_office(office);
            if let Some(first) = name.and_then(|name| name.first()) {
                label.who = Who::Name;
                let mut at = 0;
                for title in words.iter().take(titles).chain([first]) {
                    at += called.get(at..)?.find(title)? + title.len();
                }
                label.name = Span::new(base + at - first.len(), label.source.end);
                label.known = lexica().kinds(&name.unwrap_or_default().join(" "));
                label.key = last.to_lowercase();
            }
        }
    }
    Some(label)
}

/// The label of "RT @reck: …", where `head` stands at `start` and `handle` ends it.
fn reposted(head: &str, handle: &str, start: usize) -> Option<Label> {
    let is_letter = |c: char| c.is_alphanumeric() || c == '_';
    let name = handle.strip_prefix('@').filter(|name| !name.is_empty())?;
    let end = start + head.len();
    let at = start + head.rfind('@')?;
    let source = Span::new(at, at + handle.len());
    name.chars().all(is_letter).then(|| Label {
        who: Who::Reposted,
        whole: Span::new(start, source.end),
        source,
        name: source,
        colon: Span::new(end, end + 1),
        capitals: false,
        titled: false,
        known: Kinds::NONE,
        key: handle.to_lowercase(),
    })
}

/// How many words at the start are titles: 1 in "Sen. Reck", 2 in "Prime Minister Holm"; all in "THE MAYOR".
fn titles(words: &[&str]) -> usize {
    let mut at = usize::from(
        words
            .first()
            .is_some_and(|word| word.eq_ignore_ascii_case("the")),
    );
    'title: while at < words.len() {
        for to in (at + 1..=words.len()).rev() {
            let kinds = lexica().kinds(&words.get(at..to).unwrap_or_default().join(" "));
            let modifies = kinds.has(Kind::TitleModifier) && to < words.len();
            if (kinds.any(&[Kind::Honorific, Kind::Office, Kind::Role]) || modifies)
                && !kinds.has(Kind::FirstName)
            {
                at = to;
                continue 'title;
            }
        }
        break;
    }
    at
}

/// "HOST", "Ukrainian foreign minister", "CNN ANCHOR": whether a word of it is a title or a trade.
fn is_office(office: &str) -> bool {
    office.split(is_blank).any(|word| {
        let kinds = lexica().kinds(word);
        kinds.any(&[Kind::Office, Kind::Role, Kind::Outlet])
            || PARTS.contains(&word.to_lowercase().as_str())
    })
}

/// A capital, then letters, full stops, hyphens and apostrophes; or a small word inside names.
fn is_name_word(word: &str) -> bool {
    let inner = word
        .chars()
        .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '‑' | '\'' | '’'));
    inner
        && (word.starts_with(char::is_uppercase)
            || word == "of"
            || lexica().kinds(word).has(Kind::Particle))
}

/// "RUBIO", "McCAIN": at least two letters, and none small but those of "Mc" and "Mac".
fn is_capitals(words: &str) -> bool {
    let bare = words
        .strip_prefix("Mc")
        .or_else(|| words.strip_prefix("Mac"))
        .unwrap_or(words);
    bare.chars().filter(|c| c.is_uppercase()).count() > 1 && !bare.chars().any(char::is_lowercase)
}

#[cfg(test)]
mod tests {
    use expect_test::{Expect, expect};

    use super::*;

    fn check(lines: &[&str], expected: &Expect) {
        let shown: Vec<String> = lines
            .iter()
            .map(|line| match label(line, 0) {
                Some(found) => {
                    let signs = [(found.capitals, " capitals"), (found.titled, " titled")];
                    let signs: String = signs
                        .iter()
                        .filter(|(is, _)| *is)
                        .map(|(_, word)| *word)
                        .collect();
                    format!(
                        "{:?} {} / {} / {}{signs}\n",
                        found.who,
                        found.source.of(line),
                        found.name.of(line),
                        found.key
                    )
                }
                None => format!("- {line}\n"),
            })
            .collect();
        expected.assert_eq(&shown.concat());
    }

    #[test]
    fn labels_have_many_shapes() {
        check(
            &[
                "RUBIO: We saw movement.",
                "MARCO RUBIO: We saw movement.",
                "Q: Why?",
                "Sen. Reck (D-Ohio): No.",
                "ANNA RECK, HOST: Good evening.",
                "RT @ida_reck: No.",
                "[00:12] McCAIN: No.",
                "00:12:09 – REPORTER: Who?",
                ">> Ida van der Holm:",
                "SPEAKER 2: No.",
                "THE PRESIDENT: No.",
            ],
            &expect![[r#"
                Name RUBIO / RUBIO / rubio capitals
                Name MARCO RUBIO / MARCO RUBIO / rubio capitals
                Asks Q / Q / q capitals
                Name Sen. Reck / Reck / reck titled
                Name ANNA RECK / ANNA RECK / reck capitals titled
                Reposted @ida_reck / @ida_reck / @ida_reck
                Name McCAIN / McCAIN / mccain capitals
                Part REPORTER / REPORTER / reporter capitals
                Name Ida van der Holm / Ida van der Holm / holm
                Part SPEAKER 2 / SPEAKER 2 / speaker 2 capitals
                Part THE PRESIDENT / THE PRESIDENT / the president capitals
            "#]],
        );
    }

    #[test]
    fn other_words_before_a_colon_are_none() {
        check(
            &[
                "Note: it rained.",
                "READ MORE: the harbour",
                "10:30 the boats leave",
                "Matthew 5:3 is short",
                "John 3: 16",
                "He said: no.",
                "https://example.org",
                "Reck:no",
                ": no",
                "RT: no",
                "RT @a b: no",
                "@reck: no",
                "",
            ],
            &expect![[r#"
                - Note: it rained.
                - READ MORE: the harbour
                - 10:30 the boats leave
                - Matthew 5:3 is short
                - John 3: 16
                - He said: no.
                - https://example.org
                - Reck:no
                - : no
                Name RT / RT / rt capitals
                - RT @a b: no
                - @reck: no
                - 
            "#]],
        );
    }
}
