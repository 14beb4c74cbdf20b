//! What is printed for people: the table, and the mistakes.

use anyhow::Result;
use expect_test::expect;
use hearsay_evaluate::attribution::{Attribution, AttributionScores};
use hearsay_evaluate::concessions::{ConcessionScores, Row};
use hearsay_evaluate::corpora::{Annotated, Annotation, document};
use hearsay_evaluate::names::{NameScores, NamedSpan};
use hearsay_evaluate::predictions::Prediction;
use hearsay_evaluate::{mistakes, table};

const TEXT: &str = "Mara Voss of Orrin said Brask would yield.\nPell agreed to leave.";

fn of<Mark: Annotation>(marks: &str) -> Result<Annotated<Mark>> {
    let line = format!(
        r#"{{"id": "d1", "text": {TEXT:?}, "{}": [{marks}]}}"#,
        Mark::FIELD
    );
    document(&line)
}

#[test]
fn names() -> Result<()> {
    let gold = of::<NamedSpan>(
        r#"{"start": 0, "end": 9, "label": "PER"}, {"start": 13, "end": 18, "label": "LOC"},
           {"start": 24, "end": 29, "label": "LOC"}, {"start": 43, "end": 47, "label": "PER"}"#,
    )?;
    let names = of::<NamedSpan>(
        r#"{"start": 5, "end": 9, "label": "PER"}, {"start": 13, "end": 18, "label": "LOC"},
           {"start": 24, "end": 29, "label": "ORG"}"#,
    )?;
    let prediction = Prediction {
        names: names.marks,
        ..Prediction::default()
    };
    let mut scores = NameScores::default();
    scores.add(TEXT.chars().count(), &gold.marks, &prediction.names)?;
    expect![[r#"
        ner/made-up (1 documents)                         P       R      F1    right     gold     pred
          strict PER                                   0.00    0.00    0.00        0        2        1
          strict ORG                                   0.00    0.00    0.00        0        0        1
          strict LOC                                 100.00   50.00   66.67        1        2        1
          strict total                                33.33   25.00   28.57        1        4        3
          lenient PER                                100.00   50.00   66.67        1        2        1
          lenient ORG                                  0.00    0.00    0.00        0        0        1
          lenient LOC                                100.00   50.00   66.67        1        2        1
          lenient total                               66.67   50.00   57.14        2        4        3
    "#]]
    .assert_eq(&table::names("ner/made-up", &scores));
    expect![[r#"
        == d1
        ~ PER [Mara Voss] of Orrin said Brask would yield. Pell agreed to leave.  found as [Voss]
        - LOC Mara Voss of Orrin said [Brask] would yield. Pell agreed to leave.
        - PER Mara Voss of Orrin said Brask would yield. [Pell] agreed to leave.
        + ORG Mara Voss of Orrin said [Brask] would yield. Pell agreed to leave.  gold LOC [Brask]
    "#]]
    .assert_eq(&mistakes::of_names(&gold, &prediction));
    Ok(())
}

#[test]
fn quotes() -> Result<()> {
    let gold = of::<Attribution>(
        r#"{"source": [[0, 18]], "cue": [[19, 23]], "content": [[24, 41]]},
           {"source": [[43, 47]], "cue": [[48, 54]], "content": [[55, 63]]}"#,
    )?;
    let found = of::<Attribution>(
        r#"{"source": [[0, 9]], "cue": [[19, 23]], "content": [[24, 41]]},
           {"source": [], "cue": [], "content": [[0, 9]]}"#,
    )?;
    let prediction = Prediction {
        attributions: found.marks,
        ..Prediction::default()
    };
    let mut scores = AttributionScores::default();
    scores.add(&gold.characters(), &gold.marks, &prediction.attributions);
    expect![[r#"
        attribution/made-up (1 documents)                 P       R      F1    right     gold     pred
          paired                                      50.00   50.00   50.00        1        2        2
          content_exact                               50.00   50.00   50.00        1        2        2
          content_tokens                              60.00   60.00   60.00        3        5        5
          source_exact                                 0.00    0.00    0.00        0        2        1
          source_tokens                              100.00   40.00   57.14        2        5        2
          full                                         0.00    0.00    0.00        0        2        2
          direct content_exact                       100.00  100.00  100.00        0        0        0
          direct content_tokens                      100.00  100.00  100.00        0        0        0
          direct source_exact                        100.00  100.00  100.00        0        0        0
          direct source_tokens                       100.00  100.00  100.00        0        0        0
          direct full                                100.00  100.00  100.00        0        0        0
          direct speaker: 0 of 0 covered (0.00%); of these source exact 0.00%, sharing a word 0.00%
    "#]]
    .assert_eq(&table::attribution("attribution/made-up", &scores));
    expect![[r#"
        == d1
        ~ indirect source [Mara Voss of Orrin] cue [said] content [Brask would yield]
          found indirect source [Mara Voss] cue [said] content [Brask would yield]
        - indirect source [Pell] cue [agreed] content [to leave]
            Mara Voss of Orrin said Brask would yield. Pell agreed [to leave].
        + indirect source [] cue [] content [Mara Voss]
    "#]]
    .assert_eq(&mistakes::of_quotes(&gold, &prediction));
    Ok(())
}

#[test]
fn concessions() -> Result<()> {
    let gold = of::<Row>(
        r#"{"cue": [36, 41], "content": [36, 41], "conceder": [24, 29], "claimant": [0, 18], "status": "discussed"},
           {"cue": [48, 54], "content": [55, 63], "conceder": [43, 47], "status": "agreed"}"#,
    )?;
    let found = of::<Row>(
        r#"{"cue": [48, 54], "content": [55, 63], "conceder": [43, 47], "claimant": [0, 9], "status": "made"},
           {"cue": [19, 23], "content": [19, 23], "status": "made"}"#,
    )?;
    let prediction = Prediction {
        concessions: found.marks,
        ..Prediction::default()
    };
    let mut scores = ConcessionScores::default();
    scores.add(&gold.characters(), &gold.marks, &prediction.concessions);
    expect![[r#"
        concessions/made-up (1 passages)                  P       R      F1    right     gold     pred
          detection                                   50.00   50.00   50.00        1        2        2
          strict                                       0.00    0.00    0.00        0        2        2
          of the matched agree: conceder 100.0%, recipient 100.0%, claimant 0.0%, status 0.0%, condition 100.0%
    "#]].assert_eq(&table::concessions("concessions/made-up", &scores));
    expect![[r#"
        == d1
        - discussed cue [yield] content [yield] conceder [Brask] recipient [-] claimant [Mara Voss of Orrin] condition [-]
        ~ agreed cue [agreed] content [to leave] conceder [Pell] recipient [-] claimant [-] condition [-]
          found made cue [agreed] content [to leave] conceder [Pell] recipient [-] claimant [Mara Voss] condition [-]
          differs in claimant, status
        + made cue [said] content [said] conceder [-] recipient [-] claimant [-] condition [-]
          in: Mara Voss of Orrin said Brask would yield. Pell agreed to leave.
    "#]].assert_eq(&mistakes::of_concessions(&gold, &prediction));
    Ok(())
}
