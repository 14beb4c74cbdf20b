//! A larger network teaches a smaller one: it reads the whole library and says what it thinks, also of what no corpus marks.
//!
//! Method: knowledge distillation (Hinton, Vinyals, Dean 2015). Its three likeliest answers are kept where labels are
//! single, its best path where they hang together.

use std::ops::Range;

use hearsay_extract::names::labels;
use hearsay_extract::roles::{self, window};
use hearsay_syntax::encoder::maths;

use crate::examples::{Attribution, Portion, Shares, Taught, VectorTable};
use crate::library::Library;
use crate::net::Tape;
use crate::net::paths::best;
use crate::net::tape::NONE;
use crate::network::Network;

/// Lets a network say what it thinks of every portion.
pub fn teach(library: &mut Library, teacher: &Network<'_>, vectors: &VectorTable) {
    let threads = std::thread::available_parallelism().map_or(1, |count| count.get().min(2));
    for shelf in &mut library.shelves {
        let share = shelf.portions.len().div_ceil(threads).max(1);
        std::thread::scope(|scope| {
            for part in shelf.portions.chunks_mut(share) {
                scope.spawn(|| {
                    for portion in part {
                        portion.taught = Some(say(portion, teacher, vectors));
                    }
                });
            }
        });
    }
}

fn say(portion: &Portion, teacher: &Network<'_>, vectors: &VectorTable) -> Taught {
    let mut tape = Tape::new(&teacher.parameters.values);
    let rows = teacher.encode(&mut tape, portion, vectors, &mut None);
    let count = portion.words.len();
    let tags = teacher.dense(&mut tape, rows, "tags");
    let dependents = teacher.dense(&mut tape, rows, "dependents");
    let of_heads = teacher.dense(&mut tape, rows, "heads");
    let root = teacher.dense(&mut tape, rows, "root");
    let mut heads = Vec::with_capacity(count);
    for sentence in &portion.sentences {
        let scores = teacher.arcs(&mut tape, (dependents, of_heads, root), sentence);
        let place = |at: usize| if at == 0 { NONE } else { (sentence.start + at - 1) as u32 };
        let value = tape.value(scores);
        heads.extend((0..sentence.len()).map(|row| likeliest(value.row(row)).map(|(at, share)| (place(at), share))));
    }
    let likely = |shares: &Shares<u32>| shares[0].0;
    let chosen: Vec<u32> = match &portion.known.tree {
        Some((heads, _)) => heads.clone(),
        None => heads.iter().map(likely).collect(),
    };
    let relations = teacher.relations(&mut tape, rows, &chosen);
    let names = teacher.dense(&mut tape, rows, "names");
    let cues = teacher.dense(&mut tape, rows, "cues");
    let small = |shares: [(usize, f32); 3]| shares.map(|(label, share)| (label as u8, share));
    let steps = teacher.parameters.value("name steps");
    let mut paths = Vec::with_capacity(count);
    for sentence in &portion.sentences {
        let path = best(tape.value(names), sentence.clone(), steps, labels::may_follow);
        paths.extend(path.into_iter().map(|label| 1 << label));
    }
    let cue_shares: Vec<f32> = (0..count).map(|row| likeliness(tape.value(cues).row(row))).collect();
    let mut taught = Taught {
        tags: (0..count).map(|row| small(likeliest(tape.value(tags).row(row)))).collect(),
        relations: (0..count).map(|row| small(likeliest(tape.value(relations).row(row)))).collect(),
        heads,
        names: paths,
        attributions: Vec::new(),
        cues: cue_shares,
    };
    taught.attributions = attributions(portion, teacher, &mut tape, rows, &taught.cues);
    taught
}

fn attributions(portion: &Portion, teacher: &Network<'_>, tape: &mut Tape<'_>, rows: crate::net::Node, cues: &[f32]) -> Vec<Attribution> {
    let cues: Vec<usize> = (0..cues.len()).filter(|&at| cues[at] > 0.5).collect();
    if cues.is_empty() {
        return Vec::new();
    }
    let windows: Vec<Range<usize>> = cues.iter().map(|&cue| window(cue, portion.words.len())).collect();
    let scores = teacher.roles(tape, rows, &cues, &windows, &mut None);
    let steps = teacher.parameters.value("role steps");
    let mut from = 0;
    let each = cues.iter().zip(&windows).map(|(&cue, window)| {
        let path = best(tape.value(scores), from..from + window.len(), steps, |_, _| true);
        from += window.len();
        let roles = window.clone().zip(path).filter(|&(_, role)| role != roles::Role::None as u8);
        Attribution {
            cue,
            roles: roles.collect(),
        }
    });
    each.collect()
}

/// The share of the second of two scores.
fn likeliness(scores: &[f32]) -> f32 {
    1.0 / (1.0 + (scores[0] - scores[1]).exp())
}

/// The three labels of highest score, with their shares.
fn likeliest(scores: &[f32]) -> [(usize, f32); 3] {
    let top = scores[maths::highest(scores)];
    let all: f32 = scores.iter().map(|x| (x - top).exp()).sum();
    let mut order: Vec<usize> = (0..scores.len()).collect();
    order.sort_by(|&a, &b| scores[b].total_cmp(&scores[a]));
    std::array::from_fn(|place| order.get(place).map_or((0, 0.0), |&label| (label, (scores[label] - top).exp() / all)))
}
