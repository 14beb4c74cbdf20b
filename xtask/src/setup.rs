//! All the set-up, without using it yet.

use anyhow::Result;

use crate::cache::Cache;
use crate::steps::say;
use crate::{browser, firefox, page, test};

/// Installs everything that any command needs.
///
/// # Errors
/// Something can neither be found nor installed; the message says what to install.
pub fn everything() -> Result<()> {
    let cache = Cache::open()?;
    page::Workshop::set_up(&cache, crate::arguments::Build::Release)?;
    test::set_up_browser_tests(&cache)?;
    let browser = browser::set_up()?;
    firefox::set_up()?;
    say(&format!(
        "everything is here; the browser is {}",
        browser.display()
    ));
    Ok(())
}
