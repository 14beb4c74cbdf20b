//! The command `serve`.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Stdio;
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::arguments::Build;
use crate::cache::Cache;
use crate::page::{self, Workshop};
use crate::project;
use crate::server::Server;
use crate::steps::say;

/// How many ports are tried after the first.
const MORE_PORTS: u16 = 50;

/// Builds the page and serves it until Ctrl+C.
///
/// # Errors
/// Something is missing, the page does not build, or no port is free.
pub fn run(port: u16, build: Build) -> Result<()> {
    let workshop = Workshop::set_up(&Cache::open()?, build)?;
    match build {
        Build::Release => {
            let dist = project::root().join("dist");
            workshop.build(build, &dist)?;
            let server = Server::new(listen(port)?, &dist, "/")?;
            ready(server.port()?);
            server.run();
            Ok(())
        }
        Build::Debug => serve_and_watch(&workshop, port),
    }
}

/// Lets trunk serve: it rebuilds the page when a file changes, and tells the page to reload.
fn serve_and_watch(workshop: &Workshop, port: u16) -> Result<()> {
    let port = listen(port)?.local_addr()?.port();
    page::fetch()?;
    say("building the page, quickly ...");
    let mut trunk = workshop
        .trunk("serve", Build::Debug)
        .args(["--address", "127.0.0.1", "--port", &port.to_string()])
        .stdin(Stdio::null())
        .spawn()
        .context("cannot start trunk")?;
    // Trunk listens once the first build is done.
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        if let Some(status) = trunk.try_wait()? {
            bail!("trunk stopped ({status})");
        }
        thread::sleep(Duration::from_millis(200));
    }
    ready(port);
    let status = trunk.wait()?;
    bail!("trunk stopped ({status})")
}

/// Takes `first`, or the next port that is free.
fn listen(first: u16) -> Result<TcpListener> {
    for port in first..=first.saturating_add(MORE_PORTS) {
        if let Ok(listener) = TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            if port != first {
                say(&format!("port {first} is taken; this is {port}"));
            }
            return Ok(listener);
        }
    }
    bail!("neither port {first} nor the {MORE_PORTS} after it are free")
}

fn ready(port: u16) {
    say("the page is ready; Ctrl+C stops");
    println!("\n    http://127.0.0.1:{port}/\n");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_passed_over() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = taken.local_addr().unwrap().port();
        assert!(listen(port).unwrap().local_addr().unwrap().port() > port);
    }
}
