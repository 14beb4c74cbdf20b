//! How long the extractor takes on one core.

use hearsay_extract::{Models, extract};
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Runs of which the median counts.
const RUNS: usize = 7;

/// The median time of several runs over `texts`, after one that is not counted.
#[must_use]
pub fn median(texts: &[&str], models: &Models) -> Duration {
    let run = || {
        let start = Instant::now();
        for text in texts {
            black_box(extract(black_box(text), models));
        }
        start.elapsed()
    };
    run();
    let mut times: Vec<Duration> = (0..RUNS).map(|_| run()).collect();
    times.sort_unstable();
    times[RUNS / 2]
}

/// The lines of the table: throughput over many texts, and the time that one article takes.
#[must_use]
pub fn report(texts: &[&str], article: &str, models: &Models) -> String {
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let megabytes = bytes as f64 / 1e6;
    let many = median(texts, models).as_secs_f64();
    let one = 1e3 * median(&[article], models).as_secs_f64();
    let build = if cfg!(debug_assertions) {
        "; development build: a release build is faster"
    } else {
        ""
    };
    format!(
        "speed, one core (median of {RUNS} runs{build})\n  {:.2} MB/s over {} texts, {megabytes:.2} MB\n  \
         {one:.2} ms for one article of {:.1} KB\n",
        megabytes / many.max(f64::MIN_POSITIVE),
        texts.len(),
        article.len() as f64 / 1e3,
    )
}
