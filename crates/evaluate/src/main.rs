//! `hearsay-evaluate`: the extractor's scores on the development sets.

use anyhow::{Context, Result, bail};
use hearsay_evaluate::acceptance::{self, Gold};
use hearsay_evaluate::arguments::{Arguments, Part, USAGE};
use hearsay_evaluate::attribution::Attribution;
use hearsay_evaluate::concessions::Row;
use hearsay_evaluate::corpora::read;
use hearsay_evaluate::names::NamedSpan;
use hearsay_evaluate::run::Run;
use hearsay_evaluate::scored::Scored;
use hearsay_evaluate::sets::Data;
use hearsay_evaluate::{
    anchoring, peer, reliability, robustness, speed, table, treebank, undisputed,
};
use hearsay_extract::{Models, extract};
use hearsay_text::newlines::normalise;
use std::io::{self, Write};
use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, process};

/// The models of this checkout.
const MODELS: &[u8] = include_bytes!("../../../models/hearsay.model");

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever reads the table may stop early: `| head`.
        Err(error) if is_broken_pipe(&error) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hearsay-evaluate: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn is_broken_pipe(error: &anyhow::Error) -> bool {
    let error = error.downcast_ref::<io::Error>();
    error.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
}

fn run() -> Result<()> {
    let arguments = Arguments::parse(env::args().skip(1))?;
    if arguments.help {
        return print(USAGE);
    }
    let evaluation = Evaluation {
        data: Data::find(arguments.data.as_deref())?,
        models: models(arguments.model.as_deref())?,
        arguments,
    };
    match evaluation.arguments.errors {
        Some(Part::Names) => evaluation.mistakes::<NamedSpan>(),
        Some(Part::Attribution) => evaluation.mistakes::<Attribution>(),
        Some(Part::Concessions) => evaluation.mistakes::<Row>(),
        Some(_) => bail!("--errors takes names, quotes or concessions"),
        None if evaluation.arguments.check_scorers => evaluation.check_scorers(),
        None if evaluation.arguments.robustness => evaluation.robustness(),
        None => evaluation.table(),
    }
}

/// The models of a file, or those that this program was built with.
fn models(file: Option<&Path>) -> Result<Models> {
    let Some(file) = file else {
        return Models::read(MODELS).context("models/hearsay.model");
    };
    let bytes = fs::read(file).with_context(|| format!("can't read {}", file.display()))?;
    Models::read(&bytes).with_context(|| file.display().to_string())
}

fn print(lines: &str) -> Result<()> {
    writeln!(io::stdout(), "{lines}")?;
    Ok(())
}

struct Evaluation {
    data: Data,
    models: Models,
    arguments: Arguments,
}

impl Evaluation {
    fn table(&self) -> Result<()> {
        let wants = |part| self.arguments.wants(part);
        let mut summary = String::new();
        if wants(Part::Syntax) {
            let trees = self.data.trees()?;
            let lines = trees.iter().map(|path| treebank::line(path, &self.models));
            let lines = lines.collect::<Result<Vec<_>>>()?;
            print(&format!(
                "syntax, gold tokens, per cent\n{}\n",
                lines.join("\n")
            ))?;
        }
        if wants(Part::Names) {
            summary += &self.scores::<NamedSpan>()?;
        }
        if wants(Part::Attribution) {
            summary += &self.scores::<Attribution>()?;
        }
        if wants(Part::Concessions) {
            summary += &self.scores::<Row>()?;
        }
        if wants(Part::Undisputed) {
            let file = self.data.file("data/attribution/polnear-train.jsonl")?;
            let articles = read::<Attribution>(&file)?;
            print(&undisputed::report(&articles, &self.models)?)?;
        }
        if wants(Part::Acceptance) {
            let gold = Gold::read(&self.data.file("acceptance/article.gold.json")?)?;
            let article = self.article()?;
            let found = extract(&article, &self.models);
            print(&acceptance::report(&article, &found, &gold))?;
        }
        if wants(Part::Reliability) {
            let file = self.data.file("data/attribution/polnear-dev.jsonl")?;
            let articles = read::<Attribution>(&file)?;
            print(&reliability::table(reliability::judged(
                &articles,
                &self.models,
            )))?;
        }
        if wants(Part::Anchoring) {
            let file = self.data.file("data/attribution/polnear-train.jsonl")?;
            let articles = read::<Attribution>(&file)?;
            let texts = articles.iter().map(|article| article.text.as_str());
            print(&anchoring::report(texts, &self.models))?;
        }
        if wants(Part::Speed) {
            let file = self.data.file("data/attribution/polnear-dev.jsonl")?;
            let documents = read::<Attribution>(&file)?;
            let texts: Vec<&str> = documents.iter().map(|each| each.text.as_str()).collect();
            print(&speed::report(&texts, &self.article()?, &self.models))?;
        }
        if !summary.is_empty() {
            print(&format!("F1 of each file\n{summary}"))?;
        }
        Ok(())
    }

    fn robustness(&self) -> Result<()> {
        print(&robustness::table(&robustness::lines(
            &self.data,
            &self.models,
        )?))
    }

    /// Prints the table of each file; returns their watched figures.
    fn scores<Mark: Scored>(&self) -> Result<String> {
        let mut summary = String::new();
        self.each::<Mark>(|run| {
            let report = Mark::score(run)?;
            summary += &table::watched(&run.name, &report.watched);
            print(&report.table)
        })?;
        Ok(summary)
    }

    fn mistakes<Mark: Scored>(&self) -> Result<()> {
        self.each::<Mark>(|run| {
            print(&format!("# {}\n", run.name))?;
            for (document, prediction) in run.pairs() {
                write!(io::stdout(), "{}", Mark::mistakes(document, prediction))?;
            }
            Ok(())
        })
    }

    fn check_scorers(&self) -> Result<()> {
        let folder = env::temp_dir().join(format!("hearsay-evaluate-{}", process::id()));
        let checked = self
            .check::<NamedSpan>(&folder)
            .and_then(|()| self.check::<Attribution>(&folder))
            .and_then(|()| self.check::<Row>(&folder));
        // What made the check fail says more than a folder that was never made.
        let removed = fs::remove_dir_all(&folder);
        checked?;
        removed.with_context(|| format!("can't remove {}", folder.display()))
    }

    fn check<Mark: Scored>(&self, folder: &Path) -> Result<()> {
        let script = self.data.file(Mark::SCRIPT)?;
        self.each::<Mark>(|run| {
            let ours = Mark::score(run)?.json;
            let predicted = run.dump(folder)?;
            let theirs = peer::scores(&script, Mark::TASK, &run.path, &predicted)?;
            let agreeing = peer::compare(&ours, &theirs).with_context(|| run.name.clone())?;
            print(&format!("{}: {agreeing} figures agree", run.name))
        })
    }

    /// Runs the extractor over each file of a kind and hands the run on.
    fn each<Mark: Scored>(&self, mut with: impl FnMut(&Run<Mark>) -> Result<()>) -> Result<()> {
        for path in Mark::files(&self.data, self.arguments.also_train)? {
            let run = Run::over(&path, &self.models)?;
            if let Some(folder) = &self.arguments.dump {
                eprintln!("wrote {}", run.dump(folder)?.display());
            }
            with(&run)?;
        }
        Ok(())
    }

    fn article(&self) -> Result<String> {
        let path = self.data.file("acceptance/article.txt")?;
        let article = fs::read_to_string(&path);
        let article = article.with_context(|| format!("can't read {}", path.display()))?;
        Ok(normalise(&article).into_owned())
    }
}
