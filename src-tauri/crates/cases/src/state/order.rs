//! The one order in which a history is folded, wherever it is folded.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use satei_model::{EventId, Recorded};

/// Sorts a history so that every event stands behind its parents; events that do not depend on each other
/// stand by time, then by id. Parents outside the list are taken as given.
#[must_use]
pub fn topological(events: Vec<Recorded>) -> Vec<Recorded> {
    let places: BTreeMap<EventId, usize> = events
        .iter()
        .enumerate()
        .map(|(place, e)| (e.id, place))
        .collect();
    let mut waits_for = vec![0_usize; events.len()];
    let mut children = vec![Vec::new(); events.len()];
    for (place, recorded) in events.iter().enumerate() {
        for parent in recorded
            .event
            .parents
            .iter()
            .filter_map(|parent| places.get(parent))
        {
            waits_for[place] += 1;
            children[*parent].push(place);
        }
    }
    let key = |place: usize| Reverse((events[place].event.at, events[place].id, place));
    let mut ready: BinaryHeap<_> = (0..events.len())
        .filter(|p| waits_for[*p] == 0)
        .map(key)
        .collect();
    let mut order = Vec::with_capacity(events.len());
    while let Some(Reverse((_, _, place))) = ready.pop() {
        order.push(place);
        for child in &children[place] {
            waits_for[*child] -= 1;
            if waits_for[*child] == 0 {
                ready.push(key(*child));
            }
        }
    }
    // An id is a hash over the parents' ids, so there is no cycle and every event has been reached.
    let mut events: Vec<Option<Recorded>> = events.into_iter().map(Some).collect();
    order
        .into_iter()
        .filter_map(|place| events[place].take())
        .collect()
}
