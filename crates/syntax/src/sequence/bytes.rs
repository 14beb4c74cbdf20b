//! Reading numbers out of bytes that may be anything.

use thiserror::Error;

/// Why bytes are not what they should be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
#[non_exhaustive]
pub enum FormatError {
    /// The bytes end before the data does.
    #[error("it ends too early")]
    Cut,
    /// There are bytes left over.
    #[error("it goes on after its end")]
    Long,
    /// A number is larger than anything that can follow.
    #[error("a number in it is out of range")]
    Range,
}

/// Bytes and how far they have been read.
#[derive(Debug, Clone)]
pub struct Bytes<'b> {
    left: &'b [u8],
}

impl<'b> Bytes<'b> {
    /// Begins to read `bytes`.
    #[must_use]
    pub fn new(bytes: &'b [u8]) -> Self {
        Self { left: bytes }
    }

    /// How many bytes are left.
    #[must_use]
    pub fn len(&self) -> usize {
        self.left.len()
    }

    /// Whether all bytes are read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.left.is_empty()
    }

    /// The next `count` bytes.
    ///
    /// # Errors
    /// [`FormatError::Cut`] if there are fewer.
    pub fn take(&mut self, count: usize) -> Result<&'b [u8], FormatError> {
        let (taken, left) = self.left.split_at_checked(count).ok_or(FormatError::Cut)?;
        self.left = left;
        Ok(taken)
    }

    /// The next byte.
    ///
    /// # Errors
    /// [`FormatError::Cut`] if there is none.
    pub fn byte(&mut self) -> Result<u8, FormatError> {
        self.take(1)?.first().copied().ok_or(FormatError::Cut)
    }

    /// The next number as [`put_number`] writes it, at most `most`.
    ///
    /// # Errors
    /// [`FormatError::Cut`] if it is cut off, [`FormatError::Range`] if it is larger.
    pub fn number(&mut self, most: usize) -> Result<usize, FormatError> {
        let mut number = 0_u64;
        for shift in (0..35).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 0x7f) << shift;
            if byte < 0x80 {
                return usize::try_from(number)
                    .ok()
                    .filter(|&number| number <= most)
                    .ok_or(FormatError::Range);
            }
        }
        Err(FormatError::Range)
    }

    /// The next four bytes as a number that is neither infinite nor none.
    ///
    /// # Errors
    /// [`FormatError::Cut`] if they are cut off, [`FormatError::Range`] if they are no such number.
    pub fn real(&mut self) -> Result<f32, FormatError> {
        let bytes = self.take(4)?.try_into().map_err(|_| FormatError::Cut)?;
        let number = f32::from_le_bytes(bytes);
        number
            .is_finite()
            .then_some(number)
            .ok_or(FormatError::Range)
    }

    /// Says that nothing more should follow.
    ///
    /// # Errors
    /// [`FormatError::Long`] if something does.
    pub fn end(&self) -> Result<(), FormatError> {
        self.is_empty().then_some(()).ok_or(FormatError::Long)
    }
}

/// Appends `number` in groups of seven bits, the lowest first (LEB128).
pub fn put_number(number: u32, into: &mut Vec<u8>) {
    let mut left = number;
    while left >= 0x80 {
        into.push((left & 0x7f) as u8 | 0x80);
        left >>= 7;
    }
    into.push(left as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back() {
        let numbers = [0, 1, 127, 128, 300, 1 << 20, u32::MAX];
        let mut bytes = Vec::new();
        for number in numbers {
            put_number(number, &mut bytes);
        }
        let mut reader = Bytes::new(&bytes);
        for number in numbers {
            assert_eq!(reader.number(usize::MAX), Ok(number as usize));
        }
        assert_eq!(reader.end(), Ok(()));
        assert_eq!(reader.byte(), Err(FormatError::Cut));
    }

    #[test]
    fn numbers_out_of_range_are_refused() {
        assert_eq!(Bytes::new(&[5]).number(4), Err(FormatError::Range));
        assert_eq!(
            Bytes::new(&[0xff; 9]).number(usize::MAX),
            Err(FormatError::Range)
        );
        assert_eq!(Bytes::new(&[0xff; 2]).number(9), Err(FormatError::Cut));
        assert_eq!(Bytes::new(&[0]).end(), Err(FormatError::Long));
    }
}
