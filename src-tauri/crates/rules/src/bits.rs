//! Sets of inputs as bits.

/// How many inputs (facts, documents, readings …) one benefit of a plan may use.
pub const MAX_INPUTS: usize = 128;

/// A set of inputs of one program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Bits([u64; 2]);

impl Bits {
    /// The empty set.
    pub const EMPTY: Self = Self([0; 2]);

    /// The set of one input; an index out of range gives the empty set.
    #[must_use]
    pub fn one(index: usize) -> Self {
        let mut bits = Self::EMPTY;
        if let Some(word) = bits.0.get_mut(index / 64) {
            *word = 1 << (index % 64);
        }
        bits
    }

    /// Adds all of `other`.
    #[inline]
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine |= theirs;
        }
    }

    /// Whether the input is in the set.
    #[must_use]
    pub fn has(&self, index: usize) -> bool {
        self.0
            .get(index / 64)
            .is_some_and(|word| word >> (index % 64) & 1 == 1)
    }

    /// Whether the two have an input in common.
    #[must_use]
    pub fn meets(&self, other: &Self) -> bool {
        self.0.iter().zip(other.0).any(|(a, b)| a & b != 0)
    }

    /// The inputs in rising order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.0.iter().enumerate().flat_map(|(i, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                if rest == 0 {
                    return None;
                }
                let bit = rest.trailing_zeros() as usize;
                rest &= rest - 1;
                Some(i * 64 + bit)
            })
        })
    }
}
