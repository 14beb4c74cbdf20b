//! The programs that turn the page's crate into a folder for a static host.

use std::fs;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::cache::Cache;
use crate::programs::{find, output, run, version};
use crate::steps::step;

/// A program that is installed from its sources on crates.io.
struct Tool {
    /// The crate.
    package: &'static str,
    /// The program that tells whether the right version is here already.
    program: &'static str,
    version: &'static str,
    options: &'static [&'static str],
    /// How long it takes on two cores.
    takes: &'static str,
}

/// Bundles the page. Without its default features it fetches nothing, and builds in a third of the
/// time.
const TRUNK: Tool = Tool {
    package: "trunk",
    program: "trunk",
    version: "0.21.14",
    options: &["--locked", "--no-default-features"],
    takes: "3 minutes",
};

/// Writes the JavaScript around the page's module, and runs its tests in a browser. The version is
/// the one of the `wasm-bindgen` crate in `Cargo.toml` and of `Trunk.toml`. Not `--locked`: its lock
/// file names a version that crates.io has no more.
const WASM_BINDGEN: Tool = Tool {
    package: "wasm-bindgen-cli",
    program: "wasm-bindgen",
    version: "0.2.130",
    options: &[],
    takes: "2 minutes",
};

/// Installs trunk and returns the folder it is in.
///
/// # Errors
/// It does not build.
pub fn trunk(cache: &Cache) -> Result<PathBuf> {
    set_up(cache, &TRUNK)
}

/// Installs wasm-bindgen and its test runner and returns the folder they are in.
///
/// # Errors
/// It does not build.
pub fn wasm_bindgen(cache: &Cache) -> Result<PathBuf> {
    set_up(cache, &WASM_BINDGEN)
}

fn set_up(cache: &Cache, tool: &Tool) -> Result<PathBuf> {
    if let Some(program) = find(tool.program)
        && let Ok(line) = output(Command::new(&program).arg("--version"))
        && version(&line) == Some(tool.version)
        && let Some(folder) = program.parent()
    {
        return Ok(folder.to_owned());
    }
    let Tool {
        package, version, ..
    } = tool;
    let folder = cache.installed(&format!("{}-{version}", tool.program), |folder| {
        step(
            &format!("installing {package} {version} (about {})", tool.takes),
            || {
                let build = folder.join("build");
                run(Command::new("cargo")
                    .args(["install", "--debug", "--quiet"])
                    .args([package, "--version", version])
                    .args(tool.options)
                    .arg("--root")
                    .arg(folder)
                    // Away from the project, whose `.cargo/config.toml` is not meant for it.
                    .current_dir(cache.path())
                    .env("CARGO_TARGET_DIR", &build)
                    .env("CARGO_PROFILE_DEV_DEBUG", "0"))?;
                Ok(fs::remove_dir_all(build)?)
            },
        )
    })?;
    Ok(folder.join("bin"))
}
