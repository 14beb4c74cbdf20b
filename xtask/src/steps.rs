//! Says what is being done and how long it took.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use anyhow::{Context, Result};

static START: LazyLock<Instant> = LazyLock::new(Instant::now);

/// Prints one line, with the time since the first line before it.
pub fn say(line: &str) {
    eprintln!("[{:>6}] {line}", seconds(START.elapsed()));
}

/// Does one step of work: says its name, does it, and says how long it took.
///
/// # Errors
/// The work's own, under the step's name.
pub fn step<T>(name: &str, work: impl FnOnce() -> Result<T>) -> Result<T> {
    say(&format!("{name} ..."));
    let start = Instant::now();
    let result = work().with_context(|| name.to_owned())?;
    say(&format!("{name}: done in {}", seconds(start.elapsed())));
    Ok(result)
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
