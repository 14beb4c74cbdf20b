//! Dictionary forms: a list for irregular words, rules of spelling for the others.

mod irregular;
mod regular;

use crate::Tag;
use irregular::Class;

/// The dictionary form of `word`, lower case: "told" → "tell", "concessions" → "concession".
///
/// The possessive ending is "'s", whatever its apostrophe; proper nouns in the singular keep their form.
///
/// ```
/// use hearsay_syntax::{Tag, lemmas::lemma};
/// assert_eq!(lemma("Ceded", Tag::Vbd), "cede");
/// assert_eq!(lemma("n’t", Tag::Rb), "not");
/// ```
#[must_use]
pub fn lemma(word: &str, tag: Tag) -> String {
    let lower = word.to_lowercase();
    let class = match tag {
        Tag::Vb | Tag::Vbd | Tag::Vbg | Tag::Vbn | Tag::Vbp | Tag::Vbz => Class::Verb,
        Tag::Md => Class::Modal,
        Tag::Nns | Tag::Nnps => Class::Noun,
        Tag::Pos => Class::Possessive,
        Tag::Jjr | Tag::Jjs => Class::Adjective,
        Tag::Rbr | Tag::Rbs => Class::Adverb,
        Tag::Prp | Tag::Dt | Tag::Rb => Class::Word,
        _ => return lower,
    };
    if let Some(found) = irregular::find(class, &lower) {
        return found.to_owned();
    }
    match tag {
        Tag::Vbd | Tag::Vbn => regular::past(&lower),
        Tag::Vbg => regular::participle(&lower),
        Tag::Vbz => regular::third_person(&lower),
        Tag::Nns | Tag::Nnps => regular::plural(&lower),
        Tag::Jjr | Tag::Rbr => regular::degree(&lower, "er"),
        Tag::Jjs | Tag::Rbs => regular::degree(&lower, "est"),
        _ => None,
    }
    .unwrap_or(lower)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(tag: Tag, pairs: &str) {
        for pair in pairs.split_whitespace() {
            let (word, expected) = pair.split_once('>').unwrap();
            assert_eq!(lemma(word, tag), expected, "{word}");
        }
    }

    #[test]
    fn verbs_lose_their_endings() {
        check(
            Tag::Vbd,
            "told>tell said>say ceded>cede agreed>agree conceded>concede withdrew>withdraw denied>deny stopped>stop
             called>call passed>pass added>add cancelled>cancel controlled>control reduced>reduce urged>urge offered>offer
             visited>visit decided>decide operated>operate treated>treat reopened>reopen settled>settle raised>raise
             required>require monitored>monitor changed>change belonged>belong died>die vetoed>veto hoped>hope
             argued>argue eased>ease voted>vote ensured>ensure managed>manage determined>determine mentioned>mention",
        );
        check(
            Tag::Vbg,
            "freeing>free conceding>concede dying>die denying>deny stopping>stop making>make bringing>bring yielding>yield
             giving>give being>be lifting>lift seizing>seize pledging>pledge backing>back dropping>drop",
        );
        check(
            Tag::Vbz,
            "says>say goes>go agrees>agree passes>pass denies>deny reaches>reach ’s>be has>have closes>close",
        );
    }

    #[test]
    fn plurals_become_singulars() {
        check(
            Tag::Nns,
            "concessions>concession women>woman parties>party classes>class houses>house boxes>box wives>wife movies>movie
             heroes>hero crises>crisis churches>church series>series prizes>prize analyses>analysis buses>bus",
        );
    }

    #[test]
    fn degrees_become_positives() {
        check(
            Tag::Jjr,
            "better>good bigger>big easier>easy later>late stronger>strong",
        );
        check(Tag::Jjs, "worst>bad biggest>big happiest>happy");
    }

    #[test]
    fn small_words_and_names() {
        check(Tag::Rb, "n't>not n’t>not");
        check(Tag::Pos, "'s>'s ’>'s");
        check(Tag::Nnp, "Hastings>hastings");
        check(Tag::Nnps, "States>state");
        check(Tag::Dt, "These>this");
        check(Tag::Md, "wo>will ca>can");
    }

    #[test]
    fn odd_words_come_back() {
        for word in ["", "ed", "ing", "s", "é", "ies", "…ed", "èd"] {
            for &tag in Tag::ALL {
                assert!(
                    !lemma(word, tag).is_empty() || word.is_empty(),
                    "{word} {tag:?}"
                );
            }
        }
    }
}
