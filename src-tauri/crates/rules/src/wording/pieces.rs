//! Pieces and runs of pieces.

use super::Piece;
use crate::expr::ast::{CmpOp, Expr};
use crate::expr::show;

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

/// A word of the expression as the language writes it.
pub(super) fn nth_word(expr: &Expr, place: usize) -> Option<String> {
    show(expr).split_whitespace().nth(place).map(str::to_owned)
}

/// A number with its unit.
pub(super) fn counted(number: i64, expr: &Expr) -> Piece {
    let unit = nth_word(expr, 1).unwrap_or_else(|| "count".to_owned());
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
