//! A Rust toolchain that builds for wasm32.

mod fallback;

use std::env;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::cache::Cache;
use crate::debian;
use crate::programs::{find, output, run};
use crate::project;
use crate::steps::step;

/// The target that the page is built for.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The toolchain for wasm builds; everything else is built with the ordinary one.
pub enum Toolchain {
    /// The ordinary toolchain has the target.
    Ordinary,
    /// The fallback, in this folder.
    Fallback(PathBuf),
}

impl Toolchain {
    /// Makes `command`, which runs cargo sooner or later, use this toolchain.
    pub fn apply(&self, command: &mut Command) {
        if let Self::Fallback(folder) = self {
            // It overrides `rust-toolchain.toml`.
            command.env("RUSTUP_TOOLCHAIN", folder);
        }
    }
}

/// Finds or makes a toolchain with the wasm32 target.
///
/// # Errors
/// There is none and none can be made here; the message says what to install.
pub fn set_up(cache: &Cache) -> Result<Toolchain> {
    let sysroot = output(project::command("rustc").args(["--print", "sysroot"]))?;
    let sysroot = PathBuf::from(sysroot.trim());
    if has_target(&sysroot) {
        return Ok(Toolchain::Ordinary);
    }
    let rustup = find("rustup").is_some();
    if rustup && env::var_os("RUSTUP_AUTO_INSTALL").is_none_or(|value| value != "0") {
        step(&format!("adding the target {TARGET}"), || {
            run(project::command("rustup").args(["target", "add", TARGET]))
        })?;
        return Ok(Toolchain::Ordinary);
    }
    if rustup && debian::has_apt() {
        return Ok(Toolchain::Fallback(fallback::set_up(cache, &sysroot)?));
    }
    bail!(
        "this Rust toolchain has no standard library for {TARGET}. With rustup, run \
         `rustup target add {TARGET}`; without it, install your system's package for that target \
         (Debian: libstd-rust-dev-wasm32, Fedora: rust-std-static-{TARGET}) or rustup, \
         https://rustup.rs"
    )
}

fn has_target(sysroot: &Path) -> bool {
    sysroot
        .join("lib/rustlib")
        .join(TARGET)
        .join("lib")
        .is_dir()
}
