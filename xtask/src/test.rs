//! The command `test`.

mod journeys;

pub use journeys::measure;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};

use crate::arguments::Suite;
use crate::cache::Cache;
use crate::programs::run as run_program;
use crate::steps::{say, step};
use crate::toolchain::{TARGET, Toolchain};
use crate::{browser, project, toolchain, tools};

/// Runs the suites, all of them even if one fails, and sums up.
///
/// # Errors
/// A test failed, or something that a suite needs can neither be found nor installed.
pub fn run(suites: &[Suite]) -> Result<()> {
    let mut summary = Vec::new();
    let mut failed = 0;
    for suite in suites {
        let (name, result) = match suite {
            Suite::Native => ("native", native()),
            Suite::Browser => ("browser", in_browser()),
            Suite::Journeys => ("journeys", journeys::run()),
        };
        summary.push(match result {
            Ok(line) => format!("{name:<9} {line}"),
            Err(error) => {
                failed += 1;
                format!("{name:<9} failed: {error:#}")
            }
        });
    }
    println!("\nTests:");
    for line in summary {
        println!("  {line}");
    }
    if failed > 0 {
        bail!("{failed} of {} kinds of tests failed", suites.len());
    }
    Ok(())
}

/// Tests of every crate and of these commands, in two steps so that neither hides the other.
fn native() -> Result<String> {
    step("native tests", || {
        run_program(project::command("cargo").args(["test", "--workspace", "--no-fail-fast"]))
    })?;
    Ok("passed".to_owned())
}

/// The page's tests in `tests/browser*.rs`, as WebAssembly.
fn in_browser() -> Result<String> {
    let tests = browser_tests()?;
    if tests.is_empty() {
        return Ok("there are none".to_owned());
    }
    let bench = set_up_browser_tests(&Cache::open()?)?;
    step("unit tests in a browser", || {
        let mut command = project::command("cargo");
        command.args(["test", "--no-fail-fast", "--target", TARGET]);
        command.args(["--package", "hearsay-page"]);
        for test in &tests {
            command.args(["--test", test]);
        }
        bench.toolchain.apply(&mut command);
        let runner = bench.bindgen.join("wasm-bindgen-test-runner");
        let settings = project::target().join("webdriver.json");
        fs::create_dir_all(project::target())?;
        fs::write(&settings, browser::capabilities(&bench.browser))?;
        run_program(
            command
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
                .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
                .env("CHROMEDRIVER", &bench.driver),
        )
    })?;
    Ok("passed".to_owned())
}

/// What unit tests in a browser need.
pub struct Bench {
    toolchain: Toolchain,
    /// The folder of the test runner.
    bindgen: PathBuf,
    browser: PathBuf,
    driver: PathBuf,
}

/// Installs what unit tests in a browser need.
///
/// # Errors
/// Something can neither be found nor installed; the message says what to install.
pub fn set_up_browser_tests(cache: &Cache) -> Result<Bench> {
    let browser = browser::set_up()?;
    Ok(Bench {
        toolchain: toolchain::set_up(cache)?,
        bindgen: tools::wasm_bindgen(cache)?,
        driver: browser::set_up_driver(&browser)?,
        browser,
    })
}

/// The names of the page's test files for the browser, `tests/browser*.rs`.
///
/// # Errors
/// The folder cannot be read.
pub fn browser_tests() -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(project::root().join("tests")).context("no folder tests")? {
        let name = entry?.file_name();
        if let Some(name) = name.to_str().and_then(|name| name.strip_suffix(".rs"))
            && name.starts_with("browser")
        {
            names.push(name.to_owned());
        }
    }
    if names.is_empty() {
        say("there are no tests/browser*.rs");
    }
    names.sort();
    Ok(names)
}
