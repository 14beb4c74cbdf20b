//! Tokens that are recognised whole: web and mail addresses, @names, #tags, faces.

use crate::characters::{is_blank, is_word};

/// The longest name before the @ of a mail address (RFC 5321), and what we look through after it.
const LOCAL: usize = 64;
const DOMAIN: usize = 255;

/// Endings by which "example.com" or "notes.doc" is told from a missing space after a full stop.
const ENDINGS: &[&str] = &[
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "biz", "eu", "uk", "us", "ca", "au",
    "nz", "ie", "de", "fr", "it", "es", "ru", "ua", "cn", "jp", "io", "ai", "tv", "fm", "me", "co",
    "app", "dev", "news", "pdf", "doc", "docx", "xls", "xlsx", "ppt", "txt", "html", "htm", "php",
    "jpg", "jpeg", "png", "gif", "zip", "exe", "csv", "js", "py", "rs", "mp3", "mp4",
];

/// The bytes of an address, @name or #tag at the start of `rest`, whose first character is `first`.
pub(super) fn address(rest: &str, first: char) -> Option<usize> {
    match first {
        '@' | '#' => tag(rest),
        _ if is_word(first) => web(rest).or_else(|| mail(rest)),
        _ => None,
    }
}

fn tag(rest: &str) -> Option<usize> {
    let name = rest.get(1..)?;
    if !name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        return None;
    }
    Some(1 + name.find(|c: char| !is_word(c)).unwrap_or(name.len()))
}

fn web(rest: &str) -> Option<usize> {
    let scheme = ["http://", "https://", "ftp://", "www."]
        .iter()
        .find(|scheme| {
            rest.get(..scheme.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(scheme))
        })?;
    let tail = rest.get(scheme.len()..)?;
    if !tail.starts_with(is_word) {
        return None;
    }
    let end = tail
        .find(|c: char| {
            is_blank(c) || matches!(c, '<' | '>' | '"' | '“' | '”' | '«' | '»' | '‘' | '’' | '|')
        })
        .unwrap_or(tail.len());
    let address = tail
        .get(..end)?
        .trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', ')', ']', '}', '…']);
    Some(scheme.len() + address.len())
}

fn mail(rest: &str) -> Option<usize> {
    let bytes = rest.as_bytes();
    let local = bytes.iter().take(LOCAL + 1).position(|&b| {
        !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'_' | b'-' | b'+' | b'%'))
    })?;
    if bytes.get(local) != Some(&b'@') {
        return None;
    }
    let domain = bytes.get(local + 1..)?;
    let end = domain
        .iter()
        .take(DOMAIN)
        .position(|&b| !(b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_')))
        .unwrap_or(domain.len().min(DOMAIN));
    let trimmed = domain
        .get(..end)?
        .iter()
        .rposition(|&b| b.is_ascii_alphanumeric())?;
    Some(local + 1 + trimmed + 1)
}

/// Whether `after`, which follows a full stop, goes on as a domain or file name does: "com", "example.org".
pub(super) fn is_domain(after: &str) -> bool {
    if is_ending(after) {
        return true;
    }
    let label = after
        .bytes()
        .take(DOMAIN)
        .take_while(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        .count();
    let rest = after.get(label..).unwrap_or_default();
    label > 1 && rest.strip_prefix('.').is_some_and(is_ending)
}

fn is_ending(after: &str) -> bool {
    let end = after
        .bytes()
        .take(6)
        .position(|b| !b.is_ascii_alphanumeric())
        .unwrap_or(after.len().min(6));
    let ending = after.get(..end).unwrap_or_default();
    ENDINGS.contains(&ending)
        || (!ending.is_empty()
            && ending.bytes().all(|b| b.is_ascii_uppercase())
            && ENDINGS
                .iter()
                .any(|known| known.eq_ignore_ascii_case(ending)))
}

/// Ph.D, M.Sc, LL.B
pub(super) fn is_degree(part: &str, after: &str) -> bool {
    let degree = |end: &str| {
        after
            .strip_prefix(end)
            .is_some_and(|rest| !rest.starts_with(is_word))
    };
    match part {
        "Ph" | "Ed" | "Pharm" | "Psy" => degree("D"),
        "M" | "B" => degree("Sc") || degree("Ed"),
        "LL" => degree("B") || degree("M") || degree("D"),
        _ => false,
    }
}

/// The bytes of a face at the start of `rest` that stands alone: ":)", ";-)", ":-(".
pub(super) fn face(rest: &str) -> Option<usize> {
    let mut chars = rest.chars();
    if !matches!(chars.next()?, ':' | ';' | '=') {
        return None;
    }
    let mut length = 1;
    let mut mouth = chars.next()?;
    if matches!(mouth, '-' | '\'') {
        length += 1;
        mouth = chars.next()?;
    }
    if !matches!(mouth, ')' | '(' | 'D' | 'P' | 'p') {
        return None;
    }
    length += 1;
    chars
        .next()
        .is_none_or(|c| is_blank(c) || c == '.')
        .then_some(length)
}
