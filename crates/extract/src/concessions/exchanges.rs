//! Both sides of an exchange: a step, and the one in its condition.

use hearsay_text::Status;

use super::clauses::Clauses;
use super::{NEAR, Row, conditions};

/// Joins each step to those in its condition: what is asked in return. `rows` are in text order.
pub(super) fn link(clauses: &Clauses<'_>, rows: &mut [Row]) {
    for index in 0..rows.len() {
        let Some(condition) = rows[index].condition.clone() else {
            continue;
        };
        // Rows are in text order, so the other side is a neighbour.
        let near = index.saturating_sub(NEAR)..rows.len().min(index + NEAR);
        for other in near {
            if other != index && condition.contains(&rows[other].draft.cue.start) {
                join(clauses, rows, index, other);
            }
        }
    }
}

/// The step `first` depends on the step `other`.
fn join(clauses: &Clauses<'_>, rows: &mut [Row], first: usize, other: usize) {
    let step = rows[first].draft.clone();
    let exchange = rows[first]
        .condition
        .as_ref()
        .is_some_and(|condition| conditions::is_exchange(clauses, condition));
    let asked = &mut rows[other];
    asked.draft.status = match step.status {
        Status::Discussed => Status::Discussed,
        done @ (Status::Made | Status::Agreed) if exchange => done,
        _ => Status::Demanded,
    };
    if asked.draft.recipient.is_none() {
        asked.draft.recipient.clone_from(&step.conceder);
    }
    if exchange {
        asked.condition = Some(step.content);
    }
    asked.counterpart.get_or_insert(first);
    let giver = asked.draft.conceder.clone();
    let row = &mut rows[first];
    row.counterpart.get_or_insert(other);
    if row.draft.recipient.is_none() {
        row.draft.recipient = giver;
    }
}
