//! System packages, on Debian and Ubuntu.

use std::process::Command;
use std::sync::LazyLock;

use anyhow::Result;

use crate::programs::{find, output, run};
use crate::steps::step;

/// Whether `apt-get` is here.
pub fn has_apt() -> bool {
    find("apt-get").is_some() && find("dpkg").is_some()
}

/// Whether system packages may be installed: only as root, and only with `apt-get`.
pub fn may_install() -> bool {
    static ANSWER: LazyLock<bool> = LazyLock::new(|| has_apt() && is_root());
    *ANSWER
}

/// Whether this process runs as root. Chromium then runs only without its sandbox.
pub fn is_root() -> bool {
    output(Command::new("id").arg("-u")).is_ok_and(|user| user.trim() == "0")
}

/// Whether the lists of packages have one of that name; Ubuntu's lack some of Debian's.
///
/// # Errors
/// The lists cannot be brought up to date.
pub fn offers(package: &str) -> Result<bool> {
    update()?;
    let found = output(Command::new("apt-cache").args(["show", package]));
    Ok(found.is_ok_and(|found| !found.trim().is_empty()))
}

/// Installs system packages. Call it only if [`may_install`] says so.
///
/// # Errors
/// `apt-get` fails.
pub fn install(packages: &[&str]) -> Result<()> {
    step(
        &format!("installing the Debian packages {}", packages.join(", ")),
        || {
            update()?;
            run(Command::new("apt-get")
                .args(["-qq", "install", "-y", "--no-install-recommends"])
                .args(packages)
                .env("DEBIAN_FRONTEND", "noninteractive"))
        },
    )
}

/// Brings the lists of packages up to date, if this process may.
///
/// # Errors
/// `apt-get` fails.
pub fn update() -> Result<()> {
    if may_install() {
        run(Command::new("apt-get").args(["-qq", "update"]))
    } else {
        Ok(())
    }
}
