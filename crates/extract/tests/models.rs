//! The model file: what is refused, and that nothing in it can do harm.

use hearsay_extract::models::VERSION;
use hearsay_extract::{ModelError, Models, extract};

/// A file without weights, but with all of its parts.
fn file() -> Vec<u8> {
    Models::default().write()
}

/// The file with its checksum made right again.
fn resealed(mut file: Vec<u8>) -> Vec<u8> {
    let body = file[20..].iter().copied();
    let sum = hearsay_syntax::sequence::hash_bytes(body);
    file[12..20].copy_from_slice(&sum.to_le_bytes());
    file
}

#[test]
fn a_file_comes_back_as_it_was_written() {
    let models = Models::read(&file()).unwrap();
    assert_eq!(models, Models::default());
    assert_eq!(models.write(), file());
}

#[test]
fn other_files_are_told_apart() {
    for bytes in [
        &b""[..],
        b"<html>",
        b"hearsat\x03 and more bytes than a head has",
    ] {
        assert_eq!(Models::read(bytes), Err(ModelError::NotAModel));
    }
}

#[test]
fn another_version_is_named() {
    let mut bytes = file();
    bytes[7] = VERSION + 1;
    let error = Models::read(&bytes).unwrap_err();
    assert_eq!(error, ModelError::Version { found: VERSION + 1 });
    assert!(
        error
            .to_string()
            .contains(&format!("version {}", VERSION + 1))
    );
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let bytes = file();
    for end in 1..bytes.len() {
        assert_eq!(Models::read(&bytes[..end]), Err(ModelError::Cut), "{end}");
    }
}

#[test]
fn one_changed_byte_is_noticed() {
    let bytes = file();
    for at in 8..bytes.len() {
        let mut changed = bytes.clone();
        changed[at] ^= 0x55;
        assert!(Models::read(&changed).is_err(), "{at}");
    }
    let mut longer = bytes;
    longer.push(0);
    assert_eq!(Models::read(&longer), Err(ModelError::Damaged));
}

#[test]
fn sections_that_make_no_sense_are_named() {
    let mut bytes = file();
    // The first section is the grammar's: one byte that should be a number of dimensions, and nothing after it.
    bytes[20] = 1;
    bytes.insert(24, 200);
    bytes[8] += 1;
    let error = Models::read(&resealed(bytes)).unwrap_err();
    assert!(
        matches!(
            error,
            ModelError::Section {
                section: "grammar",
                ..
            }
        ),
        "{error}"
    );
}

mod hostile {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_bytes_behind_a_right_checksum_panic(body in prop::collection::vec(any::<u8>(), 0..600)) {
            let mut bytes = file()[..8].to_vec();
            bytes.extend((body.len() as u32).to_le_bytes());
            bytes.extend([0; 8]);
            bytes.extend(&body);
            if let Ok(models) = Models::read(&resealed(bytes)) {
                let _ = extract("Anna Reck left Oslo.", &models);
            }
        }
    }
}
