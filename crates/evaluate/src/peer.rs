//! A comparison with the Python scorers on the real sets, figure by figure.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use std::path::Path;
use std::process::Command;

/// Figures closer than this are the same: reading a number from JSON may lose its last digit.
const SAME: f64 = 1e-9;

/// What a Python scorer prints with `--json`. `task` stands between the script and the files, if there is one.
///
/// # Errors
/// If Python can't be started, or the scorer fails or prints something else.
pub fn scores(script: &Path, task: Option<&str>, gold: &Path, predicted: &Path) -> Result<Value> {
    let mut command = Command::new("python3");
    command.arg(script).args(task).arg(gold).arg(predicted);
    let output = command.arg("--json").output();
    let output = output.context("can't start python3")?;
    if !output.status.success() {
        bail!(
            "{} failed: {}",
            script.display(),
            String::from_utf8_lossy(&output.stderr).trim()
        );
    }
    serde_json::from_slice(&output.stdout).context("the scorer printed no JSON")
}

/// Every number of a report with its path, in order of the paths: `direct.full.f1`.
#[must_use]
pub fn figures(report: &Value) -> Vec<(String, f64)> {
    let mut found = Vec::new();
    collect(report, "", &mut found);
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

fn collect(value: &Value, path: &str, found: &mut Vec<(String, f64)>) {
    let below = |name: &str| match path {
        "" => name.to_owned(),
        _ => format!("{path}.{name}"),
    };
    match value {
        Value::Object(fields) => fields
            .iter()
            .for_each(|(name, each)| collect(each, &below(name), found)),
        Value::Array(listed) => listed
            .iter()
            .enumerate()
            .for_each(|(index, each)| collect(each, &below(&index.to_string()), found)),
        _ => found.extend(value.as_f64().map(|number| (path.to_owned(), number))),
    }
}

/// Holds two reports against each other. Returns how many figures agree.
///
/// # Errors
/// If they have other figures, or one differs; names it.
pub fn compare(ours: &Value, theirs: &Value) -> Result<usize> {
    let (ours, theirs) = (figures(ours), figures(theirs));
    let names = |figures: &[(String, f64)]| -> Vec<String> {
        figures.iter().map(|(name, _)| name.clone()).collect()
    };
    let (left, right) = (names(&ours), names(&theirs));
    ensure!(left == right, "other figures: {left:?} and {right:?}");
    for ((name, a), (_, b)) in ours.iter().zip(&theirs) {
        ensure!((a - b).abs() < SAME, "{name}: {a} here, {b} there");
    }
    Ok(ours.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn figures_are_held_against_each_other() {
        let ours = json!({"gold": 3, "strict": {"f1": 0.48750000000000004}, "fields": [1.0]});
        let theirs = json!({"gold": 3, "strict": {"f1": 0.4875}, "fields": [1]});
        assert_eq!(compare(&ours, &theirs).unwrap(), 3);
        let other = json!({"gold": 3, "strict": {"f1": 0.488}, "fields": [1.0]});
        assert!(compare(&ours, &other).is_err());
        assert!(compare(&ours, &json!({"gold": 3})).is_err());
    }
}
