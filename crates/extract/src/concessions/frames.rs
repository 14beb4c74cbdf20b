//! Cue frames: which words say that somebody gives ground, and what must stand around them.
//!
//! The frames lie in `frames.txt`, whose head explains every field. They are read once.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use hearsay_text::Status;

/// All frames and word classes.
pub(super) static LEXICON: LazyLock<Lexicon> =
    LazyLock::new(|| Lexicon::read(include_str!("frames.txt")).0);

/// Part of speech of a cue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Verb,
    Noun,
    Adjective,
}

/// What a cue does with what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is the giving itself: "ceded land".
    Give,
    /// It admits what its complement says: "conceded that she was late".
    Admit,
    /// It gives ground only when somebody agrees to it, is asked for it or refuses it: "resign".
    Step,
    /// It says how far the step in its complement has come: "offered to leave".
    Carry,
}

/// The place that holds the one who gives ground.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Giver {
    Subject,
    Object,
    Possessor,
    /// The subject gains; who gives stands after "from".
    Source,
}

/// A complement that a cue can have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Take {
    Infinitive,
    Gerund,
    That,
    /// A clause in the plain form, or with "should" or "must".
    Wish,
    Noun,
    /// A noun phrase or gerund after this preposition.
    Preposition(String),
    /// Giver and infinitive; after a preposition if there is one.
    Controlled(Option<String>),
    /// Words in quotation marks or a clause before the cue.
    Quote,
    Nothing,
}

/// What a complement must be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct What {
    /// Anything that is not mere talk or a meeting.
    pub any: bool,
    /// Any verb whose own `give` or `admit` frame fits.
    pub giving: bool,
    /// A proper name.
    pub name: bool,
    /// Dictionary forms of the head of a noun phrase.
    pub nouns: HashSet<String>,
    /// Dictionary forms of a verb.
    pub verbs: HashSet<String>,
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Frame {
    pub part: Part,
    pub cue: String,
    pub particle: Option<String>,
    pub role: Role,
    pub status: Option<Status>,
    pub giver: Giver,
    pub takes: Vec<Take>,
    pub what: What,
    /// Whether the sentence must have a sign of a dispute.
    pub needs_dispute: bool,
    /// Whether a step counts without a carrier when it is asked for or refused.
    pub alone: bool,
    /// Whether it is too weak by itself: what it finds is a row only if the judge and the model think so.
    pub weak: bool,
    /// How often the cue is right, from 0 to 1.
    pub sure: f32,
}

impl Frame {
    /// Whether the frame has the complement.
    pub fn takes(&self, take: &Take) -> bool {
        self.takes.contains(take)
    }
}

/// Frames by cue, classes by name.
#[derive(Debug, Default)]
pub(super) struct Lexicon {
    frames: HashMap<String, Vec<Frame>>,
    weak: HashMap<String, Vec<Frame>>,
    classes: HashMap<String, HashSet<String>>,
}

impl Lexicon {
    /// Reads the table. Lines that do not follow the form are left out and given back.
    fn read(table: &str) -> (Self, Vec<&str>) {
        let mut lexicon = Self::default();
        let mut odd = Vec::new();
        let lines = || {
            table
                .lines()
                .map(|line| line.split('#').next().unwrap_or_default().trim())
                .filter(|line| !line.is_empty())
        };
        for line in lines().filter_map(|line| line.strip_prefix("class ")) {
            if let Some((name, words)) = line.split_once(':') {
                lexicon
                    .classes
                    .entry(name.trim().to_owned())
                    .or_default()
                    .extend(words.split_whitespace().map(str::to_owned));
            } else {
                odd.push(line);
            }
        }
        for line in lines().filter(|line| !line.starts_with("class ")) {
            match lexicon.frame(line) {
                Some(frame) => {
                    let frames = if frame.weak {
                        &mut lexicon.weak
                    } else {
                        &mut lexicon.frames
                    };
                    frames.entry(frame.cue.clone()).or_default().push(frame);
                }
                None => odd.push(line),
            }
        }
        // "hand over" before "hand": the longer cue wins.
        for frames in lexicon.frames.values_mut().chain(lexicon.weak.values_mut()) {
            frames.sort_by_key(|frame| frame.particle.is_none());
        }
        (lexicon, odd)
    }

    fn frame(&self, line: &str) -> Option<Frame> {
        let mut words = line.split_whitespace();
        let part = match words.next()? {
            "verb" => Part::Verb,
            "noun" => Part::Noun,
            "adjective" => Part::Adjective,
            _ => return None,
        };
        let mut frame = Frame {
            part,
            cue: words.next()?.to_owned(),
            particle: None,
            role: Role::Give,
            status: None,
            giver: Giver::Subject,
            takes: Vec::new(),
            what: What::default(),
            needs_dispute: false,
            alone: false,
            weak: false,
            sure: 0.0,
        };
        for word in words {
            let Some((field, value)) = word.split_once('=') else {
                frame.particle = Some(word.to_owned());
                continue;
            };
            match field {
                "does" => {
                    frame.role = match value {
                        "give" => Role::Give,
                        "admit" => Role::Admit,
                        "step" => Role::Step,
                        "carry" => Role::Carry,
                        _ => return None,
                    };
                }
                "status" => frame.status = Some(Status::parse(value)?),
                "giver" => {
                    frame.giver = match value {
                        "subject" => Giver::Subject,
                        "object" => Giver::Object,
                        "possessor" => Giver::Possessor,
                        "source" => Giver::Source,
                        _ => return None,
                    };
                }
                "takes" => frame.takes = value.split(',').map(take).collect::<Option<_>>()?,
                "what" => frame.what = self.what(value),
                "needs" if value == "dispute" => frame.needs_dispute = true,
                "alone" if value == "yes" => frame.alone = true,
                "weak" if value == "yes" => frame.weak = true,
                "sure" => frame.sure = value.parse().ok()?,
                _ => return None,
            }
        }
        (!frame.takes.is_empty()).then_some(frame)
    }

    fn what(&self, value: &str) -> What {
        let mut what = What::default();
        for word in value.split(',') {
            match (word, self.classes.get(word)) {
                ("any", _) => what.any = true,
                ("giving", _) => what.giving = true,
                ("name", _) => what.name = true,
                ("yielding", Some(class)) => what.verbs.extend(class.iter().cloned()),
                (_, Some(class)) => what.nouns.extend(class.iter().cloned()),
                (_, None) => {
                    what.nouns.insert(word.to_owned());
                    what.verbs.insert(word.to_owned());
                }
            }
        }
        what
    }

    /// The dictionary forms of all cues.
    pub fn cues(&self) -> impl Iterator<Item = &str> {
        self.frames.keys().map(String::as_str)
    }

    /// The frames of a dictionary form, those with a particle first.
    pub fn frames(&self, lemma: &str) -> &[Frame] {
        self.frames.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// The weak frames of a dictionary form.
    pub fn weak_frames(&self, lemma: &str) -> &[Frame] {
        self.weak.get(lemma).map_or(&[], Vec::as_slice)
    }

    /// Whether the word carries a step as a verb and is no verb of speech: "urge", "discuss".
    pub fn carries(&self, lemma: &str) -> bool {
        !self.is("speech", lemma)
            && self
                .frames(lemma)
                .iter()
                .any(|frame| frame.part == Part::Verb && frame.role == Role::Carry)
    }

    /// Whether the dictionary form is in the class.
    pub fn is(&self, class: &str, lemma: &str) -> bool {
        self.classes
            .get(class)
            .is_some_and(|words| words.contains(lemma))
    }
}

fn take(word: &str) -> Option<Take> {
    Some(match word {
        "to" => Take::Infinitive,
        "ing" => Take::Gerund,
        "that" => Take::That,
        "wish" => Take::Wish,
        "noun" => Take::Noun,
        "quote" => Take::Quote,
        "none" => Take::Nothing,
        "x-to" => Take::Controlled(None),
        _ => {
            if let Some(preposition) = word.strip_suffix("-x-to") {
                Take::Controlled(Some(preposition.to_owned()))
            } else {
                Take::Preposition(word.strip_prefix('+')?.to_owned())
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_table_can_be_read() {
        let (lexicon, odd) = Lexicon::read(include_str!("frames.txt"));
        assert_eq!(odd, Vec::<&str>::new());
        assert!(lexicon.is("territory", "land"));
    }

    #[test]
    fn a_frame_says_what_its_line_says() {
        let (lexicon, odd) = Lexicon::read(
            "class arms: gun\nverb hand over does=give takes=noun,+to what=arms,oil sure=0.5",
        );
        assert!(odd.is_empty());
        let [frame] = lexicon.frames("hand") else {
            panic!("one frame for hand");
        };
        assert_eq!(frame.particle.as_deref(), Some("over"));
        assert!(frame.takes(&Take::Preposition("to".into())) && !frame.takes(&Take::That));
        assert!(frame.what.nouns.contains("gun") && frame.what.verbs.contains("oil"));
    }

    #[test]
    fn a_line_that_follows_no_form_is_given_back() {
        let (lexicon, odd) =
            Lexicon::read("verb cede does=sing takes=noun\nadverb cede takes=noun");
        assert_eq!(odd.len(), 2);
        assert!(lexicon.frames("cede").is_empty());
    }
}
