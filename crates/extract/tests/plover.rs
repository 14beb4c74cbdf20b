//! Sixty sentences that give ground and sixty near misses, read by everything together: what is found of the ones, and how
//! often the others raise a false alarm. They were written before the rules and the model that are measured here, and none
//! is repaired by a rule of its own.

use expect_test::expect;
use hearsay_extract::{Models, extract};

#[test]
fn sentences_of_both_kinds_are_told_apart() {
    let models = Models::read(include_bytes!("../../../models/hearsay.model"))
        .expect("a model of this version");
    let (mut ground, mut found, mut status_right) = (0, 0, 0);
    let (mut near, mut alarms) = (0, 0);
    let lines = include_str!("concessions/plover.in").lines();
    for line in lines.filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let (status, sentence) = line.split_once(' ').expect("a status and a sentence");
        let rows = extract(sentence, &models).concessions;
        if status == "-" {
            near += 1;
            alarms += usize::from(!rows.is_empty());
        } else {
            ground += 1;
            found += usize::from(!rows.is_empty());
            status_right += usize::from(rows.iter().any(|row| row.status.as_str() == status));
        }
    }
    let (found_share, sure) = (
        found as f64 / ground as f64,
        found as f64 / (found + alarms) as f64,
    );
    let f1 = 100.0 * 2.0 * found_share * sure / (found_share + sure);
    expect!["48 of 60 found, 45 with their status; 7 of 60 near misses; F1 83"].assert_eq(&format!(
        "{found} of {ground} found, {status_right} with their status; {alarms} of {near} near misses; F1 {f1:.0}"
    ));
}
