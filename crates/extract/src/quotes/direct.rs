//! Direct quotes: a quotation, and the words beside it that attribute it.

use std::ops::Range;

use hearsay_syntax::Tag;
use hearsay_text::Span;

use super::attribution::{Attribution, Construction};
use super::narration::Narration;
use super::pairs::End;
use super::subjects::subject;
use super::verbs::{self, Reporting};
use super::{phrases, sources};

/// How far from a quotation its verb may stand, in tokens.
const REACH: usize = 60;

/// The direct quotes of a document, in text order.
pub(super) fn find(narration: &Narration<'_, '_>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut last: Option<Last> = None;
    let mut passage = 0;
    for quotation in 0..narration.quotations.len() {
        let tokens = narration.quoted(quotation);
        if tokens.is_empty() {
            continue;
        }
        while narration
            .passages
            .get(passage)
            .is_some_and(|each| each.tokens.end <= tokens.start)
        {
            passage += 1;
        }
        let Some(here) = narration.passages.get(passage) else {
            break;
        };
        let scene = Scene {
            narration,
            quotation,
            tokens: tokens.clone(),
            from: quotation
                .checked_sub(1)
                .map_or(here.tokens.start, |before| {
                    narration.quoted(before).end.max(here.tokens.start)
                }),
            to: if quotation + 1 < narration.quotations.len() {
                narration.quoted(quotation + 1).start.min(here.tokens.end)
            } else {
                here.tokens.end
            },
            start: here.tokens.start,
            end: here.tokens.end,
        };
        let taken = last.as_ref().and_then(|last| last.frame.clone());
        let heard = last
            .as_ref()
            .filter(|last| last.passage == passage)
            .and_then(|last| found.get(last.index)?.source.clone());
        let attribution = scene
            .answered()
            .or_else(|| scene.behind(taken.as_ref(), heard.as_ref()))
            .or_else(|| scene.ahead())
            .or_else(|| scene.announced(passage));
        if let Some(mut attribution) = attribution {
            attribution.passage = passage;
            last = Some(Last {
                index: found.len(),
                passage,
                quotation,
                frame: Some(attribution.cue.clone()),
            });
            found.push(attribution);
            continue;
        }
        let Some(before) = &mut last else { continue };
        if scene.goes_on(before, passage)
            && let Some(attribution) = found.get_mut(before.index)
        {
            attribution
                .content
                .push(narration.quotations[quotation].span);
            before.passage = passage;
            before.quotation = quotation;
        }
    }
    found
}

/// The attribution that the next quotation may go on with.
struct Last {
    index: usize,
    passage: usize,
    quotation: usize,
    frame: Option<Range<usize>>,
}

/// One quotation and the words around it, up to its neighbours.
struct Scene<'n, 'a, 't> {
    narration: &'n Narration<'a, 't>,
    quotation: usize,
    tokens: Range<usize>,
    /// The words before it, in its passage and after the quotation before.
    from: usize,
    /// The words after it.
    to: usize,
    /// Its passage.
    start: usize,
    end: usize,
}

impl Scene<'_, '_, '_> {
    /// X said: “…”, with the words before the quotation.
    fn behind(
        &self,
        taken: Option<&Range<usize>>,
        heard: Option<&Range<usize>>,
    ) -> Option<Attribution> {
        let narration = self.narration;
        let mut end = self.tokens.start;
        if end <= self.from {
            return None;
        }
        let mark = narration.word(end - 1);
        let colon = mark == ":";
        let comma = mark == ",";
        if colon || comma {
            end -= 1;
        }
        if !self.stands_alone() {
            return None;
        }
        let Some((verb, reporting)) = self.verb_behind(end, colon) else {
            // Reck: “No deal.”
            let name = phrases::ending(narration, self.from, end)?;
            let opens = name.start == self.from || narration.is_dash(name.start - 1);
            return (colon && opens)
                .then(|| self.attribution(Construction::Colon, end..end + 1, Some(name)));
        };
        if taken.is_some_and(|taken| taken.contains(&verb)) {
            return None;
        }
        if !colon && !comma && verb + 1 < end && !reporting.cue.hearer {
            return None;
        }
        if comma && verb + 1 < end && self.is_title() {
            return None;
        }
        let source = subject(narration, self.start, &reporting, heard);
        Some(self.attribution(Construction::CueThenQuote, reporting.group.clone(), source))
    }

    /// The nearest verb before `end` that can introduce a quotation, with only adverbials between. Before a colon any
    /// verb can.
    fn verb_behind(&self, end: usize, colon: bool) -> Option<(usize, Reporting)> {
        let narration = self.narration;
        let mut other = None;
        for verb in (self.from..end).rev().take(30) {
            if narration.word(verb) == "that" && !colon {
                return None;
            }
            if let Some(reporting) = verbs::reporting(narration, self.from, verb)
                && reporting.cue.quote
                && !reporting.passive
                && (colon || reporting.finite || narration.tag(verb) != Tag::Vbn)
            {
                return Some((verb, reporting));
            }
            if narration.tag(verb).is_finite() {
                if !colon {
                    return None;
                }
                other =
                    other.or_else(|| verbs::any(narration, self.from, verb).map(|any| (verb, any)));
            }
        }
        other
    }

    /// Whether the quotation looks like the title of a work: said in his book, “The Last Harbour”.
    fn is_title(&self) -> bool {
        let mut words = self.narration.quotations[self.quotation]
            .inner
            .of(self.narration.document.text)
            .split_whitespace()
            .filter(|word| word.chars().count() > 3)
            .peekable();
        words.peek().is_some() && words.all(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether the quotation is all that follows: not “big” things.
    fn stands_alone(&self) -> bool {
        let narration = self.narration;
        let next = self.tokens.end;
        let terminal = narration
            .ending(self.quotation)
            .is_some_and(|c| matches!(c, '.' | ',' | '?' | '!' | '…' | '—' | '-'));
        next >= self.end
            || terminal
            || matches!(
                narration.word(next),
                "," | "." | ";" | "and" | "but" | "—" | "–"
            )
    }

    /// “…,” X said / “…,” said X / “…,” told CNN, with the words after the quotation.
    fn ahead(&self) -> Option<Attribution> {
        let narration = self.narration;
        let mut at = self.tokens.end;
        let comma = at < self.to && narration.is_comma(at);
        let open_end = narration
            .ending(self.quotation)
            .is_some_and(|c| matches!(c, ',' | '?' | '!' | '…' | '—' | '–' | '-'));
        if !comma && !open_end && narration.quotations[self.quotation].end == End::Closed {
            // “No deal” Reck said.
            let source = self.reported(at, true)?;
            let whole = self.tokens.start == self.start && self.tokens.len() > 5;
            let beside = source
                .source
                .as_ref()
                .is_some_and(|source| source.start == at);
            let kind = source.construction == Construction::QuoteThenSource;
            return (whole && beside && kind).then_some(source);
        }
        if comma {
            at += 1;
        }
        let opens = self.tokens.start == self.from || self.clause_start().is_none();
        self.reported(at, opens).or_else(|| self.told(at, opens))
    }

    /// Others disagree: “…,” Reck said. The verb that ends the sentence tells more than the colon.
    fn answered(&self) -> Option<Attribution> {
        let colon = self
            .tokens
            .start
            .checked_sub(1)
            .filter(|&colon| colon >= self.from && self.narration.word(colon) == ":")?;
        let comma = self.narration.ending(self.quotation) == Some(',')
            || self.narration.is_comma(self.tokens.end);
        self.ahead()
            .filter(|found| comma && found.source.is_some() && found.cue.start > colon)
    }

    /// The verb after the quotation is one that reports.
    fn reported(&self, at: usize, opens: bool) -> Option<Attribution> {
        let narration = self.narration;
        for verb in at..self.to.min(at + REACH) {
            let Some(reporting) = verbs::reporting(narration, at, verb) else {
                continue;
            };
            if !reporting.cue.quote || reporting.passive {
                continue;
            }
            let source = if reporting.group.start > at {
                sources::before(narration, at, reporting.group.start)
            } else {
                None
            };
            let inverted =
                source.is_none() && sources::inverted(narration, verb + 1, self.to).is_some();
            if !opens
                && !inverted
                && super::complements::complement(narration, &reporting, self.to, &[]).is_some()
            {
                return None;
            }
            if let Some(source) = source {
                if source.start > at + 1 {
                    return None;
                }
                return Some(self.attribution(
                    Construction::QuoteThenSource,
                    reporting.group,
                    Some(source),
                ));
            }
            if (at..reporting.group.start).any(|index| narration.tag(index).is_noun()) {
                return None;
            }
            if reporting.cue.hearer && !matches!(narration.lemma(verb), "ask" | "insist") {
                return opens.then(|| {
                    self.attribution(Construction::QuoteThenHearer, reporting.group, None)
                });
            }
            let source = sources::after(narration, verb + 1, self.to);
            if source.is_none() && !opens {
                return None;
            }
            return Some(self.attribution(Construction::QuoteThenCue, reporting.group, source));
        }
        None
    }

    /// “…,” the candidate riffed: any verb will do where the quotation opens the passage.
    fn told(&self, at: usize, opens: bool) -> Option<Attribution> {
        let narration = self.narration;
        if !opens || self.tokens.len() < 6 || self.tokens.start != self.start {
            return None;
        }
        let verb = (at..self.to.min(at + 20)).find(|&index| narration.tag(index).is_finite())?;
        let reporting = verbs::any(narration, at, verb)?;
        let source = sources::before(narration, at, reporting.group.start)?;
        (source.start == at
            && narration.tag(verb) == Tag::Vbd
            && !matches!(narration.lemma(verb), "be" | "have" | "do"))
        .then(|| self.attribution(Construction::QuoteThenSource, reporting.group, Some(source)))
    }

    /// Where the content begins if words of the same clause stand before the quotation.
    fn clause_start(&self) -> Option<usize> {
        let narration = self.narration;
        let before = self.tokens.start.checked_sub(1)?;
        let starts = self.tokens.start == self.from
            || self.from != self.start
            || matches!(
                narration.word(before),
                "." | "," | ":" | ";" | "—" | "–" | "?" | "!"
            );
        (!starts).then_some(self.from)
    }

    /// The paragraph before ends in a colon: “Reck went on:”, and this paragraph begins with the quotation.
    fn announced(&self, passage: usize) -> Option<Attribution> {
        let narration = self.narration;
        let before = narration.passages.get(passage.checked_sub(1)?)?;
        if self.tokens.start != self.start
            || narration.word(before.tokens.end.checked_sub(1)?) != ":"
        {
            return None;
        }
        let colon = before.tokens.end - 1;
        let verb = (before.tokens.clone())
            .rev()
            .find_map(|verb| {
                verbs::reporting(narration, before.tokens.start, verb)
                    .filter(|it| it.cue.quote && !it.passive)
            })
            .or_else(|| {
                let verb = before
                    .tokens
                    .clone()
                    .rev()
                    .find(|&index| narration.tag(index).is_finite())?;
                verbs::any(narration, before.tokens.start, verb)
            });
        match verb {
            Some(reporting) => {
                let source = subject(narration, before.tokens.start, &reporting, None);
                Some(self.attribution(Construction::CueThenQuote, reporting.group, source))
            }
            None => {
                let name = phrases::ending(narration, before.tokens.start, colon)
                    .filter(|phrase| phrase.start == before.tokens.start);
                Some(self.attribution(Construction::Colon, colon..colon + 1, name))
            }
        }
    }

    /// Whether the quotation goes on with the one before it.
    fn goes_on(&self, last: &Last, passage: usize) -> bool {
        let narration = self.narration;
        let before = narration.quotations[last.quotation];
        let here = narration.quotations[self.quotation];
        let next = self.quotation == last.quotation + 1;
        if next && before.end == End::RunsOn {
            return true;
        }
        let mark = self
            .tokens
            .start
            .checked_sub(1)
            .map_or("", |index| narration.word(index));
        let opens_passage = self.tokens.start == self.start
            || matches!(mark, "." | "?" | "!")
            || mark.ends_with('.');
        if before.paragraph == here.paragraph {
            // “A,” he said, “B.” “A,” he said. “B.”
            let interrupted = next && passage == last.passage && mark == ",";
            return (interrupted || opens_passage && passage <= last.passage + 1)
                && self.stands_alone();
        }
        next && opens_passage
            && before.single == here.single
            && before.paragraph + 1 == here.paragraph
            && passage == last.passage + 1
            && self.tokens.end == self.end
    }

    /// The quotation, with the words of its clause before it: The bill “is a disgrace,” Reck said.
    fn content(&self, construction: Construction) -> Span {
        let span = self.narration.quotations[self.quotation].span;
        let follows = matches!(
            construction,
            Construction::QuoteThenSource
                | Construction::QuoteThenCue
                | Construction::QuoteThenHearer
        );
        let start = self.clause_start().filter(|_| follows);
        match start.and_then(|start| self.narration.document.tokens.get(start)) {
            Some(token) => token.span.to(span),
            None => span,
        }
    }

    fn attribution(
        &self,
        construction: Construction,
        cue: Range<usize>,
        source: Option<Range<usize>>,
    ) -> Attribution {
        Attribution {
            construction,
            content: vec![self.content(construction)],
            cue,
            source,
            passage: 0,
            quotations: vec![self.quotation],
            belief: None,
        }
    }
}
