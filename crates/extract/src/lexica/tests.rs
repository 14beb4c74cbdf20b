use super::*;

#[test]
fn every_section_is_read_and_known() {
    let counts: Vec<usize> = Kind::ALL
        .iter()
        .map(|&kind| {
            lexica()
                .entries
                .values()
                .filter(|entry| entry.kinds.has(kind))
                .count()
        })
        .collect();
    for (kind, count) in Kind::ALL.iter().zip(&counts) {
        assert!(*count >= 7, "{kind:?} has {count} entries");
    }
}

#[test]
fn the_lists_stay_small_enough_for_a_download() {
    let bytes: usize = lexica().entries.keys().map(String::len).sum();
    assert!(bytes < 150_000, "{bytes} bytes of entries");
}

#[test]
fn capitals_tell_countries_from_pronouns() {
    let lexica = lexica();
    assert!(lexica.kinds("US").has(Kind::Country));
    assert!(lexica.kinds("WHO").has(Kind::Organisation));
    assert!(lexica.kinds("us").is_empty() && lexica.kinds("Us").is_empty());
    assert!(lexica.kinds("who").is_empty());
    assert!(
        lexica.kinds("NORWAY").has(Kind::Country),
        "headings shout names"
    );
}

#[test]
fn countries_know_their_peoples_and_seats() {
    let lexica = lexica();
    for (phrase, code) in [("Britain", "GB"), ("U.A.E.", "AE"), ("Côte d'Ivoire", "CI")] {
        assert_eq!(
            lexica.country(phrase).map(|c| c.code),
            Some(code),
            "{phrase}"
        );
    }
    assert_eq!(lexica.people("Finns").map(|c| c.code), Some("FI"));
    assert_eq!(lexica.seat("Kiev").map(|c| c.code), Some("UA"));
    assert_eq!(lexica.seat("Brussels").map(|c| c.code), Some("EU"));
    assert_eq!(lexica.country("Narnia"), None);
    assert!(
        lexica
            .countries
            .iter()
            .all(|c| !c.names.iter().any(|n| n.starts_with('*')))
    );
}

#[test]
fn genders_are_those_of_the_lists() {
    let lexica = lexica();
    assert_eq!(lexica.gender("Oksana"), Some(Gender::Female));
    assert_eq!(lexica.gender("Mr."), Some(Gender::Male));
    assert_eq!(lexica.gender("spokeswoman"), Some(Gender::Female));
    assert_eq!(lexica.gender("Robin"), None);
    assert_eq!(lexica.gender("table"), None);
}
