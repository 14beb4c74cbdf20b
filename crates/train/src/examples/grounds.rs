//! Passages in which it is marked who gives what.

use std::ops::Range;

use hearsay_evaluate::Points;
use hearsay_evaluate::concessions::Row;
use hearsay_extract::grounds::Part;
use hearsay_syntax::encoder::Layout;
use hearsay_text::{Document, Span, Status};

use super::attributions::carrier;
use super::{Ground, Known, Portion, Scene, portions};
use crate::readers::marked::offsets;

/// The portions of a passage, each with the tokens that it holds and with its concessions.
#[must_use]
pub fn read(text: &str, gold: &[Row]) -> Vec<(Range<usize>, Portion)> {
    let document = Document::of(text);
    let known: Vec<Ground> = grounds(&document, gold);
    let all = portions(&Layout::of(&document)).into_iter();
    let all = all.map(|(range, portion)| {
        let inside = |each: &&Ground| range.contains(&each.scene.cue);
        let local = known.iter().filter(inside).map(|each| Ground {
            scene: Scene {
                cue: each.scene.cue - range.start,
                roles: each
                    .scene
                    .roles
                    .iter()
                    .filter(|(token, _)| range.contains(token))
                    .map(|&(token, role)| (token - range.start, role))
                    .collect(),
            },
            status: each.status,
        });
        let known = Known {
            grounds: Some(local.collect()),
            ..Known::default()
        };
        (range.clone(), Portion { known, ..portion })
    });
    all.collect()
}

/// Rows that share a carrier ("renounce violence and recognise Israel" under one "agreed to") are one.
fn grounds(document: &Document<'_>, gold: &[Row]) -> Vec<Ground> {
    let bytes = offsets(document.text);
    let tokens = |at: Points| -> Vec<usize> {
        let (Some(&start), Some(&end)) = (bytes.get(at.start), bytes.get(at.end)) else {
            return Vec::new();
        };
        document.tokens_in(Span::new(start, end)).collect()
    };
    let mut known: Vec<Ground> = Vec::new();
    for row in gold {
        let (cue, content) = (tokens(row.cue), tokens(row.content));
        let status = row.status.as_deref().and_then(Status::parse);
        let (Some(carrier), Some(status)) = (carrier(document, &cue), status) else {
            continue;
        };
        let place = Status::ALL.iter().position(|&each| each == status);
        let mut roles: Vec<(usize, u8)> = Vec::new();
        let mut add = |tokens: &[usize], part: Part| {
            for &token in tokens {
                if !roles.iter().any(|&(other, _)| other == token) {
                    roles.push((token, part as u8));
                }
            }
        };
        let (both, only): (Vec<usize>, Vec<usize>) =
            cue.iter().partition(|token| content.contains(token));
        add(&both, Part::Giving);
        add(&only, Part::Cue);
        add(&content, Part::Content);
        let parties = [
            (row.conceder, Part::Conceder),
            (row.recipient, Part::Recipient),
            (row.condition, Part::Condition),
        ];
        for (at, part) in parties {
            add(&at.map(&tokens).unwrap_or_default(), part);
        }
        match known.iter_mut().find(|each| each.scene.cue == carrier) {
            Some(same) => {
                for role in roles {
                    if !same.scene.roles.iter().any(|&(token, _)| token == role.0) {
                        same.scene.roles.push(role);
                    }
                }
                same.scene.roles.sort_unstable();
            }
            None => {
                roles.sort_unstable();
                known.push(Ground {
                    scene: Scene {
                        cue: carrier,
                        roles,
                    },
                    status: place.unwrap_or_default() as u8,
                });
            }
        }
    }
    known
}
