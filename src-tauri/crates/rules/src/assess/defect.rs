//! Why a plan cannot be applied to a claim.

use serde::{Serialize, Serializer};
use std::fmt;

/// Why a plan cannot be applied to a claim. A receipt keeps it as its English sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Defect {
    /// There is no such plan.
    UnknownPlan {
        /// The plan named.
        plan: String,
    },
    /// The plan has no such benefit.
    UnknownBenefit {
        /// The benefit named.
        benefit: String,
    },
    /// No version of the plan is in force.
    NoVersion {
        /// The plan.
        plan: String,
        /// The day that picks the version; nothing where that day does not exist.
        on: Option<String>,
        /// First and, where it ends, last day of the version nearest to that day.
        nearest: Option<(String, Option<String>)>,
    },
    /// An amount beyond all that can be counted.
    TooLarge,
}

impl fmt::Display for Defect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownPlan { plan } => write!(f, "there is no plan `{plan}`"),
            Self::UnknownBenefit { benefit } => write!(f, "the plan has no benefit `{benefit}`"),
            Self::TooLarge => f.write_str("an amount is larger than the program can count"),
            Self::NoVersion { plan, on, nearest } => {
                write!(f, "no version of `{plan}` is in force: ")?;
                match on {
                    Some(on) => write!(f, "on {on}")?,
                    None => f.write_str("the date that picks it does not exist")?,
                }
                match nearest {
                    Some((from, Some(to))) => write!(f, "; the nearest is in force from {from} to {to}"),
                    Some((from, None)) => write!(f, "; the nearest is in force from {from}"),
                    None => Ok(()),
                }
            }
        }
    }
}

impl Serialize for Defect {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
