//! The project's folder, and commands in it.

use std::env;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::programs::run;

/// The project's root folder.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The folder of cargo's output.
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR")
        .filter(|folder| !folder.is_empty())
        .map_or_else(|| root().join("target"), |folder| root().join(folder))
}

/// A command that is run in the root folder.
pub fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(root());
    command
}

/// Runs the binary of a native package, built with optimisation.
///
/// # Errors
/// It does not build, or it fails.
pub fn run_tool(package: &str, arguments: &[String]) -> Result<()> {
    // In the folder where it was typed: paths among the arguments are meant from there.
    let mut command = Command::new("cargo");
    command.args(["run", "--quiet", "--profile", "tools", "--package", package]);
    command
        .arg("--manifest-path")
        .arg(root().join("Cargo.toml"));
    command.args(["--bin", package, "--"]).args(arguments);
    run(&mut command)
}
