//! Why a row of a file is not taken in.

use super::Field;

/// Why a row is refused. Its text is for the terminal; a window says the code in its own language.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No cell holds a member number.
    #[error("there is no member number")]
    NoNumber,
    /// The member is not in the book, and the row does not name one.
    #[error("member {member} is new and the row has no name")]
    NoName {
        /// The member number.
        member: String,
    },
    /// Another member has the number.
    #[error("another member has the number {member}")]
    NumberTaken {
        /// The member number.
        member: String,
    },
    /// The book holds the number more than once, so that it is not clear who is meant.
    #[error("the book holds member {member} more than once")]
    Twice {
        /// The member number.
        member: String,
    },
    /// An earlier row of the file gives the member another name.
    #[error("an earlier row gives member {member} another name")]
    OtherName {
        /// The member number.
        member: String,
    },
    /// The desk has no such plan.
    #[error("there is no plan {plan}")]
    UnknownPlan {
        /// The plan as it stands in the file.
        plan: String,
    },
    /// More cells than headings.
    #[error("{found} cells where the headings have {expected}")]
    Cells {
        /// Cells of the row.
        found: usize,
        /// Cells of the headings.
        expected: usize,
    },
    /// A cell is not what its column holds.
    #[error("{}: {why}", .field.name())]
    Cell {
        /// The column.
        field: Field,
        /// The cell as it stands in the file.
        cell: String,
        /// What is wrong with it.
        why: String,
    },
    /// The paid term ends before it begins.
    #[error("the paid term ends before it begins")]
    TermBackwards,
    /// Only one end of the paid term is there.
    #[error("a paid term needs its first and its last day")]
    TermHalf,
    /// The contract ends before it begins.
    #[error("the contract ends before it begins")]
    ContractBackwards,
    /// A contract without its joining day.
    #[error("a contract needs the joining day")]
    NoJoiningDay,
    /// A contract without its plan.
    #[error("a contract needs the plan")]
    NoPlan,
    /// A device or an earlier claim of which no contract is named.
    #[error("a device or an earlier claim needs the plan and the joining day of its contract")]
    NoContract,
    /// A day of registration without a device.
    #[error("a day of registration needs a device")]
    NoDevice,
    /// An earlier claim without its day.
    #[error("an earlier claim needs the day it was applied for")]
    NoApplication,
}

impl Refusal {
    /// What kind of mistake it is, for programs.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NoNumber => "no_number",
            Self::NoName { .. } => "no_name",
            Self::NumberTaken { .. } => "number_taken",
            Self::Twice { .. } => "twice",
            Self::OtherName { .. } => "other_name",
            Self::UnknownPlan { .. } => "unknown_plan",
            Self::Cells { .. } => "cells",
            Self::Cell { field, .. } => match field {
                Field::Imei => "imei",
                Field::ClaimAmount => "amount",
                Field::ClaimOutcome => "outcome",
                _ => "date",
            },
            Self::TermBackwards => "term_backwards",
            Self::TermHalf => "term_half",
            Self::ContractBackwards => "contract_backwards",
            Self::NoJoiningDay => "no_joining_day",
            Self::NoPlan => "no_plan",
            Self::NoContract => "no_contract",
            Self::NoDevice => "no_device",
            Self::NoApplication => "no_application",
        }
    }

    /// The cell or number it is about, where there is one.
    #[must_use]
    pub fn subject(&self) -> Option<&str> {
        match self {
            Self::NoName { member }
            | Self::NumberTaken { member }
            | Self::Twice { member }
            | Self::OtherName { member } => Some(member),
            Self::UnknownPlan { plan } => Some(plan),
            Self::Cell { cell, .. } => Some(cell),
            _ => None,
        }
    }
}
