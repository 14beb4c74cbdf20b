use hearsay_annotation::History;
use hearsay_annotation::records::{read, write};
use hearsay_annotation::{Article, check};
use proptest::prelude::*;

use crate::{arbitrary, sample};

/// Every span fits, every link leads somewhere, and storing changes nothing.
pub fn assert_sound(article: &Article) {
    let mut spans = article.marks().flat_map(|mark| mark.body.spans());
    assert!(spans.all(|span| check::fits(article.text(), span)));
    let again = read(&write(article, &History::default())).unwrap();
    assert_eq!(again.faults, []);
    assert_eq!(&again.article, article);
}

proptest! {
    #[test]
    fn what_is_written_is_read_again(article in arbitrary::article()) {
        assert_sound(&article);
    }

    #[test]
    fn a_damaged_record_never_panics(article in arbitrary::article(), at in any::<prop::sample::Index>(), with in "[0-9{}\\[\\]\",:a-z-]{1,3}") {
        let mut json = write(&article, &History::default());
        let boundaries: Vec<usize> = json.char_indices().map(|(byte, _)| byte).collect();
        let at = at.index(boundaries.len());
        let end = boundaries.get(at + with.len()).copied().unwrap_or(json.len());
        json.replace_range(boundaries[at]..end, &with);
        if let Ok(reading) = read(&json) {
            assert_sound(&reading.article);
        }
    }
}

#[test]
fn the_stored_form_stays_as_it_is() {
    let mut article = sample::article();
    article.touch(1_795_467_900_000);
    let stored: serde_json::Value =
        serde_json::from_str(&write(&article, &History::default())).unwrap();
    let stored = serde_json::to_string_pretty(&stored).unwrap() + "\n";
    expect_test::expect_file!["record.json"].assert_eq(&stored);
    assert_eq!(read(&stored).unwrap().article, article);
}

#[test]
fn the_older_versions_are_read_as_if_a_stranger_had_written_them() {
    let article = sample::article().following("18f-0a", ["18e-00", "sample", "<b>", "18f-0a"]);
    assert_eq!(article.older(), ["18f-0a", "18e-00"]);
    let record = write(&article, &History::default());
    assert_eq!(read(&record).unwrap().article, article);
    let hostile = record.replace("\"18e-00\"", "7, \"../x\", \"\", \"18d-0\"");
    assert_eq!(read(&hostile).unwrap().article.older(), ["18f-0a", "18d-0"]);
    let none = record.replace("\"older\":[", "\"older\":[[],");
    assert_eq!(read(&none).unwrap().article.older().len(), 2);
    let odd = record.replace("[\"18f-0a\",\"18e-00\"]", "\"18f-0a\"");
    assert!(odd != record && read(&odd).unwrap().article.older().is_empty());
}
