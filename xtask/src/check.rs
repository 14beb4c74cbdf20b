//! The command `check`.

use anyhow::Result;

use crate::cache::Cache;
use crate::programs::run as run_program;
use crate::project;
use crate::steps::step;
use crate::test::browser_tests;
use crate::toolchain::{self, TARGET};

/// Checks formatting, lints for this machine and for wasm32, and documentation. Warnings are errors.
///
/// # Errors
/// A check fails; those after it are not made.
pub fn run() -> Result<()> {
    step("formatting", || {
        run_program(project::command("cargo").args(["fmt", "--all", "--check"]))
    })?;
    step("lints", || {
        let mut command = project::command("cargo");
        command.args(["clippy", "--workspace", "--all-targets"]);
        run_program(command.args(["--", "-D", "warnings"]))
    })?;
    step("documentation", || {
        let mut command = project::command("cargo");
        command.args(["doc", "--workspace", "--no-deps"]);
        run_program(command.env("RUSTDOCFLAGS", "-D warnings"))
    })?;
    let toolchain = toolchain::set_up(&Cache::open()?)?;
    step("lints for wasm32", || {
        let mut command = project::command("cargo");
        toolchain.apply(&mut command);
        command.args(["clippy", "--package", "hearsay-page", "--lib", "--bins"]);
        for test in browser_tests()? {
            command.args(["--test", &test]);
        }
        run_program(command.args(["--target", TARGET, "--", "-D", "warnings"]))
    })
}
