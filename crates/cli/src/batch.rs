//! A text a line, on all cores, in order and in bounded memory.
//!
//! One thread reads lines, a thread a core extracts, and the caller's thread writes. With every line the reader hands
//! the writer a receiver for its outcome, through a bounded queue: the writer waits for outcomes in the order of the
//! lines, and a full queue holds the reader back. So at most [`AHEAD`] lines a core are held at any time.

use std::io::{self, BufRead, Read, Write};
use std::sync::Mutex;
use std::sync::mpsc::{self, Receiver, SyncSender, TryRecvError};
use std::thread;

use hearsay_extract::{Models, contract, extract};
use hearsay_text::newlines::normalise;
use serde::Deserialize;

/// The longest line that is read, in bytes. A book has a million.
const LONGEST: usize = 64 << 20;

/// Lines in flight a core.
const AHEAD: usize = 4;

/// How a batch went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Lines read.
    pub lines: u64,
    /// Lines without an extraction.
    pub failed: u64,
}

/// A line of input.
#[derive(Deserialize)]
struct Row {
    #[serde(default)]
    id: Option<String>,
    text: String,
}

/// What became of a line: the extraction, or why there is none.
type Outcome = Result<String, String>;

struct Job {
    line: Result<Vec<u8>, String>,
    answer: SyncSender<Outcome>,
}

/// Extracts each line of `lines` and writes one line to `out` for each that can be read. For the others a message with
/// the line's number, from 1, goes to standard error.
///
/// # Errors
/// When `lines` cannot be read further or `out` not written. `out` should be buffered; it is flushed in time.
pub fn run(lines: impl BufRead + Send, out: &mut impl Write, models: &Models) -> io::Result<Tally> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let (queue, order) = mpsc::sync_channel(cores * AHEAD);
    let (jobs, work) = mpsc::sync_channel(cores * AHEAD);
    let work = Mutex::new(work);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read(lines, &jobs, &queue));
        for _ in 0..cores {
            scope.spawn(|| serve(&work, models));
        }
        // When writing fails, `order` is dropped, the reader cannot queue another line, and all threads end.
        let tally = write(order, out)?;
        match reader.join() {
            Ok(read) => read.map(|()| tally),
            Err(_) => Err(io::Error::other("the reader stopped")),
        }
    })
}

/// Reads lines until the end, or until nobody wants more.
fn read(
    mut lines: impl BufRead,
    jobs: &SyncSender<Job>,
    queue: &SyncSender<Receiver<Outcome>>,
) -> io::Result<()> {
    let mut first = true;
    while let Some(mut line) = next_line(&mut lines)? {
        if first && let Ok(bytes) = &mut line {
            // A byte order mark is no JSON.
            if bytes.starts_with(b"\xEF\xBB\xBF") {
                bytes.drain(..3);
            }
        }
        first = false;
        let (answer, outcome) = mpsc::sync_channel(1);
        if queue.send(outcome).is_err() || jobs.send(Job { line, answer }).is_err() {
            break;
        }
    }
    Ok(())
}

/// The next line without its newline; a message for one that is too long, which is read over. `None` at the end.
fn next_line(lines: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, String>>> {
    let mut line = Vec::new();
    let limit = u64::try_from(LONGEST + 1).unwrap_or(u64::MAX);
    if lines.by_ref().take(limit).read_until(b'\n', &mut line)? == 0 {
        return Ok(None);
    }
    if line.last() == Some(&b'\n') {
        line.pop();
    } else if line.len() > LONGEST {
        lines.skip_until(b'\n')?;
        let limit = LONGEST >> 20;
        return Ok(Some(Err(format!("longer than {limit} MiB"))));
    }
    Ok(Some(Ok(line)))
}

/// Answers jobs until there are no more.
fn serve(work: &Mutex<Receiver<Job>>, models: &Models) {
    loop {
        // Poisoned: another worker died while it waited, which does not concern the queue.
        let job = match work.lock() {
            Ok(queue) => queue.recv(),
            Err(poisoned) => poisoned.into_inner().recv(),
        };
        let Ok(Job { line, answer }) = job else { break };
        let outcome = line.and_then(|line| answer_line(&line, models));
        // The writer may have gone.
        let _ = answer.send(outcome);
    }
}

fn answer_line(line: &[u8], models: &Models) -> Outcome {
    let line = std::str::from_utf8(line).map_err(|error| {
        format!(
            "not UTF-8: the first bad byte is at offset {}",
            error.valid_up_to()
        )
    })?;
    // Serde would take an array for an object, too.
    if !line.trim_start().starts_with('{') {
        return Err("not a JSON object with \"id\" and \"text\"".to_owned());
    }
    let row: Row = serde_json::from_str(line).map_err(|error| {
        let message = error.to_string();
        let message = message.replace(" at line 1 column", " at column");
        format!("not a JSON object with \"id\" and \"text\": {message}")
    })?;
    let found = extract(&normalise(&row.text), models);
    Ok(contract::json_as_given(row.id.as_deref(), &row.text, &found).to_string())
}

/// Writes outcomes in order, and out whenever it would have to wait.
fn write(order: Receiver<Receiver<Outcome>>, out: &mut impl Write) -> io::Result<Tally> {
    let mut tally = Tally::default();
    loop {
        let next = match order.try_recv() {
            Ok(next) => Ok(next),
            Err(TryRecvError::Disconnected) => break,
            Err(TryRecvError::Empty) => {
                out.flush()?;
                order.recv()
            }
        };
        let Ok(next) = next else { break };
        tally.lines += 1;
        match next.recv() {
            Ok(Ok(extraction)) => writeln!(out, "{extraction}")?,
            Ok(Err(message)) => {
                tally.failed += 1;
                crate::complain(&format!("line {}: {message}", tally.lines));
            }
            Err(_) => {
                tally.failed += 1;
                crate::complain(&format!("line {}: the analysis stopped", tally.lines));
            }
        }
    }
    out.flush()?;
    Ok(tally)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines without end: it must not be read whole.
    struct Endless;

    impl Read for Endless {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let line = b"{\"id\":\"x\",\"text\":\"Nobody came.\"}\n";
            let length = line.len().min(buffer.len());
            buffer[..length].copy_from_slice(&line[..length]);
            Ok(length)
        }
    }

    /// Takes a few bytes and then no more, like a pipe into `head`.
    struct Sated(usize);

    impl Write for Sated {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if self.0 == 0 {
                return Err(io::ErrorKind::BrokenPipe.into());
            }
            let taken = bytes.len().min(self.0);
            self.0 -= taken;
            Ok(taken)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_writer_that_takes_no_more_ends_an_endless_batch() {
        let ended = run(
            io::BufReader::new(Endless),
            &mut Sated(100_000),
            &Models::default(),
        );
        assert_eq!(
            ended.map_err(|error| error.kind()),
            Err(io::ErrorKind::BrokenPipe)
        );
    }

    #[test]
    fn a_line_that_is_too_long_is_read_over() {
        let long = io::repeat(b'x').take(u64::try_from(LONGEST).unwrap() + 1);
        let mut lines = io::BufReader::new(long.chain(&b"\nshort"[..]));
        assert_eq!(
            next_line(&mut lines).unwrap(),
            Some(Err("longer than 64 MiB".to_owned()))
        );
        assert_eq!(next_line(&mut lines).unwrap(), Some(Ok(b"short".to_vec())));
        assert_eq!(next_line(&mut lines).unwrap(), None);
    }
}
