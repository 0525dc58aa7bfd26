//! What an expression may turn out to be: a range of whole numbers, with or without *none*.
//!
//! Every type is kept as whole numbers: a bool as 0 and 1, an enum value as its place in the
//! enum, a date as days, an instant as seconds, a text as its number in the text table.

/// No lower end.
pub const NEG: i64 = i64::MIN;
/// No upper end.
pub const INF: i64 = i64::MAX;

/// Whether a value may be absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u64)]
pub enum Absence {
    /// The value exists.
    Never,
    /// The value may exist or not.
    Maybe,
    /// The value is known not to exist: *none*.
    Surely,
}

/// All that a value can still be: the numbers from `lo` to `hi`, both ends in, or *none*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Val {
    /// The least it can be.
    pub lo: i64,
    /// The greatest it can be.
    pub hi: i64,
    /// Whether it may be none.
    pub none: Absence,
}

/// Three-valued truth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum Truth {
    /// Definitely not so.
    False,
    /// Not known.
    Unknown,
    /// Definitely so.
    True,
}

impl Val {
    /// False.
    pub const FALSE: Self = Self::known(0);
    /// True.
    pub const TRUE: Self = Self::known(1);
    /// A bool not known.
    pub const UNKNOWN_BOOL: Self = Self::range(0, 1);
    /// Known not to exist.
    pub const NONE: Self = Self {
        lo: 0,
        hi: 0,
        none: Absence::Surely,
    };

    /// Exactly one number.
    #[must_use]
    pub const fn known(n: i64) -> Self {
        Self {
            lo: n,
            hi: n,
            none: Absence::Never,
        }
    }

    /// Any number of a range.
    #[must_use]
    pub const fn range(lo: i64, hi: i64) -> Self {
        Self {
            lo,
            hi,
            none: Absence::Never,
        }
    }

    /// A definite bool.
    #[must_use]
    pub const fn bool(b: bool) -> Self {
        if b { Self::TRUE } else { Self::FALSE }
    }

    /// Whether nothing is open: one number, or none. Nobody can guess it, so it is worked out without a branch, as
    /// [`Self::as_truth`] is.
    #[must_use]
    #[inline]
    pub const fn is_definite(self) -> bool {
        // Where there is surely none, both ends are nought.
        (self.lo == self.hi) & !matches!(self.none, Absence::Maybe)
    }

    /// The truth of a bool. A bool that may be absent counts as not so where it is.
    #[must_use]
    #[inline]
    pub const fn as_truth(self) -> Truth {
        const TRUTHS: [Truth; 4] = [Truth::False, Truth::Unknown, Truth::True, Truth::Unknown];
        TRUTHS[(self.degree() & 3) as usize]
    }

    /// The truth of a bool as a number: 0 not so, 1 not known, 2 so.
    #[must_use]
    #[inline]
    pub(crate) const fn degree(self) -> i64 {
        // Both ends are nought or one, and nought where there is surely none.
        (self.lo & matches!(self.none, Absence::Never) as i64).wrapping_add(self.hi)
    }

    /// Everything that either can be.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        if self.none == Absence::Surely && other.none == Absence::Surely {
            return self;
        }
        if self.none == Absence::Surely {
            return Self {
                none: Absence::Maybe,
                ..other
            };
        }
        if other.none == Absence::Surely {
            return Self {
                none: Absence::Maybe,
                ..self
            };
        }
        Self {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
            none: self.none.max(other.none),
        }
    }
}

impl Absence {
    /// Of a result that is none as soon as one of its parts is.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }
}
