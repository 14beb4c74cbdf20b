//! Endings taken off by the rules of spelling.
//!
//! The hard part is whether a verb had a silent e: "hoped" is "hope", "opened" is "open". The rules go by the letters
//! before the ending; the list of irregular words holds what they get wrong.

/// The verb of a past form in -ed; `None` if it does not end so.
pub(super) fn past(word: &str) -> Option<String> {
    if word.ends_with("eed") {
        return Some(word.strip_suffix('d')?.to_owned());
    }
    if let Some(stem) = word.strip_suffix("ied") {
        return Some(if stem.len() <= 1 {
            format!("{stem}ie")
        } else {
            format!("{stem}y")
        });
    }
    base(word.strip_suffix("ed")?)
}

/// The verb of a form in -ing.
pub(super) fn participle(word: &str) -> Option<String> {
    let stem = word
        .strip_suffix("ing")
        .or_else(|| word.strip_suffix("in'"))?;
    base(stem)
}

/// The verb of a form in -s.
pub(super) fn third_person(word: &str) -> Option<String> {
    singular(word)
}

/// The singular of a form in -s.
pub(super) fn plural(word: &str) -> Option<String> {
    if let Some(stem) = word.strip_suffix("men").filter(|stem| stem.len() > 2) {
        return Some(format!("{stem}man"));
    }
    singular(word)
}

/// The adjective or adverb of a form in `ending`.
pub(super) fn degree(word: &str, ending: &str) -> Option<String> {
    let stem = word.strip_suffix(ending).filter(|stem| stem.len() > 2)?;
    if let Some(stem) = stem.strip_suffix('i') {
        return Some(format!("{stem}y"));
    }
    Some(undoubled(stem).unwrap_or(stem).to_owned())
}

fn singular(word: &str) -> Option<String> {
    let stem = word.strip_suffix('s').filter(|stem| stem.len() > 1)?;
    if stem.ends_with(['s', '\'', '’']) || stem.ends_with("u") || stem.ends_with("i") {
        return None;
    }
    if let Some(stem) = word.strip_suffix("ies") {
        return Some(if stem.len() <= 1 {
            format!("{stem}ie")
        } else {
            format!("{stem}y")
        });
    }
    let es = ["sses", "shes", "ches", "xes", "zzes", "oes"];
    if es.iter().any(|ending| word.ends_with(ending)) {
        return Some(word.strip_suffix("es")?.to_owned());
    }
    Some(stem.to_owned())
}

fn is_vowel(byte: u8) -> bool {
    matches!(byte, b'a' | b'e' | b'i' | b'o' | b'u')
}

/// The stem without the second of two equal consonants, where spelling has doubled one: "stopp" → "stop".
fn undoubled(stem: &str) -> Option<&str> {
    let bytes = stem.as_bytes();
    let [.., first, last] = bytes else {
        return None;
    };
    let doubles = matches!(last, b'b' | b'd' | b'g' | b'm' | b'n' | b'p' | b'r' | b't')
        // A doubled l belongs to the stem in "call", not in "cancel".
        || (*last == b'l' && syllables(stem) > 1);
    (first == last && doubles)
        .then(|| stem.get(..stem.len() - 1))
        .flatten()
}

/// Runs of vowels.
fn syllables(stem: &str) -> usize {
    let vowels = stem.bytes().map(|byte| is_vowel(byte) || byte == b'y');
    let mut inside = false;
    vowels
        .filter(|&vowel| {
            let begins = vowel && !inside;
            inside = vowel;
            begins
        })
        .count()
}

/// The verb whose form is `stem` with -ed or -ing.
fn base(stem: &str) -> Option<String> {
    if !stem.bytes().any(|byte| is_vowel(byte) || byte == b'y') || !stem.is_ascii() {
        return None;
    }
    if let Some(stem) = undoubled(stem) {
        return Some(stem.to_owned());
    }
    Some(if silent_e(stem) {
        format!("{stem}e")
    } else {
        stem.to_owned()
    })
}

/// Whether the verb with this stem ends in a silent e.
fn silent_e(stem: &str) -> bool {
    let bytes = stem.as_bytes();
    let [before @ .., last] = bytes else {
        return false;
    };
    let previous = before.last().copied().unwrap_or(b' ');
    let ends = |endings: &[&str]| endings.iter().any(|ending| stem.ends_with(ending));
    match last {
        b'c' | b'v' | b'u' => !ends(&["you"]),
        b'z' => previous != b'z' && previous != b't',
        b's' => previous != b's',
        b'g' => match previous {
            b'n' => {
                ends(&["hang", "lleng", "veng", "rang", "lung", "pung"])
                    && stem != "hang"
                    && stem != "rang"
            }
            b'g' => false,
            _ => true,
        },
        b'l' if !is_vowel(previous) => !matches!(previous, b'l' | b'r' | b'w'),
        b'w' | b'x' | b'y' | b'h' | b'o' | b'e' | b'i' | b'j' => false,
        _ if !is_vowel(previous) => false,
        _ => silent_after_vowel(bytes, stem, &ends),
    }
}

/// The same for stems that end in a vowel and a consonant that tells nothing by itself.
fn silent_after_vowel(bytes: &[u8], stem: &str, ends: &dyn Fn(&[&str]) -> bool) -> bool {
    let third = bytes
        .len()
        .checked_sub(3)
        .and_then(|at| bytes.get(at))
        .copied();
    let fourth = bytes
        .len()
        .checked_sub(4)
        .and_then(|at| bytes.get(at))
        .copied();
    if let Some(vowel) = third.filter(|&byte| is_vowel(byte)) {
        // "require": u belongs to q; "associate", "evaluate": two syllables.
        let consonant = vowel == b'u' && matches!(fourth, Some(b'q'));
        return consonant || ends(&["iat", "uat"]);
    }
    if syllables(stem) == 1 {
        return true;
    }
    if ends(&[
        "it", "et", "en", "on", "er", "or", "el", "al", "om", "op", "ip", "ot",
    ]) {
        return ends(&["mot", "vot", "not"]);
    }
    true
}
