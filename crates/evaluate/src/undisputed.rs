//! False alarms: concessions found in articles that have none.

use anyhow::{Result, ensure};
use hearsay_annotation::SURE;
use hearsay_extract::{Models, extract};

use crate::attribution::Attribution;
use crate::corpora::Annotated;

/// The articles' ids.
fn ids() -> Vec<&'static str> {
    let lines = include_str!("undisputed.txt").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
}

/// The lines of the table: how many concessions an article without any has on average, and which.
///
/// # Errors
/// If one of the articles is not there.
pub fn report(articles: &[Annotated<Attribution>], models: &Models) -> Result<String> {
    let ids = ids();
    let (mut marks, mut suggestions, mut lines) = (0, 0, String::new());
    let mut read = 0;
    for article in articles
        .iter()
        .filter(|each| ids.contains(&each.id.as_str()))
    {
        read += 1;
        for found in extract(&article.text, models).concessions {
            let sort = if found.confidence < SURE {
                suggestions += 1;
                "suggestion"
            } else {
                marks += 1;
                "mark"
            };
            let words = |span: hearsay_text::Span| {
                let words = span.of(&article.text).split_whitespace();
                words.collect::<Vec<_>>().join(" ")
            };
            lines += &format!(
                "    + {sort} {} cue [{}] content [{}]\n",
                found.status.as_str(),
                words(found.cue),
                words(found.content)
            );
        }
    }
    ensure!(
        read == ids.len(),
        "only {read} of {} articles are there",
        ids.len()
    );
    let mean = |count: usize| count as f64 / read as f64;
    Ok(format!(
        "false alarms, {read} articles without a dispute\n  {:.2} marks an article, and {:.2} suggestions\n{lines}",
        mean(marks),
        mean(suggestions)
    ))
}
