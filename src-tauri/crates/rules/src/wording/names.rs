//! What a name in an expression means.

use super::Piece;
use super::pieces::{called, sign, word};
use super::writer::{Scope, Writer};
use crate::expr::KEYWORDS;
use crate::vocabulary::FactType;

impl<'a> Writer<'a> {
    /// A name: a field of the innermost list that has it, or a fact; nothing where it is a definition.
    pub(super) fn named(&self, name: &str, scope: &Scope<'a>, of_claim: bool) -> Option<Piece> {
        let field = scope
            .iter()
            .rev()
            .filter(|_| !of_claim)
            .find(|(_, fields)| fields.iter().any(|f| f.id == name));
        if let Some((list, _)) = field {
            return Some(Piece::Field {
                list: (*list).to_owned(),
                field: name.to_owned(),
            });
        }
        if self.defined(name).is_some() {
            return None;
        }
        self.vocabulary.fact(name).map(|_| Piece::Fact(name.to_owned()))
    }

    fn type_of(&self, piece: &Piece) -> Option<&'a FactType> {
        match piece {
            Piece::Fact(id) => self.vocabulary.fact(id).map(|(_, fact)| &fact.ty),
            Piece::Field { list, field } => {
                let FactType::List { fields, .. } = &self.vocabulary.fact(list)?.1.ty else {
                    return None;
                };
                fields.iter().find(|f| f.id == *field).map(|f| &f.ty)
            }
            _ => None,
        }
    }

    pub(super) fn is_bool(&self, piece: &Piece) -> bool {
        matches!(self.type_of(piece), Some(FactType::Bool))
    }

    pub(super) fn enumeration(&self, piece: Option<&Piece>) -> String {
        match piece.and_then(|piece| self.type_of(piece)) {
            Some(FactType::Enum { of }) => of.clone(),
            _ => String::new(),
        }
    }

    /// `date of X` and its like, where X is a name.
    pub(super) fn part_of(&self, text: &str, scope: &Scope<'a>) -> Option<Vec<Piece>> {
        let [of @ ("date" | "start" | "year" | "month"), "of", name] =
            text.split_whitespace().collect::<Vec<_>>()[..]
        else {
            return None;
        };
        let of_claim = name.starts_with("claim.");
        let piece = self.named(name.trim_start_matches("claim."), scope, of_claim)?;
        Some(called(&format!("{of}-of"), vec![piece]))
    }

    /// An expression as text, split into words and signs.
    pub(super) fn as_written(&self, text: &str, scope: &Scope<'a>) -> Vec<Piece> {
        let spaced = text
            .replace('(', "( ")
            .replace(')', " )")
            .replace(',', " , ")
            .replace("claim.", "claim. ");
        let mut out: Vec<Piece> = Vec::new();
        let mut before = "";
        for token in spaced.split_whitespace().filter(|t| *t != "claim.") {
            if before == "reading" {
                out.pop();
            }
            out.push(if let Ok(number) = token.parse() {
                Piece::Number {
                    number,
                    unit: "count".to_owned(),
                }
            } else if before == "has" {
                Piece::Document(token.to_owned())
            } else if before == "reading" {
                Piece::Reading(token.to_owned())
            } else if KEYWORDS.contains(&token) {
                word(token)
            } else if !token.starts_with(|c: char| c.is_ascii_alphabetic()) {
                sign(token)
            } else {
                self.named(token, scope, false)
                    .unwrap_or_else(|| Piece::Text(token.to_owned()))
            });
            before = token;
        }
        out
    }
}
