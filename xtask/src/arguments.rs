//! What stands after `cargo xtask`.

use std::path::PathBuf;

use anyhow::{Context, Result, bail};

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
The project's own commands. Each does its own set-up.

cargo xtask serve [--port N] [--debug]   build the page, serve it and print its address
cargo xtask build [--debug]              build the page into dist/
cargo xtask test [native] [browser] [journeys]
                                         run every test, or those that are named
cargo xtask measure [ARTICLE]            time the page in a headless browser
cargo xtask check                        formatting, lints and documentation
cargo xtask evaluate [ARGUMENT...]       score the extractor
cargo xtask train [ARGUMENT...]          train the models
cargo xtask setup                        do all the set-up and stop

--debug builds quickly and leaves the page larger and slower; with serve, it also rebuilds and
reloads the page when a file changes.
Set-up goes to $HEARSAY_CACHE, else $XDG_CACHE_HOME/hearsay, else ~/.cache/hearsay.
";

/// The port that `serve` tries first.
pub const DEFAULT_PORT: u16 = 8080;

/// One command with its settings.
#[derive(Debug, PartialEq, Eq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Install everything that any command needs.
    Setup,
    /// Build and serve the page on `port` or the next free one.
    Serve {
        /// The port to try first.
        port: u16,
        /// How the page is built.
        build: Build,
    },
    /// Build the page into `dist/`.
    Build(Build),
    /// Run these suites, in this order.
    Test(Vec<Suite>),
    /// Time the page, with the article in this file.
    Measure(Option<PathBuf>),
    /// Formatting, lints, documentation.
    Check,
    /// Train the models, with these arguments.
    Train(Vec<String>),
    /// Run a native tool of the workspace.
    Tool {
        /// The package, which is also its binary's name.
        package: &'static str,
        /// What the tool is given.
        arguments: Vec<String>,
    },
}

/// How the page is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Build {
    /// As it is published: optimised, then made small by `wasm-opt`.
    Release,
    /// Quickly built, for work on the page.
    Debug,
}

/// A kind of test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Suite {
    /// Everything that runs without a browser.
    Native,
    /// The page's unit tests as WebAssembly in a headless browser.
    Browser,
    /// Whole journeys through the built page in a headless browser.
    Journeys,
}

/// Reads the arguments after the program's name.
///
/// # Errors
/// A command or option that does not exist, or a port that is no number.
pub fn parse(arguments: impl IntoIterator<Item = String>) -> Result<Command> {
    let mut arguments = arguments.into_iter();
    let Some(name) = arguments.next() else {
        return Ok(Command::Help);
    };
    Ok(match name.as_str() {
        "help" | "--help" | "-h" => Command::Help,
        "serve" => parse_serve(arguments)?,
        "build" => {
            let mut build = Build::Release;
            for argument in arguments {
                build = build_option(&argument)?;
            }
            Command::Build(build)
        }
        "test" => {
            let suites = arguments
                .map(|name| suite(&name))
                .collect::<Result<Vec<_>>>()?;
            Command::Test(if suites.is_empty() {
                vec![Suite::Native, Suite::Browser, Suite::Journeys]
            } else {
                suites
            })
        }
        "evaluate" => tool("hearsay-evaluate", arguments),
        "train" => Command::Train(arguments.collect()),
        "setup" => alone(Command::Setup, arguments)?,
        "check" => alone(Command::Check, arguments)?,
        "measure" => {
            let article = arguments.next().map(PathBuf::from);
            alone(Command::Measure(article), arguments)?
        }
        _ => bail!("there is no command `{name}`; `cargo xtask help` lists them"),
    })
}

fn parse_serve(mut arguments: impl Iterator<Item = String>) -> Result<Command> {
    let (mut port, mut build) = (DEFAULT_PORT, Build::Release);
    while let Some(argument) = arguments.next() {
        if argument == "--port" {
            let value = arguments.next().context("--port needs a number")?;
            port = value
                .parse()
                .with_context(|| format!("`{value}` is no port"))?;
        } else {
            build = build_option(&argument)?;
        }
    }
    Ok(Command::Serve { port, build })
}

fn build_option(argument: &str) -> Result<Build> {
    match argument {
        "--release" => Ok(Build::Release),
        "--debug" => Ok(Build::Debug),
        _ => bail!("there is no option `{argument}`; `cargo xtask help` lists them"),
    }
}

fn suite(name: &str) -> Result<Suite> {
    match name {
        "native" => Ok(Suite::Native),
        "browser" => Ok(Suite::Browser),
        "journeys" => Ok(Suite::Journeys),
        _ => bail!("there are no tests `{name}`, only native, browser and journeys"),
    }
}

fn tool(package: &'static str, arguments: impl Iterator<Item = String>) -> Command {
    Command::Tool {
        package,
        arguments: arguments.collect(),
    }
}

fn alone(command: Command, mut rest: impl Iterator<Item = String>) -> Result<Command> {
    match rest.next() {
        None => Ok(command),
        Some(argument) => bail!("`{argument}` is one argument too many"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command> {
        parse(line.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn serve_takes_a_port_and_a_build_in_any_order() {
        let serve = |port, build| Command::Serve { port, build };
        assert_eq!(
            parsed("serve").unwrap(),
            serve(DEFAULT_PORT, Build::Release)
        );
        assert_eq!(
            parsed("serve --debug --port 9000").unwrap(),
            serve(9000, Build::Debug)
        );
        assert_eq!(
            parsed("serve --port 9000 --release").unwrap(),
            serve(9000, Build::Release)
        );
    }

    #[test]
    fn test_without_names_means_every_suite() {
        let all = vec![Suite::Native, Suite::Browser, Suite::Journeys];
        assert_eq!(parsed("test").unwrap(), Command::Test(all));
        assert_eq!(
            parsed("test journeys").unwrap(),
            Command::Test(vec![Suite::Journeys])
        );
    }

    #[test]
    fn tools_get_their_arguments_untouched() {
        let Command::Tool { package, arguments } = parsed("evaluate --data x --port").unwrap()
        else {
            panic!("evaluate is a tool");
        };
        assert_eq!((package, arguments.len()), ("hearsay-evaluate", 3));
    }

    #[test]
    fn mistakes_are_named() {
        for (line, part) in [
            ("srve", "no command `srve`"),
            ("serve --port", "needs a number"),
            ("serve --port 70000", "no port"),
            ("serve --relase", "no option"),
            ("test unit", "no tests `unit`"),
            ("check now", "one argument too many"),
        ] {
            let message = format!("{:#}", parsed(line).unwrap_err());
            assert!(message.contains(part), "{line}: {message}");
        }
    }
}
