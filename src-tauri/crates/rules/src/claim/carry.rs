//! A claim carried over to plans other than those it was stated under.

use super::{ClaimInput, InputError};
use crate::catalogue::Catalogue;
use serde_json::Value as Json;

/// A claim as other plans know it.
pub(crate) struct Carried {
    /// The claim without what the plans do not know.
    pub claim: ClaimInput,
    /// Facts that the plans know and whose values they cannot read; they were left out too.
    pub unreadable: Vec<String>,
}

/// Reads a claim file under other plans; what these do not know is left out. Nothing where that does not make
/// it a claim of theirs.
pub(crate) fn carried(json: &Json, to: &Catalogue) -> Option<Carried> {
    let mut json = json.clone();
    let mut unreadable = Vec::new();
    // Each round removes what it stumbled over; a claim has no more entries than rounds.
    for _ in 0..64 {
        let errors = match ClaimInput::from_value(&json, to) {
            Ok(claim) => return Some(Carried { claim, unreadable }),
            Err(errors) => errors,
        };
        for InputError { path, .. } in errors {
            let mut parts = path.split('/').skip(1);
            let (section, entry) = (parts.next()?, parts.next()?);
            if section == "facts" && to.vocabulary().fact(entry).is_some() {
                unreadable.push(entry.to_owned());
            }
            // Two mistakes in one entry remove it once.
            json.get_mut(section)?.as_object_mut()?.remove(entry);
        }
    }
    None
}
