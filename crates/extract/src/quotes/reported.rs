//! From reports that the model found to quotes: their edges are set on quotation marks where they all but reach them, and a
//! quotation that runs on is followed.

use std::ops::Range;

use super::attribution::{Attribution, Construction};
use super::narration::Narration;
use super::pairs::End;
use crate::roles::Report;

/// The quotes that these reports tell, in order of their cues.
pub(super) fn find(narration: &Narration<'_, '_>, reports: &[Report]) -> Vec<Attribution> {
    let mut claimed = vec![false; narration.quotations.len()];
    let mut found: Vec<Attribution> = reports
        .iter()
        .filter_map(|report| attribution(narration, report))
        .collect();
    for attribution in &found {
        for &piece in &attribution.content {
            for token in narration.document.tokens_in(piece) {
                if let Some(claimed) = narration
                    .quotation(token)
                    .and_then(|at| claimed.get_mut(at))
                {
                    *claimed = true;
                }
            }
        }
    }
    for attribution in &mut found {
        let Some(&last) = attribution.quotations.last() else {
            continue;
        };
        let runs_on = |at: usize| {
            narration
                .quotations
                .get(at)
                .is_some_and(|each| each.end == End::RunsOn)
        };
        for next in last + 1.. {
            if !runs_on(next - 1) || claimed.get(next) != Some(&false) {
                break;
            }
            claimed[next] = true;
            attribution.content.push(narration.quotations[next].span);
            attribution.quotations.push(next);
        }
    }
    found
}

fn attribution(narration: &Narration<'_, '_>, report: &Report) -> Option<Attribution> {
    let carrier = report.carrier;
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut quotations = Vec::new();
    for run in &report.content {
        let run = fitted(narration, run.clone(), carrier, &mut quotations);
        match runs.last_mut() {
            Some(last) if last.end >= run.start => last.end = last.end.max(run.end),
            _ => runs.push(run),
        }
    }
    quotations.sort_unstable();
    quotations.dedup();
    let passage = narration
        .passages
        .partition_point(|passage| passage.tokens.end <= carrier);
    let cue = report
        .cue
        .iter()
        .find(|run| run.contains(&carrier))
        .cloned()?;
    Some(Attribution {
        construction: construction(narration, &runs, &cue),
        content: runs.iter().filter_map(|run| narration.span(run)).collect(),
        cue,
        source: report.source.first().cloned(),
        passage,
        quotations,
        belief: Some(report.favour + report.clarity),
    })
}

/// A run of content, whose edges that lie in a quotation are set on its marks if the run holds most of it. Quotations that
/// the run then holds wholly are added to `whole`.
fn fitted(
    narration: &Narration<'_, '_>,
    run: Range<usize>,
    carrier: usize,
    whole: &mut Vec<usize>,
) -> Range<usize> {
    let run = told_once(narration, begun(narration, run), carrier);
    let mut fitted = run.clone();
    for edge in [run.start, run.end.saturating_sub(1)] {
        let Some(quotation) = narration.quotation(edge) else {
            continue;
        };
        let quoted = narration.quoted(quotation);
        let shared = quoted
            .end
            .min(run.end)
            .saturating_sub(quoted.start.max(run.start));
        if 2 * shared >= quoted.len() && !quoted.contains(&carrier) {
            fitted = fitted.start.min(quoted.start)..fitted.end.max(quoted.end);
        }
    }
    // A mark beside the run that opens or closes what is in it.
    if let Some(before) = fitted.start.checked_sub(1)
        && narration.quotation(before).is_some_and(|at| {
            narration.quoted(at).end <= fitted.end && narration.quoted(at).start == before
        })
    {
        fitted.start = before;
    }
    if narration.quotation(fitted.end).is_some_and(|at| {
        narration.quoted(at).start >= fitted.start && narration.quoted(at).end == fitted.end + 1
    }) {
        fitted.end += 1;
    }
    // Whom it was said to or of, before the quotation: called him “a fool”.
    let hearers = (fitted.start..fitted.end).take_while(|&at| narration.quotation(at).is_none());
    let hearers: Vec<usize> = hearers.collect();
    if let Some((&hearer, rest)) = hearers.split_first()
        && matches!(
            narration.lower(hearer),
            "him" | "her" | "them" | "it" | "us" | "me"
        )
        && rest
            .iter()
            .all(|&at| matches!(narration.word(at), "," | ":"))
        && hearers.len() < fitted.len()
        && carrier < fitted.start
    {
        fitted.start += hearers.len();
    }
    let mut at = fitted.start;
    while at < fitted.end {
        let Some(quotation) = narration.quotation(at) else {
            at += 1;
            continue;
        };
        let quoted = narration.quoted(quotation);
        if quoted.start >= fitted.start && quoted.end <= fitted.end {
            whole.push(quotation);
        }
        at = quoted.end.max(at + 1);
    }
    fitted
}

/// The most words of a sentence that a run can have caught by mistake before the sentence that it is about.
const CAUGHT: usize = 2;

/// A run without the last words of the sentence before, should it begin with them.
fn begun(narration: &Narration<'_, '_>, run: Range<usize>) -> Range<usize> {
    let sentence = narration.document.sentence_of(run.start);
    let end = sentence
        .and_then(|at| narration.document.sentences.get(at))
        .map_or(run.end, |each| each.tokens.end);
    let words = (run.start..end.min(run.end))
        .filter(|&at| narration.is_word(at))
        .count();
    if end < run.end && words <= CAUGHT {
        end..run.end
    } else {
        run
    }
}

/// A run that goes from one quotation into another with a clause of the narrator's between them: the side of it that is
/// nearer to the carrier.
fn told_once(narration: &Narration<'_, '_>, run: Range<usize>, carrier: usize) -> Range<usize> {
    let (Some(first), Some(last)) = (
        narration.quotation(run.start),
        narration.quotation(run.end - 1),
    ) else {
        return run;
    };
    let gap = narration.quoted(first).end..narration.quoted(last).start;
    let narrated = gap
        .clone()
        .any(|at| narration.quotation(at).is_none() && narration.tag(at).is_finite());
    match first == last || !narrated {
        true => run,
        false if carrier < gap.end => run.start..gap.start,
        false => gap.end..run.end,
    }
}

/// How the quote is built, by where its parts stand.
fn construction(
    narration: &Narration<'_, '_>,
    content: &[Range<usize>],
    cue: &Range<usize>,
) -> Construction {
    let first = content.first().map_or(0, |run| run.start);
    let quoted = content
        .iter()
        .all(|run| narration.quotation(run.start).is_some());
    let after = cue.start > first;
    if narration.lower(cue.start) == "according" {
        Construction::AccordingTo
    } else if quoted && after {
        Construction::QuoteThenCue
    } else if quoted {
        Construction::CueThenQuote
    } else if after {
        Construction::Postposed
    } else {
        match narration.lower(first) {
            "that" => Construction::That,
            "to" => Construction::Infinitive,
            _ => Construction::Bare,
        }
    }
}
