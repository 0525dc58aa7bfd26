//! What a name in an expression means.

use super::Piece;
use super::writer::{Scope, Writer};
use crate::vocabulary::FactType;

impl<'a> Writer<'a> {
    /// A name: a field of the innermost list that has it, or a fact; nothing where it is a definition.
    pub(super) fn named(&self, name: &str, scope: &Scope<'a>, of_claim: bool) -> Option<Piece> {
        let (of, name) = match name.split_once('.') {
            Some((list, field)) => (Some(list), field),
            None => (None, name),
        };
        let field = scope
            .iter()
            .rev()
            .filter(|(list, _, element)| !of_claim && of.is_none_or(|of| of == *list || Some(of) == *element))
            .find(|(_, fields, _)| fields.iter().any(|f| f.id == name));
        if let Some((list, ..)) = field {
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
}
