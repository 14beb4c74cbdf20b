//! The folder where set-up is kept.
//!
//! What is installed gets a folder with its version in the name. It is put together under another
//! name and renamed when it is complete, so a folder that is there is whole, and an interrupted
//! set-up is repaired by the next one.

use std::env;
use std::ffi::OsString;
use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::steps::{say, step};

/// What an unfinished installation's name starts with.
const UNFINISHED: &str = "unfinished-";

/// The cache folder, held by this process alone until this value is dropped.
pub struct Cache {
    folder: PathBuf,
    _lock: File,
}

impl Cache {
    /// Opens the cache folder. Waits while another command is doing its set-up.
    ///
    /// # Errors
    /// The folder cannot be made or locked.
    pub fn open() -> Result<Self> {
        let folder = folder(|name| env::var_os(name))
            .context("no folder for the cache: set HEARSAY_CACHE to one")?;
        fs::create_dir_all(&folder)
            .with_context(|| format!("cannot make the cache folder {}", folder.display()))?;
        // The wrappers of the fallback toolchain need a path that holds from any folder.
        let folder = std::path::absolute(folder)?;
        let lock = File::create(folder.join("lock")).context("cannot lock the cache folder")?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                step("waiting for the set-up of another command", || {
                    Ok(lock.lock()?)
                })?;
            }
            Err(TryLockError::Error(error)) => {
                say(&format!(
                    "the cache folder cannot be locked ({error}); going on without"
                ));
            }
        }
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// Returns the folder of `name`, which `install` fills if it is not there yet.
    ///
    /// `install` gets an empty folder of another name; paths of that folder must not be kept in it.
    ///
    /// # Errors
    /// Those of `install`, and of making and renaming folders.
    pub fn installed(
        &self,
        name: &str,
        install: impl FnOnce(&Path) -> Result<()>,
    ) -> Result<PathBuf> {
        let folder = self.folder.join(name);
        if !folder.exists() {
            let unfinished = self.folder.join(format!("{UNFINISHED}{name}"));
            remove(&unfinished)?;
            fs::create_dir_all(&unfinished)?;
            install(&unfinished)?;
            fs::rename(&unfinished, &folder)
                .with_context(|| format!("cannot rename to {}", folder.display()))?;
        }
        Ok(folder)
    }

    /// Removes what was installed under `name`, if anything.
    ///
    /// # Errors
    /// The folder cannot be removed.
    pub fn forget(&self, name: &str) -> Result<()> {
        remove(&self.folder.join(name))
    }

    /// The folder itself, to run programs in that must not see the project's settings.
    pub fn path(&self) -> &Path {
        &self.folder
    }
}

fn remove(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)
            .with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    Ok(())
}

/// `$HEARSAY_CACHE`, else `$XDG_CACHE_HOME/hearsay`, else `.cache/hearsay` in the home folder.
fn folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let set = |name| {
        variable(name)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let home = || {
        set("HOME")
            .or_else(|| set("USERPROFILE"))
            .map(|home| home.join(".cache"))
    };
    set("HEARSAY_CACHE").or_else(|| {
        set("XDG_CACHE_HOME")
            .or_else(home)
            .map(|folder| folder.join("hearsay"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder_with(variables: &[(&str, &str)]) -> Option<PathBuf> {
        folder(|name| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| OsString::from(value))
        })
    }

    #[test]
    fn the_nearest_setting_names_the_folder() {
        let all = [
            ("HEARSAY_CACHE", "/a"),
            ("XDG_CACHE_HOME", "/b"),
            ("HOME", "/c"),
        ];
        assert_eq!(folder_with(&all), Some(PathBuf::from("/a")));
        assert_eq!(folder_with(&all[1..]), Some(PathBuf::from("/b/hearsay")));
        assert_eq!(
            folder_with(&all[2..]),
            Some(PathBuf::from("/c/.cache/hearsay"))
        );
        assert_eq!(
            folder_with(&[("HEARSAY_CACHE", ""), ("HOME", "/c")]),
            folder_with(&all[2..])
        );
        assert_eq!(folder_with(&[]), None);
    }

    #[test]
    fn an_interrupted_installation_is_done_again() {
        let folder = env::temp_dir().join(format!("hearsay-cache-test-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let lock = File::create(folder.join("lock")).unwrap();
        let cache = Cache {
            folder: folder.clone(),
            _lock: lock,
        };
        let interrupted = cache.installed("tool-1", |unfinished| {
            fs::write(unfinished.join("half"), "")?;
            anyhow::bail!("interrupted")
        });
        assert!(interrupted.is_err());
        assert!(!folder.join("tool-1").exists());
        let whole = cache
            .installed("tool-1", |unfinished| {
                Ok(fs::write(unfinished.join("whole"), "")?)
            })
            .unwrap();
        assert!(whole.join("whole").exists() && !whole.join("half").exists());
        cache
            .installed("tool-1", |_| anyhow::bail!("it is there already"))
            .unwrap();
        fs::remove_dir_all(folder).unwrap();
    }
}
