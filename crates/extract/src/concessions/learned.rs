//! What the model found beside what the frames found: the same rows once, and how sure each is.

use std::collections::BTreeMap;
use std::ops::Range;

use super::Row;
use super::clauses::Clauses;
use super::drafts::Draft;
use crate::grounds::Ground;

/// How far the model favours a cue of which it says nothing, and the least that counts.
pub(super) const UNSEEN: f32 = -6.0;
/// The most that its favour counts.
const MOST: f32 = 3.0;

/// Adds what only the model found to `rows`; those that were found already, by a frame or by the model itself about the same
/// words, learn from it who gives and who gains where they lack that. `rows` are those of one sentence after the other, and so
/// are `grounds`; what lies outside of its cue's sentence is cut off. Unless all are `judged`, a row that is not likely is no
/// reason to pass over what the model found there.
pub(super) fn join(clauses: &Clauses<'_>, rows: &mut Vec<Row>, grounds: &[Ground], judged: bool) {
    let mut joined = Vec::with_capacity(rows.len());
    let mut rest = std::mem::take(rows).into_iter().peekable();
    let sentence = |at: usize| clauses.sentence(at);
    let mut seen = 0;
    for near in grounds.chunk_by(|a, b| sentence(a.carrier) == sentence(b.carrier)) {
        let Some(sentence) = near.first().map(|ground| sentence(ground.carrier)) else {
            continue;
        };
        let before = seen;
        seen += near.len();
        while let Some(row) = rest.next_if(|row| row.draft.cue.start < sentence.start) {
            joined.push(row);
        }
        let first = joined.len();
        while let Some(row) = rest.next_if(|row| row.draft.cue.start < sentence.end) {
            joined.push(row);
        }
        let mut own = joined.split_off(first);
        add(&mut own, near, before, &sentence, judged);
        joined.append(&mut own);
    }
    joined.extend(rest);
    *rows = joined;
}

/// The same for the rows and grounds of one sentence; `before` grounds came before these.
fn add(
    rows: &mut Vec<Row>,
    grounds: &[Ground],
    before: usize,
    sentence: &Range<usize>,
    judged: bool,
) {
    let mut order: Vec<(usize, &Ground)> = (before..).zip(grounds).collect();
    order.sort_by(|(_, a), (_, b)| b.favour.total_cmp(&a.favour));
    let inside = |run: &Range<usize>| {
        let run = run.start.max(sentence.start)..run.end.min(sentence.end);
        (!run.is_empty()).then_some(run)
    };
    for (index, ground) in order {
        let contents: Vec<Range<usize>> = ground.contents.iter().filter_map(inside).collect();
        let same = rows.iter_mut().filter(|row| {
            row.draft.cue.contains(&ground.carrier)
                || contents
                    .iter()
                    .any(|content| share(content, &row.draft.content))
        });
        // The likeliest of them is the same; one that is not likely even so says nothing.
        let best = same.max_by(|a, b| confidence(a).total_cmp(&confidence(b)));
        if let Some(row) = best {
            row.favour = row.favour.max(ground.favour);
            row.ground.get_or_insert(index);
            if row.draft.conceder.is_none() {
                row.draft.conceder = ground.conceder.as_ref().and_then(inside);
            }
            if row.draft.recipient.is_none() {
                row.draft.recipient = ground.recipient.as_ref().and_then(inside);
            }
            if judged || is_likely(row) {
                continue;
            }
        }
        let (Some(cue), part) = (inside(&ground.cue), |run: &Option<Range<usize>>| {
            run.as_ref().and_then(inside)
        }) else {
            continue;
        };
        for content in contents {
            rows.push(Row {
                draft: Draft {
                    frame: None,
                    cue: cue.clone(),
                    content,
                    conceder: part(&ground.conceder),
                    recipient: part(&ground.recipient),
                    status: ground.status,
                },
                condition: part(&ground.condition),
                counterpart: None,
                favour: ground.favour,
                score: None,
                ground: Some(index),
            });
        }
    }
}

/// The rows without those that are about the same words as a likelier one.
pub(super) fn likeliest(rows: Vec<Row>) -> Vec<Row> {
    let mut order: Vec<(usize, f32)> = rows.iter().map(confidence).enumerate().collect();
    order.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut taken: BTreeMap<usize, usize> = BTreeMap::new();
    let mut kept = vec![false; rows.len()];
    for (at, _) in order {
        let content = &rows[at].draft.content;
        // Runs that are taken lie apart: the last one that begins before the end reaches furthest.
        let before = taken.range(..content.end).next_back();
        if before.is_none_or(|(_, &end)| end <= content.start) {
            taken.insert(content.start, content.end);
            kept[at] = true;
        }
    }
    let mut kept = kept.into_iter();
    let rows = rows.into_iter();
    rows.filter(|_| kept.next().unwrap_or_default()).collect()
}

/// Whether two runs share at least half of the shorter one.
fn share(a: &Range<usize>, b: &Range<usize>) -> bool {
    let shared = a.end.min(b.end).saturating_sub(a.start.max(b.start));
    2 * shared >= a.len().min(b.len()).max(1)
}

/// Rows that are less likely right are left out. On passages held out detection hardly differs from 0.35 to 0.5; the lower, the
/// more near misses are shown.
const LEAST: f32 = 0.45;

/// Whether a row is likely enough to be shown.
pub(super) fn is_likely(row: &Row) -> bool {
    confidence(row) >= LEAST
}

/// How likely a row is right, from 0 to 1. Where a judge was asked: fitted by `hearsay-train --judge` with `--set fold=0` to passages
/// that the judge had not seen, and those of campaign news among them neither had the network (it prints the two numbers).
/// Without a judge, what only the model found is as sure as on the same passages, where a favour of 1 was right in one of three;
/// weak frames find nothing, and others are as sure as they were on the training passages.
pub(super) fn confidence(row: &Row) -> f32 {
    let logit = match (row.draft.frame, row.score) {
        (_, Some(score)) => 0.11 + 0.82 * score,
        (Some(frame), None) if frame.weak => return 0.0,
        (Some(frame), None) => (frame.sure / (1.0 - frame.sure)).ln(),
        (None, None) => -1.1 + 0.4 * row.favour.clamp(UNSEEN, MOST),
    };
    1.0 / (1.0 + (-logit).exp())
}

#[cfg(test)]
mod tests {
    use super::*;
    use hearsay_text::Status;

    fn row(favour: f32) -> Row {
        Row {
            draft: Draft {
                frame: None,
                cue: 1..2,
                content: 2..4,
                conceder: None,
                recipient: None,
                status: Status::Agreed,
            },
            condition: None,
            counterpart: None,
            favour,
            score: None,
            ground: None,
        }
    }

    fn ground(carrier: usize, contents: &[(usize, usize)], favour: f32) -> Ground {
        Ground {
            carrier,
            cue: carrier..carrier + 1,
            contents: contents.iter().map(|&(start, end)| start..end).collect(),
            conceder: None,
            recipient: None,
            condition: None,
            status: Status::Made,
            favour,
            first: 0,
            leans: Vec::new(),
        }
    }

    #[test]
    fn what_both_found_is_one_row_with_the_higher_favour() {
        let mut rows = vec![row(UNSEEN)];
        let grounds = [ground(1, &[(3, 6)], 3.0), ground(1, &[(8, 9)], 1.0)];
        add(&mut rows, &grounds, 0, &(0..20), false);
        assert_eq!(rows.len(), 1);
        assert!((rows[0].favour - 3.0).abs() < 1e-6);
    }

    #[test]
    fn what_only_the_model_found_is_a_row_for_each_thing() {
        let mut rows = vec![row(0.0)];
        add(
            &mut rows,
            &[ground(10, &[(11, 12), (14, 26)], 1.0)],
            0,
            &(0..16),
            false,
        );
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[2].draft.content, 14..16);
    }

    #[test]
    fn of_what_the_model_finds_twice_the_surer_one_stays() {
        let mut rows = Vec::new();
        let grounds = [ground(1, &[(3, 6)], 0.5), ground(2, &[(3, 5)], 3.0)];
        add(&mut rows, &grounds, 0, &(0..9), false);
        assert_eq!(rows.len(), 1);
        assert_eq!(rows[0].draft.cue, 2..3);
    }

    #[test]
    fn the_less_the_model_favours_the_less_likely() {
        assert!(is_likely(&row(2.5)) && !is_likely(&row(-2.0)));
        assert!(confidence(&row(-1e9)) > 0.0 && confidence(&row(f32::INFINITY)) < 1.0);
    }
}
