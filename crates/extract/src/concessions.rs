//! Concessions: who is claimed to give what to whom.
//!
//! Cue `frames` say which words evoke a concession and what must stand around them. `clauses` know the words:
//! `corrections` put tags right, `phrases` and verb `groups` are cut out, and `subjects`, `complements` and
//! `extents` answer who does what to whom, where a parser will answer one day. `drafts` puts cue, content and
//! parties together: for verbs that are `giving`, for `admissions`, for `carriers` of another step, for
//! `nouns`; what is given must be `fitting`. What the model reads so beside them (`learned`, [`crate::grounds`]) joins
//! in; the `judge` weighs the words, and all of it decides how sure a row is. The `chooser` takes who gives and who gains from
//! the phrases around the cue. `status` says how far it has come, `conditions` what it depends
//! on, `exchanges` what is given in return, `claimants` who says so, `parties` whom the words mean, and
//! `reasons` why a row is there.
//!
//! What counts, and how it is marked, is laid down in the project's guideline for claimed concessions; its statuses
//! are those of [[`hearsay_text::Status`]].

mod admissions;
mod carriers;
pub mod chooser;
mod claimants;
mod clauses;
mod complements;
mod conditions;
mod corrections;
pub(crate) mod cues;
mod drafts;
mod exchanges;
mod extents;
mod fitting;
mod frames;
mod giving;
mod groups;
pub mod judge;
mod learned;
mod nouns;
mod parties;
mod phrases;
mod places;
mod reasons;
mod status;
mod subjects;

use std::ops::Range;

use hearsay_syntax::Syntax;
use hearsay_syntax::encoder::Vectors;
use hearsay_text::{Document, QuoteKind, Span};

use crate::entities::Cast;
use crate::grounds::Ground;
use crate::{Concession, ConcessionId, Party, Quote};
use chooser::{Choice, Chooser, Side};
use claimants::Claims;
use clauses::Clauses;
use drafts::{Draft, evoked, hinted};
use frames::{Frame, LEXICON, Part, Role};
use judge::{Judge, Surroundings, Traits};
use parties::Parties;

/// How many rows before and after one can be about the same words.
const NEAR: usize = 5;

/// What was learned of concessions, and what it says of the text at hand. The default is none of it: then the frames decide.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence<'m> {
    /// What the model read in the text by itself.
    pub grounds: &'m [Ground],
    /// What the judge makes of each token as a cue; see [`Judge::look`].
    pub views: &'m [f32],
    /// What chooses who gives and who gains.
    pub chooser: Option<&'m Chooser>,
    /// What weighs the findings of frames, with the vectors by which it knows words.
    pub judge: Option<(&'m Judge, &'m Vectors)>,
}

/// What a frame or the model found, before anything is decided.
#[derive(Debug, Clone, PartialEq)]
pub struct Candidate {
    /// The words that evoke it.
    pub cue: Span,
    /// What is given.
    pub content: Span,
    /// What the judge sees of it.
    pub traits: Traits,
    /// Whom each of its [`chooser::SIDES`] may be.
    pub sides: [Vec<Choice>; chooser::SIDES],
}

/// All that frames and the model find in a document, for a judge to learn from.
#[must_use]
pub fn candidates(
    document: &Document<'_>,
    syntax: &Syntax,
    evidence: &Evidence<'_>,
    vectors: &Vectors,
) -> Vec<Candidate> {
    let clauses = Clauses::of(document, syntax);
    let rows = found(&clauses, evidence, true).into_iter();
    let mut surroundings = Surroundings::default();
    let candidate = |row: Row| {
        Some(Candidate {
            cue: document.span_of(row.draft.cue.clone())?,
            content: document.span_of(row.draft.content.clone())?,
            traits: judge::traits(&clauses, &row, vectors, &mut surroundings),
            sides: Side::ALL.map(|side| chooser::choices(&clauses, &row, evidence.grounds, side)),
        })
    };
    rows.filter_map(candidate).collect()
}

/// What frames and the model find, sentence by sentence. If it is `judged`, now or later, what the frames find is not found
/// by the model once more, however unlikely it is.
fn found(clauses: &Clauses<'_>, evidence: &Evidence<'_>, judged: bool) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    for sentence in &clauses.document.sentences {
        rows.extend(of_sentence(clauses, sentence.tokens.clone()));
    }
    learned::join(clauses, &mut rows, evidence.grounds, judged);
    if let Some((judge, vectors)) = evidence.judge {
        let mut surroundings = Surroundings::default();
        for row in rows.iter_mut().filter(|row| !is_announced(clauses, row)) {
            let traits = judge::traits(clauses, row, vectors, &mut surroundings);
            let view = row.draft.cue.start * judge::SUMS;
            let view = evidence.views.get(view..view + judge::SUMS);
            row.score = Some(judge.score(&traits, view.unwrap_or_default()));
        }
    }
    rows
}

/// Whether the text itself says what it is: "won the following concession: …". There is nothing to judge then.
fn is_announced(clauses: &Clauses<'_>, row: &Row) -> bool {
    let gives = |frame: &Frame| frame.part == Part::Noun && frame.role == Role::Give;
    row.draft.frame.is_some_and(gives) && clauses.document.word(row.draft.cue.end) == ":"
}

/// The concessions of a document, in text order of their content.
#[must_use]
pub fn find(
    document: &Document<'_>,
    syntax: &Syntax,
    cast: &Cast,
    quotes: &[Quote],
    evidence: &Evidence<'_>,
) -> Vec<Concession> {
    let clauses = Clauses::of(document, syntax);
    let mut rows = found(&clauses, evidence, evidence.judge.is_some());
    rows.retain(|row| learned::is_likely(row) && !fitting::is_decided(&clauses, &row.draft));
    let mut rows = learned::likeliest(rows);
    if let Some(chooser) = evidence.chooser {
        chooser::choose(&clauses, &mut rows, evidence.grounds, chooser);
    }
    let order = |row: &Row| {
        (
            row.draft.content.start,
            row.draft.cue.start,
            row.draft.content.end,
        )
    };
    rows.sort_by_key(order);
    exchanges::link(&clauses, &mut rows);
    let claims = Claims::of(quotes);
    let parties = Parties::of(cast);
    rows.iter()
        .filter_map(|row| concession(document, &clauses, &parties, (quotes, &claims), row))
        .collect()
}

/// A draft with what the rest of its sentence adds.
struct Row {
    draft: Draft,
    condition: Option<Range<usize>>,
    /// The other side of the exchange, as an index of rows.
    counterpart: Option<usize>,
    /// How far the model favours the cue over none.
    favour: f32,
    /// What the judge says of it, where one was asked.
    score: Option<f32>,
    /// What the model read of it, as an index of grounds.
    ground: Option<usize>,
}

impl Row {
    /// A row of which neither model nor judge has said anything.
    fn of(clauses: &Clauses<'_>, draft: Draft) -> Self {
        Self {
            condition: conditions::of(clauses, &draft.cue, &draft.content),
            draft,
            counterpart: None,
            favour: learned::UNSEEN,
            score: None,
            ground: None,
        }
    }
}

/// The rows of one sentence. A cue inside the content of another row says nothing new: "agreed to release" is one. Weak frames
/// are asked about what no other found; of those about the same words [`learned::likeliest`] keeps one.
fn of_sentence(clauses: &Clauses<'_>, sentence: Range<usize>) -> Vec<Row> {
    let mut rows: Vec<Row> = Vec::new();
    let mut disputed: Option<bool> = None;
    // Tokens before this one belong to the content of a row already found.
    let mut said = sentence.start;
    for at in sentence.clone() {
        if at < said {
            continue;
        }
        for draft in evoked(clauses, at) {
            let needs_dispute = draft.frame.is_some_and(|frame| frame.needs_dispute);
            if needs_dispute
                && !*disputed.get_or_insert_with(|| is_disputed(clauses, sentence.clone()))
            {
                continue;
            }
            if clauses.document.span_of(draft.content.clone()).is_none() {
                continue;
            }
            if rows
                .iter()
                .rev()
                .take(NEAR)
                .any(|row| overlap(&row.draft.content, &draft.content))
            {
                continue;
            }
            said = said.max(draft.content.end).max(draft.cue.end);
            rows.push(Row::of(clauses, draft));
        }
    }
    let mut weak = Vec::new();
    for at in sentence {
        for draft in hinted(clauses, at) {
            let known = |row: &Row| {
                row.draft.cue.contains(&at) || overlap(&row.draft.content, &draft.content)
            };
            if clauses.document.span_of(draft.content.clone()).is_none() || rows.iter().any(known) {
                continue;
            }
            weak.push(Row::of(clauses, draft));
        }
    }
    rows.extend(weak);
    rows
}

fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Whether the sentence has a word that speaks of a dispute.
fn is_disputed(clauses: &Clauses<'_>, sentence: Range<usize>) -> bool {
    sentence.into_iter().any(|at| clauses.is_in(at, "dispute"))
}

fn concession(
    document: &Document<'_>,
    clauses: &Clauses<'_>,
    parties: &Parties<'_>,
    (quotes, claims): (&[Quote], &Claims<'_>),
    row: &Row,
) -> Option<Concession> {
    let draft = &row.draft;
    let cue = document.span_of(draft.cue.clone())?;
    // Who discusses, urges or plans something does not claim that it is so.
    let claim = claims.around(cue, |quote| {
        quote.cue.iter().all(|&cue| {
            let words = clauses.document.tokens_in(cue);
            !words
                .into_iter()
                .any(|at| LEXICON.carries(clauses.lemma(at)))
        })
    });
    let speaker = claim.and_then(|(_, party)| party.entity);
    // "The union said it would suspend the strike": the pronoun that opens what is told is who tells it.
    let itself = |tokens: Option<&Range<usize>>| {
        let told = claim.and_then(|(id, _)| quotes.get(id.0));
        let pronoun = tokens.filter(|tokens| {
            clauses.is_any(tokens.start, &["it", "he", "she", "they"]) && tokens.len() == 1
        });
        let (Some(told), Some(pronoun)) = (told, pronoun) else {
            return false;
        };
        let opening = told
            .content
            .first()
            .map(|piece| document.tokens_in(*piece).start);
        told.kind == QuoteKind::Indirect
            && opening.is_some_and(|at| {
                pronoun.start == at || (clauses.is(at, "that") && pronoun.start == at + 1)
            })
    };
    let named = |tokens: Option<&Range<usize>>| {
        let party = parties.named(clauses, tokens);
        let first = tokens.is_some_and(|tokens| clauses.is_any(tokens.start, &["i", "me", "my"]));
        match party.entity {
            None if first || itself(tokens) => Party {
                entity: speaker,
                ..party
            },
            _ => party,
        }
    };
    Some(Concession {
        cue,
        content: document.span_of(draft.content.clone())?,
        conceder: named(draft.conceder.as_ref()),
        recipient: named(draft.recipient.as_ref()),
        claimant: claim.map_or_else(Party::default, |(_, party)| party),
        status: draft.status,
        condition: row
            .condition
            .clone()
            .and_then(|condition| document.span_of(condition)),
        counterpart: row.counterpart.map(ConcessionId),
        quote: claim.map(|(quote, _)| quote),
        confidence: learned::confidence(row),
        why: reasons::why(clauses, draft),
    })
}
