//! Chromium or Chrome, and the driver for its tests.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Result, bail};

use crate::debian;
use crate::programs::{find, major, output, version};
use crate::steps::say;

/// What the programs are called on the search path, the first found wins.
const BROWSER_NAMES: [&str; 5] = [
    "chromium",
    "google-chrome",
    "google-chrome-stable",
    "chromium-browser",
    "chrome",
];
const DRIVER_NAMES: [&str; 2] = ["chromedriver", "chromium.chromedriver"];

/// Where they lie if they are not on the search path: macOS, Windows, Linux.
const BROWSER_PLACES: [&str; 7] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Google\Chrome\Application\chrome.exe",
    "/opt/google/chrome/chrome",
    "/snap/bin/chromium",
    "/usr/lib/chromium/chromium",
];
const DRIVER_PLACES: [&str; 3] = [
    "/usr/lib/chromium-browser/chromedriver",
    "/usr/lib/chromium/chromedriver",
    "/snap/bin/chromium.chromedriver",
];

/// Switches for a quiet browser without a window: no request of its own, and no need for a screen
/// or a large shared memory. `tests/journeys/driver.mjs` has the same list.
const SWITCHES: [&str; 8] = [
    "--headless=new",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

/// Finds Chrome or Chromium, or installs Chromium where that is allowed.
///
/// # Errors
/// There is none and it cannot be installed here; the message says what to install.
pub fn set_up() -> Result<PathBuf> {
    if let Some(path) = search("CHROME", &BROWSER_NAMES, &BROWSER_PLACES)? {
        return Ok(path);
    }
    if debian::may_install() {
        debian::install(&["chromium", "chromium-driver"])?;
        if let Some(path) = search("CHROME", &BROWSER_NAMES, &BROWSER_PLACES)? {
            return Ok(path);
        }
    }
    bail!(
        "Chrome or Chromium is needed: install it (Debian: `apt-get install chromium \
         chromium-driver`, macOS: `brew install --cask google-chrome chromedriver`, else \
         https://www.google.com/chrome), or set CHROME to its path"
    )
}

/// Finds ChromeDriver for the browser, or installs it where that is allowed.
///
/// # Errors
/// There is none and it cannot be installed here; the message says what to install.
pub fn set_up_driver(browser: &Path) -> Result<PathBuf> {
    let mut driver = search("CHROMEDRIVER", &DRIVER_NAMES, &DRIVER_PLACES)?;
    if driver.is_none() && debian::may_install() {
        debian::install(&["chromium-driver"])?;
        driver = search("CHROMEDRIVER", &DRIVER_NAMES, &DRIVER_PLACES)?;
    }
    let Some(driver) = driver else {
        bail!(
            "ChromeDriver is needed for the browser {}: install it in the same version (Debian: \
             `apt-get install chromium-driver`, macOS: `brew install --cask chromedriver`, else \
             https://googlechromelabs.github.io/chrome-for-testing), or set CHROMEDRIVER to its \
             path",
            browser.display()
        )
    };
    if let (Some(of_browser), Some(of_driver)) = (release(browser), release(&driver))
        && of_browser != of_driver
    {
        say(&format!(
            "the browser is release {of_browser} and ChromeDriver {of_driver}; install the same \
             release of both if the tests do not start"
        ));
    }
    Ok(driver)
}

/// What ChromeDriver is told about the browser, as `wasm-bindgen-test-runner` reads it.
pub fn capabilities(browser: &Path) -> String {
    // Chromium refuses to run as root inside its sandbox. The pages are our own.
    let sandbox = debian::is_root().then_some("--no-sandbox");
    let switches = SWITCHES.into_iter().chain(sandbox);
    let switches = switches.map(quoted).collect::<Vec<_>>().join(", ");
    let binary = quoted(&browser.to_string_lossy());
    format!("{{\"goog:chromeOptions\": {{\"binary\": {binary}, \"args\": [{switches}]}}}}\n")
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}

/// Chooses a program: the one that the variable names, else the first on the search path, else the first in a known place.
///
/// # Errors
/// The variable names no file.
pub fn search(variable: &str, names: &[&str], places: &[&str]) -> Result<Option<PathBuf>> {
    choose(
        variable,
        env::var_os(variable),
        names,
        places,
        find,
        |path| path.is_file(),
    )
}

/// As [`search`], on any machine.
fn choose(
    variable: &str,
    named: Option<OsString>,
    names: &[&str],
    places: &[&str],
    find: impl Fn(&str) -> Option<PathBuf>,
    exists: impl Fn(&Path) -> bool,
) -> Result<Option<PathBuf>> {
    if let Some(path) = named.filter(|path| !path.is_empty()).map(PathBuf::from) {
        if !exists(&path) {
            bail!(
                "{variable} is set to {}, where there is no file",
                path.display()
            );
        }
        return Ok(Some(path));
    }
    let found = names.iter().find_map(|name| find(name));
    Ok(found.or_else(|| places.iter().map(PathBuf::from).find(|path| exists(path))))
}

/// The number of the release. Windows opens a window instead of printing it, so it is not asked.
fn release(program: &Path) -> Option<u32> {
    if cfg!(windows) {
        return None;
    }
    version(&output(Command::new(program).arg("--version")).ok()?).and_then(major)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(named: Option<&str>, on_path: &[&str], files: &[&str]) -> Result<Option<PathBuf>> {
        choose(
            "CHROME",
            named.map(OsString::from),
            &["chromium", "google-chrome"],
            &["/opt/chrome", "/snap/chromium"],
            |name| {
                on_path
                    .contains(&name)
                    .then(|| Path::new("/usr/bin").join(name))
            },
            |path| files.iter().any(|file| Path::new(file) == path),
        )
    }

    #[test]
    fn the_named_browser_comes_first_then_the_search_path_then_known_places() {
        let path = |path: &str| Some(PathBuf::from(path));
        let both = ["google-chrome", "chromium"];
        let files = ["/my/chrome", "/snap/chromium"];
        assert_eq!(
            chosen(Some("/my/chrome"), &both, &files).unwrap(),
            path("/my/chrome")
        );
        assert_eq!(
            chosen(None, &both, &files).unwrap(),
            path("/usr/bin/chromium")
        );
        assert_eq!(
            chosen(Some(""), &both[..1], &files).unwrap(),
            path("/usr/bin/google-chrome")
        );
        assert_eq!(chosen(None, &[], &files).unwrap(), path("/snap/chromium"));
        assert_eq!(chosen(None, &[], &[]).unwrap(), None);
    }

    #[test]
    fn a_browser_that_is_named_but_absent_is_an_error() {
        let error = chosen(Some("/gone"), &["chromium"], &[])
            .unwrap_err()
            .to_string();
        assert_eq!(error, "CHROME is set to /gone, where there is no file");
    }

    #[test]
    fn capabilities_escape_the_path() {
        let json = capabilities(Path::new(r#"C:\a "b"\chrome.exe"#));
        assert!(
            json.contains(r#""binary": "C:\\a \"b\"\\chrome.exe""#),
            "{json}"
        );
        assert!(
            json.contains("\"--headless=new\", \"--disable-gpu\""),
            "{json}"
        );
    }
}
