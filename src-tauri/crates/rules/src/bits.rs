//! Sets of inputs as bits.

/// How many inputs (facts, documents, readings …) one benefit of a plan may use.
pub const MAX_INPUTS: usize = 128;

/// A set of inputs of one program. One number: as two, each half is written and read in another way, and waits for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
pub struct Bits(u128);

impl Bits {
    /// The empty set.
    pub const EMPTY: Self = Self(0);

    /// The set of one input; an index out of range gives the empty set.
    #[must_use]
    #[inline]
    pub fn one(index: usize) -> Self {
        let index = u32::try_from(index).unwrap_or(u32::MAX);
        Self(1_u128.checked_shl(index).unwrap_or(0))
    }

    /// Adds all of `other`.
    #[inline]
    pub fn add(&mut self, other: &Self) {
        self.0 |= other.0;
    }

    /// Adds all of `other` where a condition holds.
    #[inline]
    pub fn add_if(&mut self, condition: bool, other: &Self) {
        self.add(&other.only_if(condition));
    }

    /// The set where a condition holds, otherwise the empty one, without a branch.
    #[inline]
    #[must_use]
    pub fn only_if(&self, condition: bool) -> Self {
        Self(self.0 & u128::from(condition).wrapping_neg())
    }

    /// Whether the input is in the set.
    #[must_use]
    #[inline]
    pub fn has(&self, index: usize) -> bool {
        self.meets(&Self::one(index))
    }

    /// Whether the two have an input in common.
    #[must_use]
    #[inline]
    pub fn meets(&self, other: &Self) -> bool {
        self.0 & other.0 != 0
    }

    /// The inputs in rising order.
    pub fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        let mut rest = self.0;
        std::iter::from_fn(move || {
            if rest == 0 {
                return None;
            }
            let input = rest.trailing_zeros() as usize;
            rest &= rest - 1;
            Some(input)
        })
    }
}
