//! Countries, their peoples and their seats.

/// A country, territory or union of countries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Country {
    /// ISO 3166 code of two letters ("EU" and "XK" as is usual).
    pub code: &'static str,
    /// What it is called, the usual name first.
    pub names: Vec<&'static str>,
    /// Adjectives and nouns of nationality, the adjective first.
    pub peoples: Vec<&'static str>,
    /// Capital and other names for its government.
    pub seats: Vec<&'static str>,
    /// Those of `seats` that never mean the place alone: "Kremlin".
    pub governments: Vec<&'static str>,
}

impl Country {
    /// Reads a line of `countries.txt`: code, names, peoples, seats, between bars.
    pub(super) fn parse(line: &'static str) -> Option<Self> {
        let mut fields = line.split('|');
        let code = fields.next()?.trim();
        let mut list = || entries(fields.next().unwrap_or_default());
        let (names, peoples, marked) = (list(), list(), list());
        if code.is_empty() || names.is_empty() {
            return None;
        }
        let governments = marked
            .iter()
            .filter_map(|seat| seat.strip_prefix('*'))
            .collect();
        let seats = marked
            .iter()
            .map(|seat| seat.trim_start_matches('*'))
            .collect();
        Some(Self {
            code,
            names,
            peoples,
            seats,
            governments,
        })
    }
}

fn entries(list: &'static str) -> Vec<&'static str> {
    list.split(',')
        .map(str::trim)
        .filter(|entry| !entry.is_empty())
        .collect()
}
