//! Building the page.

use std::env;
use std::ffi::OsString;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::arguments::Build;
use crate::cache::Cache;
use crate::programs::{run, search_path};
use crate::steps::step;
use crate::toolchain::Toolchain;
use crate::{node, project, toolchain, tools};

/// Everything that a build of the page needs.
pub struct Workshop {
    toolchain: Toolchain,
    search_path: OsString,
}

impl Workshop {
    /// Installs what a build of this kind needs.
    ///
    /// # Errors
    /// Something can neither be found nor installed; the message says what to install.
    pub fn set_up(cache: &Cache, build: Build) -> Result<Self> {
        let toolchain = toolchain::set_up(cache)?;
        let mut folders = vec![tools::wasm_bindgen(cache)?, tools::trunk(cache)?];
        if build == Build::Release {
            folders.push(node::set_up(cache)?.wasm_opt());
        }
        let folders = folders
            .iter()
            .map(|folder| folder.as_path())
            .collect::<Vec<_>>();
        Ok(Self {
            toolchain,
            search_path: search_path(&folders)?,
        })
    }

    /// The command `trunk VERB` for a build of this kind; the settings are in `Trunk.toml`.
    pub fn trunk(&self, verb: &str, build: Build) -> Command {
        let mut command = project::command("trunk");
        command.arg(verb).env("PATH", &self.search_path);
        self.toolchain.apply(&mut command);
        if build == Build::Release {
            command.arg("--release");
        }
        // This version of trunk understands only `true` and `false`, not the usual `1`.
        if env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command
    }

    /// Builds the page into a folder.
    ///
    /// # Errors
    /// The page does not build.
    pub fn build(&self, build: Build, folder: &Path) -> Result<()> {
        let name = match build {
            Build::Release => "building the page, small and fast (the first time takes minutes)",
            Build::Debug => "building the page, quickly",
        };
        step(name, || {
            run(self.trunk("build", build).arg("--dist").arg(folder))
        })
    }
}

/// Fetches the crates that the page is made of. Trunk is told to stay offline and hands that on to
/// cargo.
///
/// # Errors
/// They cannot be fetched.
pub fn fetch() -> Result<()> {
    run(project::command("cargo").args(["fetch", "--quiet", "--target", toolchain::TARGET]))
}

/// The command `build`.
///
/// # Errors
/// Something is missing, or the page does not build.
pub fn build_into_dist(build: Build) -> Result<()> {
    let workshop = Workshop::set_up(&Cache::open()?, build)?;
    workshop.build(build, &project::root().join("dist"))
}
