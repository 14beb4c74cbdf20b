//! `hearsay-evaluate`: the extractor's scores on the development sets.

use anyhow::{Context, Result};
use hearsay_evaluate::arguments::{Arguments, Part, USAGE};
use hearsay_evaluate::attribution::Attribution;
use hearsay_evaluate::concessions::Row;
use hearsay_evaluate::corpora::{Annotation, read};
use hearsay_evaluate::evaluation::{Data, Run};
use hearsay_evaluate::names::NamedSpan;
use hearsay_evaluate::{acceptance, mistakes, peer, speed, table};
use hearsay_extract::Models;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, process};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("hearsay-evaluate: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let arguments = Arguments::parse(env::args().skip(1))?;
    if arguments.help {
        println!("{USAGE}");
        return Ok(());
    }
    let evaluation = Evaluation {
        data: Data::find(arguments.data.as_deref())?,
        models: Models::default(),
        arguments,
    };
    if let Some(part) = evaluation.arguments.errors {
        evaluation.print_mistakes(part)
    } else if evaluation.arguments.check_scorers {
        evaluation.check_scorers()
    } else {
        evaluation.print_table()
    }
}

struct Evaluation {
    data: Data,
    models: Models,
    arguments: Arguments,
}

impl Evaluation {
    fn print_table(&self) -> Result<()> {
        if self.arguments.wants(Part::Names) {
            for path in self.data.names(self.arguments.also_train)? {
                let run = self.run::<NamedSpan>(&path)?;
                println!("{}", table::names(&run.name, &run.scores()?));
            }
        }
        if self.arguments.wants(Part::Attribution) {
            for path in self.data.attribution(self.arguments.also_train)? {
                let run = self.run::<Attribution>(&path)?;
                println!("{}", table::attribution(&run.name, &run.scores()));
            }
        }
        if self.arguments.wants(Part::Concessions) {
            for path in self.data.concessions(self.arguments.also_train)? {
                let run = self.run::<Row>(&path)?;
                println!("{}", table::concessions(&run.name, &run.scores()));
            }
        }
        if self.arguments.wants(Part::Acceptance) {
            let gold = acceptance::gold(&self.data.file("acceptance/article.gold.json")?)?;
            println!(
                "{}",
                acceptance::report(&self.article()?, &gold, &self.models)
            );
        }
        if self.arguments.wants(Part::Speed) {
            let path = self.data.file("data/attribution/polnear-dev.jsonl")?;
            let documents = read::<Attribution>(&path)?;
            let texts: Vec<&str> = documents.iter().map(|each| each.text.as_str()).collect();
            println!("{}", speed::report(&texts, &self.article()?, &self.models));
        }
        Ok(())
    }

    fn print_mistakes(&self, part: Part) -> Result<()> {
        let also_train = self.arguments.also_train;
        match part {
            Part::Names => {
                let files = self.data.names(also_train)?;
                self.each_mistake(&files, mistakes::of_names)
            }
            Part::Attribution => {
                let files = self.data.attribution(also_train)?;
                self.each_mistake(&files, mistakes::of_quotes)
            }
            Part::Concessions => {
                let files = self.data.concessions(also_train)?;
                self.each_mistake(&files, mistakes::of_concessions)
            }
            Part::Acceptance | Part::Speed => {
                anyhow::bail!("mistakes are of names, quotes or concessions")
            }
        }
    }

    fn each_mistake<Mark: Annotation + Sync>(
        &self,
        files: &[PathBuf],
        of: impl Fn(
            &hearsay_evaluate::corpora::Annotated<Mark>,
            &hearsay_evaluate::predictions::Prediction,
        ) -> String,
    ) -> Result<()> {
        for path in files {
            let run = self.run::<Mark>(path)?;
            println!("# {}\n", run.name);
            for (document, prediction) in run.pairs() {
                print!("{}", of(document, prediction));
            }
        }
        Ok(())
    }

    fn check_scorers(&self) -> Result<()> {
        let folder = env::temp_dir().join(format!("hearsay-evaluate-{}", process::id()));
        let checked = self.check_in(&folder);
        fs::remove_dir_all(&folder)
            .with_context(|| format!("can't remove {}", folder.display()))?;
        checked
    }

    fn check_in(&self, folder: &Path) -> Result<()> {
        let general = self.data.file("tools/score.py")?;
        let also_train = self.arguments.also_train;
        for path in self.data.names(also_train)? {
            let run = self.run::<NamedSpan>(&path)?;
            let ours = run.scores()?.json();
            check(&run, &ours, folder, &general, Some("ner"))?;
        }
        for path in self.data.attribution(also_train)? {
            let run = self.run::<Attribution>(&path)?;
            check(
                &run,
                &run.scores().json(),
                folder,
                &general,
                Some("attribution"),
            )?;
        }
        let special = self.data.file("tools/score_concessions.py")?;
        for path in self.data.concessions(also_train)? {
            let run = self.run::<Row>(&path)?;
            check(&run, &run.scores().json(), folder, &special, None)?;
        }
        Ok(())
    }

    fn run<Mark: Annotation + Sync>(&self, path: &Path) -> Result<Run<Mark>> {
        let run = Run::over(path, &self.models)?;
        if let Some(folder) = &self.arguments.dump {
            let file = run.dump(folder)?;
            eprintln!("wrote {}", file.display());
        }
        Ok(run)
    }

    fn article(&self) -> Result<String> {
        let path = self.data.file("acceptance/article.txt")?;
        fs::read_to_string(&path).with_context(|| format!("can't read {}", path.display()))
    }
}

fn check<Mark: Annotation + Sync>(
    run: &Run<Mark>,
    ours: &Value,
    folder: &Path,
    script: &Path,
    task: Option<&str>,
) -> Result<()> {
    let predicted = run.dump(folder)?;
    let theirs = peer::scores(script, task, &run.path, &predicted)?;
    let figures = peer::compare(ours, &theirs).with_context(|| run.name.clone())?;
    println!("{}: {figures} figures agree to three decimals", run.name);
    Ok(())
}
