//! A server of static files on this machine, for a build of the page.

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result};

/// The longest head of a request that is read, in bytes.
const LONGEST_HEAD: u64 = 64 * 1024;

/// How long a connection may stay silent.
const PATIENCE: Duration = Duration::from_secs(30);

/// Serves the files of one folder under one path.
pub struct Server {
    listener: TcpListener,
    site: Arc<Site>,
}

struct Site {
    /// The folder, with links resolved.
    folder: PathBuf,
    /// Where the folder stands: starts and ends with a slash.
    prefix: String,
}

/// What a request is answered with.
#[derive(Debug, PartialEq, Eq)]
enum Answer {
    File(PathBuf),
    /// The address of a folder lacks its last slash.
    Redirect(String),
    NotFound,
}

impl Server {
    /// A server that answers on `listener`; `prefix` starts and ends with a slash.
    ///
    /// # Errors
    /// There is no such folder.
    pub fn new(listener: TcpListener, folder: &Path, prefix: &str) -> Result<Self> {
        let folder = folder
            .canonicalize()
            .with_context(|| format!("there is no folder {}", folder.display()))?;
        Ok(Self {
            listener,
            site: Arc::new(Site {
                folder,
                prefix: prefix.to_owned(),
            }),
        })
    }

    /// A server on a free port, at work in the background until the process ends. Returns the
    /// address of the folder.
    ///
    /// # Errors
    /// There is no such folder, or no free port.
    pub fn start(folder: &Path, prefix: &str) -> Result<String> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?;
        let server = Self::new(listener, folder, prefix)?;
        let address = format!("http://127.0.0.1:{}{prefix}", server.port()?);
        thread::spawn(move || server.run());
        Ok(address)
    }

    /// The port it answers on.
    ///
    /// # Errors
    /// The system does not tell.
    pub fn port(&self) -> Result<u16> {
        Ok(self.listener.local_addr()?.port())
    }

    /// Answers requests, each connection in a thread of its own, without end.
    pub fn run(&self) {
        for stream in self.listener.incoming().flatten() {
            let site = Arc::clone(&self.site);
            // A browser that goes away in the middle is no fault of ours.
            thread::spawn(move || drop(site.converse(&stream)));
        }
    }
}

impl Site {
    /// Reads one request and answers it.
    fn converse(&self, stream: &TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_write_timeout(Some(PATIENCE))?;
        let mut lines = BufReader::new(stream.take(LONGEST_HEAD)).lines();
        let Some(request) = lines.next().transpose()? else {
            return Ok(());
        };
        while let Some(line) = lines.next().transpose()? {
            if line.is_empty() {
                break;
            }
        }
        let mut words = request.split(' ');
        let (method, target) = (
            words.next().unwrap_or_default(),
            words.next().unwrap_or_default(),
        );
        if !matches!(method, "GET" | "HEAD") {
            return respond(
                stream,
                "405 Method Not Allowed",
                "Allow: GET, HEAD\r\n",
                b"",
            );
        }
        match self.answer(target) {
            Answer::File(path) => {
                let mut bytes = Vec::new();
                File::open(&path)?.read_to_end(&mut bytes)?;
                let head = format!("Content-Type: {}\r\n", media_type(&path));
                if method == "HEAD" {
                    bytes.clear();
                }
                respond(stream, "200 OK", &head, &bytes)
            }
            Answer::Redirect(to) => respond(
                stream,
                "301 Moved Permanently",
                &format!("Location: {to}\r\n"),
                b"",
            ),
            Answer::NotFound => respond(stream, "404 Not Found", "", b"There is nothing here.\n"),
        }
    }

    /// Finds the file that a request's target means. No answer lies outside the folder.
    fn answer(&self, target: &str) -> Answer {
        let path = target.split(['?', '#']).next().unwrap_or_default();
        if format!("{path}/") == self.prefix {
            return Answer::Redirect(self.prefix.clone());
        }
        let Some(relative) = path.strip_prefix(&self.prefix).and_then(relative_path) else {
            return Answer::NotFound;
        };
        // Links are followed, but not out of the folder.
        let Ok(file) = fs::canonicalize(self.folder.join(&relative)) else {
            return Answer::NotFound;
        };
        if !file.starts_with(&self.folder) {
            return Answer::NotFound;
        }
        if file.is_dir() && !path.ends_with('/') {
            return Answer::Redirect(format!("{path}/"));
        }
        let file = if file.is_dir() {
            file.join("index.html")
        } else {
            file
        };
        if file.is_file() {
            Answer::File(file)
        } else {
            Answer::NotFound
        }
    }
}

/// Reads the part of an address after the prefix as a path below a folder. Nothing if it is not
/// one: with `..`, a drive, or a byte that no name of ours holds.
fn relative_path(encoded: &str) -> Option<PathBuf> {
    let decoded = percent_decoded(encoded)?;
    if decoded.contains(['\0', '\\', ':']) || decoded.starts_with('/') {
        return None;
    }
    let path = PathBuf::from(decoded);
    let below = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    below.then_some(path)
}

/// Nothing if an escape is cut off or no hexadecimal number, or if the result is no UTF-8.
fn percent_decoded(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn respond(mut stream: &TcpStream, status: &str, head: &str, body: &[u8]) -> io::Result<()> {
    let length = body.len();
    write!(
        stream,
        "HTTP/1.1 {status}\r\n{head}Content-Length: {length}\r\nCache-Control: no-cache\r\n\
         X-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
    )?;
    stream.write_all(body)
}

fn media_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        Some("json") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("woff2") => "font/woff2",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests;
