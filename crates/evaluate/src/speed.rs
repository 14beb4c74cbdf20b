//! How long the extractor takes on one core.

use hearsay_extract::concessions::judge::Judge;
use hearsay_extract::{
    Models, coreference, entities, extract, grounds, language, quotes, reading, transcripts,
};
use hearsay_text::Document;
use std::hint::black_box;
use std::time::{Duration, Instant};

/// Runs of which the median counts.
const RUNS: usize = 7;

/// The median time of several runs over `texts`, after one that is not counted.
#[must_use]
pub fn median(texts: &[&str], models: &Models) -> Duration {
    let [times] = medians(
        texts,
        [&|text: &str| drop(black_box(extract(text, models)))],
    );
    times
}

/// The median times of several ways to work through `texts`, turn and turn about, after one turn that is not counted.
fn medians<const N: usize>(texts: &[&str], ways: [&dyn Fn(&str); N]) -> [Duration; N] {
    let run = |way: &dyn Fn(&str)| {
        let start = Instant::now();
        texts.iter().for_each(|text| way(black_box(text)));
        start.elapsed()
    };
    for way in ways {
        run(way);
    }
    let mut times = [(); N].map(|()| Vec::with_capacity(RUNS));
    for _ in 0..RUNS {
        for (times, way) in times.iter_mut().zip(ways) {
            times.push(run(way));
        }
    }
    times.map(|mut times| {
        times.sort_unstable();
        times[RUNS / 2]
    })
}

/// All of [`extract`] but the concessions.
fn without_concessions(text: &str, models: &Models) {
    let document = Document::of(text);
    black_box(language::foreign(text));
    let reading = reading::read(&document, models);
    let turns = transcripts::turns(&document, &reading.names);
    let names = transcripts::with_speakers(reading.names, &turns);
    let mut cast = entities::merge(&document, &reading.syntax, &names);
    coreference::resolve(&document, &reading.syntax, &mut cast);
    entities::sides::add(&mut cast);
    let quotes = quotes::find(&document, &reading.syntax, &cast, &reading.reports, &turns);
    entities::addresses::widen(&document, &mut cast);
    black_box((cast, quotes));
}

/// The lines of the table: throughput over many texts, and the time that one article takes.
#[must_use]
pub fn report(texts: &[&str], article: &str, models: &Models) -> String {
    let bytes: usize = texts.iter().map(|text| text.len()).sum();
    let megabytes = bytes as f64 / 1e6;
    let rest = Models {
        grounds: grounds::Finder::default(),
        judge: Judge::default(),
        ..models.clone()
    };
    let all = |text: &str| drop(black_box(extract(text, models)));
    let [many, less] = medians(texts, [&all, &|text| without_concessions(text, &rest)]);
    let [many, less] = [many, less].map(|time| time.as_secs_f64());
    let one = 1e3 * median(&[article], models).as_secs_f64();
    let build = if cfg!(debug_assertions) {
        "; development build: a release build is faster"
    } else {
        ""
    };
    format!(
        "speed, one core (median of {RUNS} runs{build})\n  {:.2} MB/s over {} texts, {megabytes:.2} MB\n  \
         {one:.2} ms for one article of {:.1} KB\n  \
         concessions take {:.0} % on top of the rest\n",
        megabytes / many.max(f64::MIN_POSITIVE),
        texts.len(),
        article.len() as f64 / 1e3,
        100.0 * (many / less.max(f64::MIN_POSITIVE) - 1.0),
    )
}
