//! The built command, as a shell would run it.

mod contract;

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const ARTICLE: &str = "Harbour talks stall\r\n\r\nMinister Ilse Marenhout met Veldrian envoys in Osterland on Sunday — 👩‍👧. \
    “We will open the port,” Marenhout said.\r\nShe said that Veldria had agreed to pull out its ships if the talks went on.\r\n";

fn hearsay(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .args(arguments)
        .env_remove("NO_COLOR")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut stdin = child.stdin.take().expect("a pipe");
    let input = input.to_vec();
    // A command that reads nothing closes the pipe.
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(&input);
    });
    let output = child.wait_with_output().expect("the command ends");
    writer.join().expect("the writer ends");
    output
}

fn text(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).expect("UTF-8")
}

fn rows(output: &Output) -> Vec<Value> {
    let lines = text(&output.stdout).lines();
    lines
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect()
}

#[test]
fn extract_writes_one_object_as_the_contract_says() {
    let output = hearsay(&["extract", "--format", "json"], ARTICLE.as_bytes());
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let written: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    contract::check(&written, ARTICLE);
    assert_eq!(written["id"], Value::Null);
}

#[test]
fn a_text_in_another_language_comes_with_a_notice() {
    let german = "Die Gespräche über den Hafen sind am Sonntag gescheitert. „Wir geben nicht nach“, sagte Ministerin \
        Ilse Marenhout nach der Sitzung in Berlin.";
    let output = hearsay(&["extract", "-"], german.as_bytes());
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        text(&output.stderr),
        "hearsay: This text looks like German. Hearsay reads English: only quotation marks are shown.\n"
    );
    assert!(
        text(&output.stdout).contains("\nWho 0\n"),
        "{}",
        text(&output.stdout)
    );
    let output = hearsay(&["extract", "--format", "json"], german.as_bytes());
    let written: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    contract::check(&written, german);
    assert_eq!(written["language"], "deu");
}

#[test]
fn extract_shows_the_text_and_three_lists() {
    let plain = hearsay(&["extract", "-"], ARTICLE.as_bytes());
    let shown = text(&plain.stdout);
    assert_eq!(plain.status.code(), Some(0));
    assert!(shown.starts_with("Harbour talks stall\n\n"), "{shown}");
    for heading in ["\nWho ", "\nSaid ", "\nGave "] {
        assert!(shown.contains(heading), "{shown}");
    }
    assert!(
        !shown.contains('\u{1b}'),
        "no colours where there is no terminal"
    );
    let colored = hearsay(&["extract", "--color=always"], ARTICLE.as_bytes());
    assert!(text(&colored.stdout).contains("\u{1b}[1m"));
}

#[test]
fn anything_at_all_is_a_text() {
    for input in [
        "",
        " \n\t",
        "\u{FEFF}",
        "12 + 30 = 42",
        "שלום «عالم» 👩‍👧",
        "\"\"\"'''",
        "\0\u{1b}",
    ] {
        let output = hearsay(&["extract", "--format", "json"], input.as_bytes());
        assert_eq!(output.status.code(), Some(0), "{input:?}");
        contract::check(
            &serde_json::from_slice(&output.stdout).expect("JSON"),
            input,
        );
        assert_eq!(
            hearsay(&["extract"], input.as_bytes()).status.code(),
            Some(0),
            "{input:?}"
        );
    }
}

#[test]
fn a_text_that_is_not_utf8_is_refused_with_its_first_bad_byte() {
    let path = std::env::temp_dir().join(format!("hearsay-{}.bin", std::process::id()));
    std::fs::write(&path, b"caf\xE9 noir").expect("a file");
    let named = path.to_str().expect("a plain name");
    let output = hearsay(&["extract", named], b"");
    std::fs::remove_file(&path).expect("the file is there");
    assert_eq!(output.status.code(), Some(1));
    assert!(output.stdout.is_empty());
    let said = text(&output.stderr);
    assert!(
        said.contains(named) && said.contains("offset 3 (0xE9)"),
        "{said}"
    );
    let output = hearsay(&["extract"], b"\xFF\xFEh\0i\0");
    assert!(
        text(&output.stderr).contains("standard input") && text(&output.stderr).contains("UTF-16")
    );
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let gone = hearsay(&["extract", "no/such/file"], b"");
    assert_eq!(gone.status.code(), Some(1));
    assert!(
        text(&gone.stderr).starts_with("hearsay: cannot open no/such/file: "),
        "{}",
        text(&gone.stderr)
    );
    for arguments in [
        &[][..],
        &["mark"],
        &["extract", "--fast"],
        &["batch", "a", "b"],
    ] {
        let output = hearsay(arguments, b"");
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(
            text(&output.stderr).contains("hearsay --help"),
            "{arguments:?}"
        );
    }
    for arguments in [
        &["--help"][..],
        &["extract", "--help"],
        &["batch", "-h"],
        &["--version"],
    ] {
        let output = hearsay(arguments, b"");
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert!(text(&output.stdout).contains("hearsay"), "{arguments:?}");
    }
}

#[test]
fn batch_answers_every_line_in_order() {
    let texts: Vec<String> = (0..400)
        .map(|index| format!("Line {index}.\r\n{}", ARTICLE.repeat(index % 7)))
        .collect();
    let lines: Vec<String> = texts
        .iter()
        .enumerate()
        .map(|(index, text)| json!({"id": index.to_string(), "text": text}).to_string())
        .collect();
    let output = hearsay(&["batch"], lines.join("\n").as_bytes());
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
    let rows = rows(&output);
    assert_eq!(rows.len(), texts.len());
    for (index, (row, text)) in rows.iter().zip(&texts).enumerate() {
        assert_eq!(row["id"], index.to_string());
        contract::check(row, text);
    }
}

#[test]
fn batch_says_which_lines_failed_and_goes_on() {
    let mut input = b"\xEF\xBB\xBF{\"id\": \"a\", \"text\": \"One.\"}\n".to_vec();
    for bad in [
        &b"not json"[..],
        b"",
        b"[\"b\", \"Two.\"]",
        b"{\"id\": 3, \"text\": \"Three.\"}",
        b"{\"id\": \"d\"}",
        b"{\"id\": \"e\", \"text\": null}",
        b"{\"id\": \"f\", \"text\": \"\xFF\"}",
        b"{\"id\": \"g\", \"text\": \"\\ud800\"}",
    ] {
        input.extend_from_slice(bad);
        input.push(b'\n');
    }
    input.extend_from_slice(
        b"{\"text\": \"Ten.\", \"more\": [1]}\r\n{\"id\": null, \"text\": \"\"}",
    );
    let output = hearsay(&["batch"], &input);
    assert_eq!(output.status.code(), Some(1));
    let ids: Vec<Value> = rows(&output).iter().map(|row| row["id"].clone()).collect();
    assert_eq!(ids, [json!("a"), Value::Null, Value::Null]);
    let said: Vec<&str> = text(&output.stderr).lines().collect();
    assert_eq!(said.len(), 9, "{said:#?}");
    for (line, message) in (2..).zip(said.iter().take(8)) {
        assert!(
            message.starts_with(&format!("hearsay: line {line}: not ")),
            "{message}"
        );
    }
    assert_eq!(said[8], "hearsay: 8 of 11 lines failed");
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_batch_quietly() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_hearsay"))
        .arg("batch")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().expect("a pipe");
    let line = json!({"id": "a", "text": ARTICLE}).to_string() + "\n";
    // Ends only because the command goes away.
    while stdin.write_all(line.as_bytes()).is_ok() {}
    drop(stdin);
    let output = child.wait_with_output().expect("the command ends");
    assert_eq!((output.status.code(), text(&output.stderr)), (Some(0), ""));
}
