//! The project's own commands: set-up, serve, build, test, check, evaluate, train.
//!
//! `cargo xtask help` lists them. Each command sets up what it needs and no more, so that nothing has
//! to be installed by hand on a machine where that can be avoided.

mod arguments;
mod browser;
mod cache;
mod check;
mod debian;
mod firefox;
mod node;
mod page;
mod programs;
mod project;
mod serve;
mod server;
mod setup;
mod steps;
mod test;
mod toolchain;
mod tools;

use std::process::ExitCode;

use anyhow::Result;

use arguments::Command;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    match arguments::parse(std::env::args().skip(1))? {
        Command::Help => {
            print!("{}", arguments::HELP);
            Ok(())
        }
        Command::Setup => setup::everything(),
        Command::Serve { port, build } => serve::run(port, build),
        Command::Build(build) => page::build_into_dist(build),
        Command::Test(suites) => test::run(&suites),
        Command::Measure(article) => test::measure(article.as_deref()),
        Command::Check => check::run(),
        Command::Train(arguments) => train(arguments),
        Command::Tool { package, arguments } => project::run_tool(package, &arguments),
    }
}

/// Trains, with the corpora that come from npm.
fn train(mut arguments: Vec<String>) -> Result<()> {
    if !arguments.iter().any(|argument| argument == "--reuters") {
        let stories = node::stories(&cache::Cache::open()?)?;
        arguments.extend(["--reuters".to_owned(), stories.display().to_string()]);
    }
    project::run_tool("hearsay-train", &arguments)
}
