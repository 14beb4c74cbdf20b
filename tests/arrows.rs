//! Holds the dependency arrows between the crates, and what the core may know of the world.
//!
//! ARCHITECTURE.md says why. A new arrow or a new dependency of a core crate is a decision: make it,
//! then add it to the table.

// Clippy knows no helper of a test for a test.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Which crates of the workspace each crate may use.
const ARROWS: &[(&str, &[&str])] = &[
    ("hearsay-text", &[]),
    ("hearsay-syntax", &["hearsay-text"]),
    ("hearsay-extract", &["hearsay-syntax", "hearsay-text"]),
    ("hearsay-annotation", &["hearsay-text"]),
    (
        "hearsay-marking",
        &["hearsay-extract", "hearsay-annotation", "hearsay-text"],
    ),
    (
        "hearsay-page",
        &[
            "hearsay-marking",
            "hearsay-extract",
            "hearsay-annotation",
            "hearsay-text",
        ],
    ),
    (
        "hearsay-cli",
        &[
            "hearsay-marking",
            "hearsay-extract",
            "hearsay-annotation",
            "hearsay-text",
        ],
    ),
    (
        "hearsay-evaluate",
        &[
            "hearsay-annotation",
            "hearsay-extract",
            "hearsay-syntax",
            "hearsay-text",
        ],
    ),
    (
        "hearsay-train",
        &[
            "hearsay-extract",
            "hearsay-syntax",
            "hearsay-text",
            "hearsay-evaluate",
        ],
    ),
    ("xtask", &[]),
];

/// The core: no browser, no files, no globals. The same code runs in the page and on a server.
const CORE: &[&str] = &[
    "hearsay-text",
    "hearsay-syntax",
    "hearsay-extract",
    "hearsay-annotation",
    "hearsay-marking",
];

/// What the core may use from crates.io.
const FOR_THE_CORE: &[&str] = &[
    "bytemuck",
    "serde",
    "serde_json",
    "similar",
    "thiserror",
    "whatlang",
    "wide",
];

/// What no source of the core may name.
const NOT_IN_THE_CORE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::net",
    "std::process",
    "static mut",
];

/// A crate of the workspace.
struct Crate {
    folder: PathBuf,
    /// What it uses outside its tests.
    uses: BTreeSet<String>,
    /// What it uses anywhere.
    uses_in_tests: BTreeSet<String>,
}

/// Reads what cargo knows of the workspace; nothing is fetched.
fn workspace() -> BTreeMap<String, Crate> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--offline"])
        .args(["--format-version", "1"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    packages
        .iter()
        .map(|package| (text(&package["name"]), read(package)))
        .collect()
}

fn read(package: &serde_json::Value) -> Crate {
    let manifest = PathBuf::from(text(&package["manifest_path"]));
    let dependencies = package["dependencies"].as_array().unwrap();
    let names = |tests: bool| {
        let wanted = dependencies
            .iter()
            .filter(|dependency| tests || dependency["kind"] != "dev");
        wanted.map(|dependency| text(&dependency["name"])).collect()
    };
    Crate {
        folder: manifest.parent().unwrap().to_owned(),
        uses: names(false),
        uses_in_tests: names(true),
    }
}

fn text(value: &serde_json::Value) -> String {
    value.as_str().unwrap().to_owned()
}

#[test]
fn crates_use_only_those_below_them() {
    let workspace = workspace();
    for (name, found) in &workspace {
        let Some((_, allowed)) = ARROWS.iter().find(|(listed, _)| listed == name) else {
            panic!("{name} is missing from the table of arrows");
        };
        for used in found
            .uses_in_tests
            .iter()
            .filter(|used| workspace.contains_key(*used))
        {
            assert!(
                allowed.contains(&used.as_str()),
                "{name} must not use {used}"
            );
        }
    }
}

#[test]
fn the_core_uses_no_browser_and_little_else() {
    let workspace = workspace();
    for name in CORE {
        for used in workspace[*name]
            .uses
            .iter()
            .filter(|used| !workspace.contains_key(*used))
        {
            assert!(
                FOR_THE_CORE.contains(&used.as_str()),
                "{name} must not use {used}"
            );
        }
    }
}

#[test]
fn the_core_reads_no_files_and_keeps_no_globals() {
    let workspace = workspace();
    for name in CORE {
        let sources = sources(&workspace[*name].folder.join("src"));
        assert!(!sources.is_empty(), "{name} has no sources");
        for path in sources {
            let named = forbidden_in(&fs::read_to_string(&path).unwrap());
            assert!(
                named.is_empty(),
                "{} must not name {named:?}",
                path.display()
            );
        }
    }
}

/// What a source names of [`NOT_IN_THE_CORE`], also in groups such as `use std::{fs, io}`.
fn forbidden_in(source: &str) -> Vec<&'static str> {
    let mut names = source.split_whitespace().collect::<Vec<_>>().join(" ");
    for group in source.split("std::{").skip(1) {
        let items = group.split('}').next().unwrap_or_default();
        for item in items.split(',') {
            names.push_str(&format!(" std::{}", item.trim()));
        }
    }
    NOT_IN_THE_CORE
        .iter()
        .copied()
        .filter(|forbidden| names.contains(forbidden))
        .collect()
}

#[test]
fn forbidden_names_are_seen_in_every_shape() {
    for (source, expected) in [
        ("use std::fs::File;", &["std::fs"][..]),
        ("use std::{\n    io,\n    fs,\n};", &["std::fs"]),
        ("let home = std::env::var(\"HOME\");", &["std::env"]),
        ("static\nmut COUNT: u32 = 0;", &["static mut"]),
        ("use std::fmt; // static words, and envelopes", &[]),
    ] {
        assert_eq!(forbidden_in(source), expected, "{source}");
    }
}

/// The Rust files below a folder.
fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    found
}
