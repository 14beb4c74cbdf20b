//! A toolchain with the wasm32 target where rustup must not fetch one.
//!
//! Debian's compiler and the sources of its standard library are unpacked into a folder, without
//! root and with nothing under `/usr`; the standard library is built for wasm32 from them. Cargo,
//! the linker and the formatter are those of the ordinary toolchain.

use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::TARGET;
use crate::cache::Cache;
use crate::debian;
use crate::programs::{output, run};
use crate::project;
use crate::steps::{say, step};

/// The installation's name; a new number whenever the recipe below changes.
const NAME: &str = "wasm-toolchain-1";

/// Where packages are unpacked, inside the toolchain's folder.
const UNPACKED: &str = "debian";

/// Finds the fallback toolchain in the cache, or makes it, on top of the one in `sysroot`.
///
/// # Errors
/// Packages cannot be fetched or unpacked, or the standard library cannot be built.
pub fn set_up(cache: &Cache, sysroot: &Path) -> Result<PathBuf> {
    // Its cargo is a link into the ordinary toolchain, which may have gone away since.
    if !cache.path().join(NAME).join("bin/cargo").exists() {
        cache.forget(NAME)?;
    }
    cache.installed(NAME, |folder| {
        say("rustup may not fetch here, so a toolchain is made of Debian's packages");
        make(folder, sysroot)
    })
}

fn make(folder: &Path, sysroot: &Path) -> Result<()> {
    let host = host()?;
    let unpacked = folder.join(UNPACKED);
    step("fetching Debian's Rust compiler and its sources", || {
        debian::update()?;
        let debs = folder.join("debs");
        fs::create_dir_all(&debs)?;
        fs::create_dir_all(&unpacked)?;
        run(Command::new("apt-get")
            // The helper user that root would fetch as cannot write here.
            .args(["-qq", "-o", "APT::Sandbox::User=root", "download"])
            .args(packages()?)
            .current_dir(&debs))?;
        for deb in entries(&debs)? {
            unpack(&deb, &unpacked)?;
        }
        Ok(fs::remove_dir_all(&debs)?)
    })?;
    assemble(folder, sysroot, &host)?;
    step(
        "building the standard library for wasm32 (about 2 minutes)",
        || build_standard_library(folder),
    )?;
    Ok(fs::remove_dir_all(unpacked.join("usr/src"))?)
}

/// Unpacks a package, without documentation; of sources only those of the standard library, which
/// are a tenth of the files of Rust's.
fn unpack(deb: &Path, to: &Path) -> Result<()> {
    let is_source = deb.to_string_lossy().contains("-src_");
    let mut tar = Command::new("tar");
    tar.args(["-x", "--exclude=./usr/share", "-C"]).arg(to);
    if is_source {
        tar.args(["--wildcards", "./usr/src/rustc-*/library"]);
    }
    let mut dpkg = Command::new("dpkg")
        .arg("--fsys-tarfile")
        .arg(deb)
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start dpkg")?;
    let packed = dpkg.stdout.take().context("dpkg has no output")?;
    let unpacked = tar.stdin(packed).status().context("cannot start tar")?;
    if !dpkg.wait()?.success() || !unpacked.success() {
        bail!("cannot unpack {}", deb.display());
    }
    Ok(())
}

/// The compiler, clippy and the sources, in the newest version there is, and the libraries that they
/// need and this machine does not have.
fn packages() -> Result<Vec<String>> {
    let mut packages = [
        "rustc-web",
        "libstd-rust-web-dev",
        "rust-web-src",
        "rust-web-clippy",
    ]
    .map(str::to_owned)
    .to_vec();
    let needed = output(
        Command::new("apt-cache")
            .args(["depends", "--recurse", "--important"])
            .arg("libstd-rust-web-dev"),
    )?;
    for name in dependencies(&needed) {
        let state = Command::new("dpkg-query")
            .args(["-W", "-f=${Status}", name])
            .output()?;
        let installed = String::from_utf8_lossy(&state.stdout).ends_with(" installed");
        if !installed && !packages.iter().any(|package| package == name) {
            packages.push(name.to_owned());
        }
    }
    Ok(packages)
}

/// The packages in what `apt-cache depends --recurse` prints: the lines that are not indented,
/// without the virtual ones, which stand in angle brackets.
fn dependencies(printed: &str) -> impl Iterator<Item = &str> {
    printed
        .lines()
        .filter(|line| !line.starts_with([' ', '|', '<']))
}

/// Lays the files out as rustup and cargo expect a toolchain's.
fn assemble(folder: &Path, sysroot: &Path, host: &str) -> Result<()> {
    let usr = folder.join(UNPACKED).join("usr");
    let libraries = entries(&usr.join("lib"))?
        .into_iter()
        .find(|folder| has_compiler_library(folder))
        .context("Debian's packages hold no librustc_driver")?;
    let libraries = libraries
        .file_name()
        .and_then(OsStr::to_str)
        .context("a strange folder")?;

    let bin = folder.join("bin");
    let rustlib = folder.join("lib/rustlib");
    for folder in [
        &bin,
        &rustlib.join(host).join("bin"),
        &rustlib.join(TARGET).join("lib"),
    ] {
        fs::create_dir_all(folder)?;
    }
    for program in ["rustc", "rustdoc", "cargo-clippy", "clippy-driver"] {
        let takes_sysroot = program.starts_with("rust");
        write_program(
            &bin.join(program),
            &wrapper(program, libraries, takes_sysroot),
        )?;
    }
    for program in ["cargo", "cargo-fmt", "rustfmt"] {
        link(&sysroot.join("bin").join(program), &bin.join(program))?;
    }
    let linker = Path::new(host).join("bin/rust-lld");
    link(
        &sysroot.join("lib/rustlib").join(&linker),
        &rustlib.join(&linker),
    )?;
    let debian = Path::new("../..").join(UNPACKED).join("usr/lib/rustlib");
    link(&debian.join("etc"), &rustlib.join("etc"))?;
    link(
        &Path::new("..").join(debian).join(host).join("lib"),
        &rustlib.join(host).join("lib"),
    )
}

/// A script that starts Debian's `program`. It finds the toolchain from its own place, because the
/// folder is renamed once it is complete.
fn wrapper(program: &str, libraries: &str, takes_sysroot: bool) -> String {
    let sysroot = if takes_sysroot {
        r#" --sysroot "$root""#
    } else {
        ""
    };
    format!(
        r#"#!/bin/sh
root=${{0%/*}}/..
export SYSROOT="$root"
export LD_LIBRARY_PATH="$root/{UNPACKED}/usr/lib/{libraries}${{LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}}"
exec "$root/{UNPACKED}/usr/bin/{program}"{sysroot} "$@"
"#
    )
}

/// Builds `std` as Rust's own build does: its sources may use unstable features, users of it may not.
fn build_standard_library(folder: &Path) -> Result<()> {
    let sources = entries(&folder.join(UNPACKED).join("usr/src"))?
        .into_iter()
        .map(|folder| folder.join("library/sysroot/Cargo.toml"))
        .find(|manifest| manifest.is_file())
        .context("Debian's packages hold no sources of the standard library")?;
    let build = folder.join("build");
    run(Command::new(folder.join("bin/cargo"))
        .args(["build", "--locked", "--release", "--target", TARGET])
        .args(["--features", "panic-unwind backtrace", "--manifest-path"])
        .arg(&sources)
        .current_dir(folder)
        .env("RUSTC", folder.join("bin/rustc"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env(
            "RUSTFLAGS",
            "-Zforce-unstable-if-unmarked -Cembed-bitcode=yes",
        )
        .env("__CARGO_DEFAULT_LIB_METADATA", "stablestd")
        .env("CARGO_TARGET_DIR", &build))?;
    let library = folder.join("lib/rustlib").join(TARGET).join("lib");
    for file in entries(&build.join(TARGET).join("release/deps"))? {
        if file.extension() == Some(OsStr::new("rlib")) {
            let name = file.file_name().context("a library without a name")?;
            fs::copy(&file, library.join(name))?;
        }
    }
    Ok(fs::remove_dir_all(build)?)
}

fn host() -> Result<String> {
    let version = output(project::command("rustc").arg("-vV"))?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    Ok(host.context("`rustc -vV` names no host")?.to_owned())
}

fn has_compiler_library(folder: &Path) -> bool {
    entries(folder).is_ok_and(|files| {
        files.iter().any(|file| {
            let name = file.file_name().and_then(OsStr::to_str).unwrap_or_default();
            name.starts_with("librustc_driver")
        })
    })
}

/// The paths in a folder.
fn entries(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).with_context(|| format!("no folder {}", folder.display()))?;
    entries.map(|entry| Ok(entry?.path())).collect()
}

#[cfg(unix)]
fn link(to: &Path, from: &Path) -> Result<()> {
    std::os::unix::fs::symlink(to, from)
        .with_context(|| format!("cannot make the link {}", from.display()))
}

#[cfg(unix)]
fn write_program(path: &Path, text: &str) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, text)?;
    Ok(fs::set_permissions(
        path,
        fs::Permissions::from_mode(0o755),
    )?)
}

// Debian's packages run on no such machine; `set_up` is not reached there.
#[cfg(not(unix))]
fn link(_to: &Path, _from: &Path) -> Result<()> {
    anyhow::bail!("the fallback toolchain is for Debian and Ubuntu")
}

#[cfg(not(unix))]
fn write_program(_path: &Path, _text: &str) -> Result<()> {
    anyhow::bail!("the fallback toolchain is for Debian and Ubuntu")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_are_the_lines_that_are_not_indented() {
        let printed = "libstd-rust-web-dev\n  Depends: libstd-rust-web-1.96\n |Depends: a\n\
                       libstd-rust-web-1.96\n  Depends: <libc-dev>\n<libc-dev>\n    libc6-dev\n";
        assert_eq!(
            dependencies(printed).collect::<Vec<_>>(),
            ["libstd-rust-web-dev", "libstd-rust-web-1.96"]
        );
    }

    #[test]
    fn wrappers_find_the_toolchain_from_their_own_place() {
        let script = wrapper("rustc", "x86_64-linux-gnu", true);
        assert!(script.contains("root=${0%/*}/..\n"), "{script}");
        assert!(
            script.ends_with("usr/bin/rustc\" --sysroot \"$root\" \"$@\"\n"),
            "{script}"
        );
        assert!(!wrapper("clippy-driver", "x", false).contains("--sysroot"));
    }
}
