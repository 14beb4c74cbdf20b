//! The hash by which features are known. Part of the model's format: another hash needs other weights.

use std::hash::Hasher;

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// FNV-1a of `bytes`, 64 bits (Fowler, Noll, Vo; draft-eastlake-fnv).
#[must_use]
pub fn hash_bytes(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(OFFSET, step)
}

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}

/// A feature in the making: the number of its template, then the parts that fill it, in order.
///
/// ```
/// use hearsay_syntax::sequence::Feature;
/// assert_ne!(Feature::new(1).with(7).with(8).id(), Feature::new(1).with(8).with(7).id());
/// assert_ne!(Feature::new(1).with(7).id(), Feature::new(2).with(7).id());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature(u64);

impl Feature {
    /// A feature of the template with this number.
    #[must_use]
    #[inline]
    pub fn new(template: u64) -> Self {
        Self(mix(OFFSET ^ template))
    }

    /// Adds a part: the hash of a word, or any number.
    #[must_use]
    #[inline]
    pub fn with(self, part: u64) -> Self {
        Self((self.0.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    /// Adds these parts, in order.
    #[must_use]
    #[inline(always)]
    pub fn with_all(self, parts: &[u64]) -> Self {
        parts.iter().fold(self, |feature, &part| feature.with(part))
    }

    /// The finished hash, all 64 bits well mixed.
    #[must_use]
    #[inline]
    pub fn id(self) -> u64 {
        mix(self.0)
    }
}

/// A quick hasher for maps whose keys are short words or hashes already (FNV-1a, then mixed). Keys that somebody
/// chose to collide make it slow, and hurt nobody but whoever pasted them.
#[derive(Debug, Clone, Copy, Default)]
pub struct HashKeys(u64);

impl Hasher for HashKeys {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().copied().fold(self.0, step);
    }

    #[inline]
    fn write_u64(&mut self, key: u64) {
        self.0 ^= key;
    }

    #[inline]
    fn finish(&self) -> u64 {
        mix(self.0)
    }
}

/// The finaliser of MurmurHash3 (Appleby), which lets every bit sway every other.
#[inline]
fn mix(mut hash: u64) -> u64 {
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    hash = (hash ^ (hash >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    hash ^ (hash >> 33)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_hash_is_the_one_models_were_trained_with() {
        assert_eq!(hash_bytes(*b"hearsay"), 0xc82f_b23e_63ec_2a40);
        assert_eq!(Feature::new(3).with(5).id(), 0x3619_079c_d6b2_a32a);
    }
}
