//! Firefox, in which the core journeys run once more.

use std::path::PathBuf;

use anyhow::Result;

use crate::browser::search;
use crate::debian;
use crate::steps::say;

const NAMES: [&str; 2] = ["firefox-esr", "firefox"];

/// Where it lies if it is not on the search path: macOS, Windows, Mozilla's own archive.
const PLACES: [&str; 3] = [
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    r"C:\Program Files\Mozilla Firefox\firefox.exe",
    "/opt/firefox/firefox",
];

const PACKAGE: &str = "firefox-esr";

/// Finds Firefox, or installs it where that is allowed and Debian has it. `None`, and a word about what to install, where
/// there is none: everything but the journeys in Firefox works without.
///
/// # Errors
/// The variable `FIREFOX` names no file, or the installation fails.
pub fn set_up() -> Result<Option<PathBuf>> {
    if let Some(path) = search("FIREFOX", &NAMES, &PLACES)? {
        return Ok(Some(path));
    }
    if debian::may_install() && debian::offers(PACKAGE)? {
        debian::install(&[PACKAGE])?;
        if let Some(path) = search("FIREFOX", &NAMES, &PLACES)? {
            return Ok(Some(path));
        }
    }
    say(
        "there is no Firefox here, so no journey runs in it: install it (Debian: `apt-get install \
         firefox-esr`, macOS: `brew install --cask firefox`, else https://www.mozilla.org/firefox), \
         or set FIREFOX to its path",
    );
    Ok(None)
}
