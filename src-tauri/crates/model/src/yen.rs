//! Money: whole yen, never negative, never a float.

use std::fmt;
use std::str::FromStr;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::text::narrow;

/// An amount of whole yen, zero or more. Crosses every boundary as a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Yen(Decimal);

/// Why a text or number is not an amount of yen.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum YenError {
    /// Below zero.
    #[error("`{0}` is negative; an amount of yen is zero or more")]
    Negative(String),
    /// Has a fraction.
    #[error("`{0}` has a fraction; yen are whole")]
    Fraction(String),
    /// Not a number, or too large to hold.
    #[error("`{0}` is not an amount of yen")]
    NotANumber(String),
    /// More than [`Yen::MOST`].
    #[error("`{0}` is too large; an amount of yen is 1,000,000,000,000 at most")]
    TooLarge(String),
}

impl Yen {
    /// Nothing.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// The greatest amount that anybody may enter: the rules core reckons with no greater one.
    pub const MOST: i64 = 1_000_000_000_000;

    /// Takes a decimal that is whole and not negative.
    ///
    /// # Errors
    /// [`YenError::Negative`] or [`YenError::Fraction`].
    pub fn new(amount: Decimal) -> Result<Self, YenError> {
        if amount.is_sign_negative() && !amount.is_zero() {
            return Err(YenError::Negative(amount.to_string()));
        }
        if !amount.fract().is_zero() {
            return Err(YenError::Fraction(amount.to_string()));
        }
        Ok(Self(amount.abs().trunc()))
    }

    /// The amount as a decimal.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// The sum, or `None` where it cannot be held.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The difference, or `None` where it would be negative.
    #[must_use]
    pub fn checked_sub(self, other: Self) -> Option<Self> {
        self.0
            .checked_sub(other.0)
            .filter(|rest| !rest.is_sign_negative())
            .map(Self)
    }

    /// The amount with its sign and thousands separators: `¥75,000`.
    #[must_use]
    pub fn signed(self) -> String {
        format!("¥{}", self.grouped())
    }

    /// The amount with thousands separators and no unit: `75,000`.
    #[must_use]
    pub fn grouped(self) -> String {
        let digits = self.0.to_string();
        let mut grouped = String::with_capacity(digits.len() + digits.len() / 3);
        for (place, digit) in digits.chars().enumerate() {
            if place > 0 && (digits.len() - place).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(digit);
        }
        grouped
    }
}

impl From<u32> for Yen {
    fn from(amount: u32) -> Self {
        Self(Decimal::from(amount))
    }
}

impl TryFrom<i64> for Yen {
    type Error = YenError;
    fn try_from(amount: i64) -> Result<Self, YenError> {
        Self::new(Decimal::from(amount))
    }
}

/// Reads an amount as people write it: full or half width, with or without separators, `¥` or `円`; at most
/// [`Yen::MOST`].
impl FromStr for Yen {
    type Err = YenError;
    fn from_str(text: &str) -> Result<Self, YenError> {
        let amount = Self::read(text)?;
        if amount.0 > Decimal::from(Self::MOST) {
            return Err(YenError::TooLarge(text.to_owned()));
        }
        Ok(amount)
    }
}

impl Yen {
    /// What is recorded already is read whatever it amounts to.
    fn read(text: &str) -> Result<Self, YenError> {
        let narrow = narrow(text);
        let bare = narrow
            .trim()
            .trim_start_matches(['¥', '\\'])
            .trim_end_matches('円')
            .trim();
        let well_grouped = match bare.split_once(',') {
            None => true,
            Some((first, rest)) => {
                (1..=3).contains(&first.trim_start_matches('-').len())
                    && rest.split(',').all(|g| g.len() == 3)
            }
        };
        let digits = bare.replace(',', "");
        let decimal = Decimal::from_str_exact(&digits)
            .ok()
            .filter(|_| well_grouped && !digits.starts_with('+'));
        Self::new(decimal.ok_or_else(|| YenError::NotANumber(text.to_owned()))?)
    }
}

impl fmt::Display for Yen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl Serialize for Yen {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for Yen {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::read(&String::deserialize(deserializer)?).map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn yen(text: &str) -> Result<Yen, YenError> {
        text.parse()
    }

    #[test]
    fn amounts_are_read_as_people_write_them() {
        for text in [
            "75000",
            "75,000",
            "¥75,000",
            "７５，０００円",
            " 75000円 ",
            "￥75000",
            "75000.0",
        ] {
            assert_eq!(yen(text), Ok(Yen::from(75_000)), "{text}");
        }
        assert_eq!(yen("0"), Ok(Yen::ZERO));
        assert_eq!(yen("-0"), Ok(Yen::ZERO));
    }

    #[test]
    fn what_is_no_amount_is_refused_with_its_own_reason() {
        assert_eq!(yen("-1"), Err(YenError::Negative("-1".into())));
        assert_eq!(yen("100.5"), Err(YenError::Fraction("100.5".into())));
        assert!(yen("1,000,000,000,000").is_ok());
        // Fifteen digits are an IMEI in the wrong field.
        let imei = "356938035643809";
        assert_eq!(yen(imei), Err(YenError::TooLarge(imei.into())));
        assert_eq!(
            serde_json::from_str::<Yen>(&format!("\"{imei}\""))
                .map(|it| it.to_string())
                .ok(),
            Some(imei.to_owned()),
            "what is recorded stays readable"
        );
        for text in [
            "",
            "円",
            "abc",
            "1,00",
            "1,0000",
            ",100",
            "1e5",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(yen(text), Err(YenError::NotANumber(text.into())), "{text}");
        }
    }

    #[test]
    fn arithmetic_never_leaves_the_range() {
        let most = Yen::new(Decimal::MAX).unwrap();
        assert_eq!(most.checked_add(Yen::from(1)), None);
        assert_eq!(Yen::from(1).checked_sub(Yen::from(2)), None);
        assert_eq!(Yen::from(5).checked_sub(Yen::from(2)), Some(Yen::from(3)));
    }

    #[test]
    fn amounts_are_shown_in_groups_of_three_and_stored_as_strings() {
        assert_eq!(Yen::from(75_000).signed(), "¥75,000");
        assert_eq!(Yen::from(0).grouped(), "0");
        assert_eq!(Yen::from(999).grouped(), "999");
        assert_eq!(Yen::from(1_234_567).grouped(), "1,234,567");
        assert_eq!(serde_json::to_string(&Yen::from(150_000)).unwrap(), "\"150000\"");
        assert!(serde_json::from_str::<Yen>("150000").is_err());
    }
}
