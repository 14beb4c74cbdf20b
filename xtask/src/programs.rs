//! Finding and running other programs.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The program called `name` on the search path.
pub fn find(name: &str) -> Option<PathBuf> {
    let name = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?)
        .map(|folder| folder.join(&name))
        .find(|p| p.is_file())
}

/// The search path with `folders` put before it.
///
/// # Errors
/// A folder whose name cannot stand in a search path.
pub fn search_path(folders: &[&Path]) -> Result<OsString> {
    let old = env::var_os("PATH").unwrap_or_default();
    let all = folders
        .iter()
        .map(|folder| folder.to_path_buf())
        .chain(env::split_paths(&old));
    env::join_paths(all).context("a folder's name does not fit into PATH")
}

/// Runs a program to its end, with its output shown.
///
/// # Errors
/// It cannot be started, or it fails.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command
        .stdin(Stdio::null())
        .status()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !status.success() {
        bail!("{} failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a program to its end and returns what it wrote to standard output.
///
/// # Errors
/// It cannot be started, it fails, or its output is no text.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::piped())
        .output()
        .with_context(|| format!("cannot start {}", shown(command)))?;
    if !output.status.success() {
        let error = String::from_utf8_lossy(&output.stderr);
        bail!(
            "{} failed ({})\n{}",
            shown(command),
            output.status,
            error.trim_end()
        );
    }
    String::from_utf8(output.stdout).with_context(|| format!("{} wrote no text", shown(command)))
}

/// The version in a line such as `trunk 0.21.14` or `Chromium 156.0.8078.79 built on Debian`: the
/// first word that starts with a digit (a `v` before it is left out) and holds a dot.
pub fn version(line: &str) -> Option<&str> {
    line.split_whitespace()
        .map(|word| word.strip_prefix('v').unwrap_or(word))
        .find(|word| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.'))
}

/// The part of a version before its first dot, as a number.
pub fn major(version: &str) -> Option<u32> {
    version.split('.').next()?.parse().ok()
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let words = words
        .map(|word| word.to_string_lossy().into_owned())
        .collect::<Vec<_>>();
    format!("`{}`", words.join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_programs_print() {
        for (line, expected) in [
            ("trunk 0.21.14", Some("0.21.14")),
            (
                "Chromium 156.0.8078.79 built on Debian GNU/Linux 12",
                Some("156.0.8078.79"),
            ),
            ("Google Chrome 150.0.1.2 ", Some("150.0.1.2")),
            (
                "ChromeDriver 156.0.8078.79 (abc 12.5)",
                Some("156.0.8078.79"),
            ),
            ("v20.20.2\n", Some("20.20.2")),
            ("wasm-opt version 132", None),
            ("", None),
        ] {
            assert_eq!(version(line), expected, "{line}");
        }
        assert_eq!(major("156.0.8078.79"), Some(156));
        assert_eq!(major("x.1"), None);
    }

    #[test]
    fn a_failing_program_is_named_with_its_arguments() {
        let error = run(Command::new("no-such-program").arg("now")).unwrap_err();
        assert_eq!(error.to_string(), "cannot start `no-such-program now`");
    }
}
