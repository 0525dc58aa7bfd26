//! The rules core of this repository, among the others: claims bound to the plan of the sixteen clauses.

use crate::answer::{Answer, Peer};
use crate::sixteen::CLAUSES;
use crate::sixteen::by_hand::Tri;
use satei_rules::{Assessment, Bound, Catalogue, ClaimInput, FindingResult, Room, Verdict, assess};
use std::cell::RefCell;

/// How far an assessment goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Every node with what it used and waits for; verdict and amount by three-valued logic.
    Provenance,
    /// That, the verdict over every completion, and what would settle the claim.
    Settle,
    /// The whole report with all its texts, the binding of the claim included.
    Report,
}

/// The claims, bound.
pub struct Satei<'a> {
    catalogue: &'a Catalogue,
    claims: &'a [ClaimInput],
    bound: Vec<RefCell<Bound<'a>>>,
    room: RefCell<Room>,
    depth: Depth,
}

impl<'a> Satei<'a> {
    /// Binds the claims.
    pub fn new(catalogue: &'a Catalogue, claims: &'a [ClaimInput], depth: Depth) -> Self {
        let bind = |claim| Bound::new(catalogue, claim, "repair").map(RefCell::new);
        Self {
            catalogue,
            claims,
            bound: claims.iter().filter_map(bind).collect(),
            room: RefCell::default(),
            depth,
        }
    }

    fn report(&self, claim: usize) -> Assessment {
        assess(self.catalogue, &self.claims[claim], "repair")
    }
}

impl Peer for Satei<'_> {
    fn name(&self) -> &'static str {
        match self.depth {
            Depth::Provenance => "Satei, assessed with provenance",
            Depth::Settle => "Satei, assessed and settled",
            Depth::Report => "Satei, bound, assessed, settled, the whole report",
        }
    }

    fn assess(&self, claim: usize) -> Answer {
        let room = &mut self.room.borrow_mut();
        let (verdict, pay) = match self.depth {
            Depth::Provenance => {
                let (verdict, amount) = self.bound[claim].borrow_mut().evaluate(room);
                (verdict, amount.filter(|(lo, hi)| lo == hi).map(|(lo, _)| lo))
            }
            Depth::Settle => {
                let (verdict, settle) = self.bound[claim].borrow_mut().settle(room);
                std::hint::black_box(settle);
                // A settled claim under this plan is paid its cost, which then is known: by evaluation alone.
                let paid = || self.bound[claim].borrow_mut().evaluate(room).1;
                let pay = (verdict == Verdict::Payable).then(paid).flatten();
                (verdict, pay.map(|(lo, _)| lo))
            }
            Depth::Report => {
                let report = self.report(claim);
                (report.verdict, report.amount.map(|a| a.from))
            }
        };
        match (verdict, pay) {
            (Verdict::NotPayable, _) => Answer::NotPayable,
            (Verdict::Payable, Some(pay)) => Answer::Payable(pay),
            _ => Answer::Open,
        }
    }

    fn clauses(&self, claim: usize) -> Option<[Tri; CLAUSES]> {
        let report = self.report(claim);
        let truth = |clause: usize| match report.findings.get(clause)?.result {
            FindingResult::Met | FindingResult::Applies => Some(true),
            FindingResult::NotMet | FindingResult::DoesNotApply => Some(false),
            _ => None,
        };
        Some(std::array::from_fn(truth))
    }
}
