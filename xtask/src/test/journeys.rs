//! Journeys: whole ways through the built page, in a headless browser; the core ones in a second one, too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::arguments::Build;
use crate::cache::Cache;
use crate::page::Workshop;
use crate::programs::run as run_program;
use crate::server::Server;
use crate::steps::{say, step};
use crate::{browser, firefox, node, project};

/// Where the page stands on the server, to show that it needs no place of its own.
const PREFIX: &str = "/some/folder/";

/// The core journeys, which run in Firefox, too: paste, read, choose, put right, mark, undo, reload, a text that changes,
/// find, keys alone, what is told to those who hear the page, narrow and large, share.
const IN_FIREFOX: [&str; 12] = [
    "opens", "reads", "corrects", "edits", "rewords", "revises", "searches", "keyboard", "selects",
    "tells", "fits", "shares",
];

/// Builds the page as it is published, serves it and runs the journeys.
///
/// # Errors
/// A journey failed, or something is missing.
pub fn run() -> Result<String> {
    let files = files()?;
    let is_core = |path: &&PathBuf| {
        let name = path.file_stem().and_then(|stem| stem.to_str());
        name.is_some_and(|name| IN_FIREFOX.contains(&name))
    };
    let core: Vec<PathBuf> = files.iter().filter(is_core).cloned().collect();
    let firefox = firefox::set_up()?;
    let bench = bench()?;
    let mut node = bench.node();
    if let Some(firefox) = &firefox {
        node.env("HEARSAY_FIREFOX", firefox);
    }
    let outcome = suite("journeys", node, &files, "report.tap");
    let Some(firefox) = firefox else {
        return outcome.map(|count| format!("{count}; none in Firefox, which is not here"));
    };
    let mut node = bench.node();
    node.env("HEARSAY_FIREFOX", firefox)
        .env("HEARSAY_BROWSER_KIND", "firefox");
    let again = suite("journeys in Firefox", node, &core, "report-firefox.tap");
    Ok(format!("{}; in Firefox {}", outcome?, again?))
}

/// Runs these journeys and says how many passed.
fn suite(name: &str, mut node: Command, files: &[PathBuf], report: &str) -> Result<String> {
    let report = folder().join(report);
    let outcome = step(name, || {
        run_program(
            node.arg("--test-concurrency=2")
                .args(["--test-reporter=spec", "--test-reporter-destination=stdout"])
                .args(["--test-reporter=tap", "--test-reporter-destination"])
                .arg(&report)
                .args(files),
        )
    });
    let count = counted(&fs::read_to_string(&report).context("the journeys left no report")?)?;
    println!("{name}: {count}");
    outcome
        .map(|()| count.clone())
        .with_context(|| format!("{name}: {count}"))
}

/// The command `measure`: how long a reader waits for the marks of an article, the journeys' own by default, and how the
/// page answers when an article has thousands of them.
///
/// # Errors
/// The article cannot be read, or something is missing.
pub fn measure(article: Option<&Path>) -> Result<()> {
    let article = article.map(Path::canonicalize).transpose();
    let article = article.context("the article cannot be read")?;
    let mut node = bench()?.node();
    if let Some(article) = article {
        node.env("HEARSAY_ARTICLE", article);
    }
    run_program(
        node.arg("--test-reporter=spec")
            .arg("--test-concurrency=1")
            .args(["waiting", "dense"].map(|name| format!("tests/journeys/measure/{name}.mjs"))),
    )
}

/// A page that is served, and what it takes to run journeys through it.
struct Bench {
    node: node::Node,
    browser: PathBuf,
    address: String,
    screenshots: PathBuf,
}

impl Bench {
    /// Node's test runner, ready for the page.
    fn node(&self) -> Command {
        let mut command = project::command(&self.node.program);
        command
            .arg("--test")
            .env("HEARSAY_PAGE", &self.address)
            .env("HEARSAY_BROWSER", &self.browser)
            .env("HEARSAY_NODE_MODULES", &self.node.modules)
            .env("HEARSAY_SCREENSHOTS", &self.screenshots);
        command
    }
}

/// Builds the page as it is published and serves it.
fn bench() -> Result<Bench> {
    let (node, browser, workshop) = {
        let cache = Cache::open()?;
        let workshop = Workshop::set_up(&cache, Build::Release)?;
        (node::set_up(&cache)?, browser::set_up()?, workshop)
    };
    // Beside `dist`, so that a running `serve` is left alone.
    let (dist, screenshots) = (folder().join("dist"), folder().join("screenshots"));
    fs::create_dir_all(&screenshots)?;
    workshop.build(Build::Release, &dist)?;
    let address = Server::start(&dist, PREFIX)?;
    say(&format!("serving the page at {address}"));
    Ok(Bench {
        node,
        browser,
        address,
        screenshots,
    })
}

fn folder() -> PathBuf {
    project::target().join("journeys")
}

/// The files `tests/journeys/*.mjs`, in order, without the driver that they share.
fn files() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(project::root().join("tests/journeys"))? {
        let path = entry?.path();
        let is_driver = path.file_stem().is_some_and(|stem| stem == "driver");
        if path.extension().is_some_and(|extension| extension == "mjs") && !is_driver {
            files.push(path);
        }
    }
    if files.is_empty() {
        bail!("there are no tests/journeys/*.mjs");
    }
    files.sort();
    Ok(files)
}

/// Reads the sums at the end of a report in the Test Anything Protocol, as Node writes it.
fn counted(report: &str) -> Result<String> {
    let sum = |name: &str| {
        let numbers = report
            .lines()
            .filter_map(|line| line.strip_prefix("# ")?.strip_prefix(name));
        numbers
            .filter_map(|number| number.trim().parse::<usize>().ok())
            .next_back()
    };
    let (Some(passed), Some(failed), Some(cancelled)) =
        (sum("pass "), sum("fail "), sum("cancelled "))
    else {
        bail!("the journeys did not run to their end");
    };
    Ok(format!("{passed} passed, {} failed", failed + cancelled))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_read_from_the_end_of_the_report() {
        let report = "TAP version 13\n# pass 9\nok 1 - opens\n1..1\n# tests 5\n# suites 0\n\
                      # pass 3\n# fail 1\n# cancelled 1\n# skipped 0\n# todo 0\n";
        assert_eq!(counted(report).unwrap(), "3 passed, 2 failed");
        assert!(counted("TAP version 13\n# pass 3\n").is_err());
    }
}
