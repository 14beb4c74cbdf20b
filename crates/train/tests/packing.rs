//! A network computes the same in training and when it is packed, but for the rounding of its weights.

use hearsay_syntax::encoder::{Layout, Met, Vectors};
use hearsay_text::Document;
use hearsay_train::examples::{VectorTable, portions};
use hearsay_train::net::Tape;
use hearsay_train::network::{Network, Parameters, Sizes};
use hearsay_train::pack::pack;

const SIZES: Sizes = Sizes {
    width: 16,
    layers: 2,
    arcs: 8,
    relations: 8,
    roles: 12,
    reach: 4,
};

const TEXT: &str = "Anna Reck left Oslo. “We fish at dawn,” said Reck, who had told the mayor that he would lose.\n\nIt rained.";

fn vectors() -> Vectors {
    let books: Vec<f32> = (0..256 * 4)
        .map(|at| (at % 17) as f32 / 8.0 - 1.0)
        .collect();
    Vectors::new(
        4,
        2,
        &books,
        &["left", "said", "the", "we"],
        &[3, 9, 200, 7, 31, 4, 8, 120],
    )
}

#[test]
fn rows_and_scores_agree() {
    let vectors = vectors();
    let parameters = Parameters::new(
        SIZES,
        vectors.dimensions(),
        hearsay_extract::hints::COUNT,
        5,
    );
    let network = Network {
        parameters: &parameters,
        sizes: SIZES,
    };
    let models = pack(&parameters, SIZES, &vectors);
    let document = Document::of(TEXT);
    for (_, portion) in portions(&Layout::of(&document)) {
        let table = VectorTable::of(&vectors, [&portion]);
        let mut tape = Tape::new(&parameters.values);
        let rows = network.encode(&mut tape, &portion, &table, &mut None);
        let packed =
            models
                .grammar
                .encoder
                .encode(&portion.lexemes, &portion.hints, &mut Met::default());
        let near = |packed: &[f32], trained: &[f32], what: &str| {
            assert_eq!(packed.len(), trained.len(), "{what}");
            let worst = packed
                .iter()
                .zip(trained)
                .map(|(a, b)| (a - b).abs())
                .fold(0.0, f32::max);
            assert!(worst < 0.15, "{what}: {worst}");
        };
        near(&packed, &tape.value(rows).values, "rows");
        let mut scores = Vec::new();
        models.grammar.tags.apply(&packed, &mut scores);
        let tags = network.dense(&mut tape, rows, "tags");
        near(&scores, &tape.value(tags).values, "tags");
        let cues: Vec<usize> = vec![3, 11];
        let roles = network.roles("role", &mut tape, rows, &cues, &mut None);
        let together: Vec<f32> = cues
            .iter()
            .flat_map(|&cue| models.roles.scores(&packed, cue))
            .collect();
        near(&together, &tape.value(roles).values, "roles");
    }
}
