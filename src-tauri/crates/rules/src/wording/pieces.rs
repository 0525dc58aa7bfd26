//! Pieces and runs of pieces.

use super::Piece;
use crate::expr::ast::{CmpOp, Unit};
pub(super) use crate::expr::decimal;

pub(super) fn word(word: &str) -> Piece {
    Piece::Word(word.to_owned())
}

pub(super) fn sign(sign: &str) -> Piece {
    Piece::Sign(sign.to_owned())
}

pub(super) fn joined(first: Piece, mut rest: Vec<Piece>) -> Vec<Piece> {
    rest.insert(0, first);
    rest
}

pub(super) fn bracketed(mut pieces: Vec<Piece>) -> Vec<Piece> {
    pieces.insert(0, sign("("));
    pieces.push(sign(")"));
    pieces
}

pub(super) fn called(name: &str, pieces: Vec<Piece>) -> Vec<Piece> {
    joined(word(name), bracketed(pieces))
}

/// A number with its unit.
pub(super) fn number(number: i64, unit: Unit) -> Piece {
    let unit = match unit {
        Unit::Count => "count",
        Unit::Yen => "yen",
        Unit::Minutes => "minutes",
        Unit::Hours => "hours",
        Unit::Days => "days",
        Unit::Months => "months",
        Unit::Years => "years",
    };
    Piece::Number { number, unit }
}

pub(super) fn compare(op: CmpOp) -> &'static str {
    match op {
        CmpOp::Eq => "=",
        CmpOp::Ne => "≠",
        CmpOp::Lt => "<",
        CmpOp::Le => "≤",
        CmpOp::Gt => ">",
        CmpOp::Ge => "≥",
    }
}
