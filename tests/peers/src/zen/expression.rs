//! ZEN's expressions, compiled once. An error says as little as a null: both leave the clause open.

use super::{EACH, PAY, bind, truth, yen};
use crate::answer::{Answer, Peer};
use crate::sixteen::by_hand::Tri;
use crate::sixteen::{CLAUSES, Facts, is_exclusion};
use std::cell::RefCell;
use zen_expression::expression::Standard;
use zen_expression::vm::VM;
use zen_expression::{Expression, Variable, compile_expression};

/// The claims, and the clauses one by one or in groups.
pub struct ZenExpression {
    claims: Vec<Variable>,
    each: Vec<Expression<Standard>>,
    entitled: Expression<Standard>,
    excluded: Expression<Standard>,
    pay: Expression<Standard>,
    vm: RefCell<VM>,
    together: bool,
}

impl ZenExpression {
    /// `together`: one expression for all that entitles and one for all that excludes.
    pub fn new(facts: &[Facts], together: bool) -> Self {
        let compile = |text: &str| compile_expression(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        let group = |exclusions: bool, by: &str| {
            let of = EACH
                .iter()
                .enumerate()
                .filter(|(i, _)| is_exclusion(*i) == exclusions);
            let texts: Vec<String> = of.map(|(_, text)| format!("({text})")).collect();
            compile(&texts.join(by))
        };
        Self {
            claims: facts.iter().map(bind).collect(),
            entitled: group(false, " and "),
            excluded: group(true, " or "),
            each: EACH.iter().map(|text| compile(text)).collect(),
            pay: compile(PAY),
            vm: RefCell::new(VM::new()),
            together,
        }
    }

    fn run(&self, expression: &Expression<Standard>, claim: usize) -> Option<Variable> {
        let claim = self.claims[claim].shallow_clone();
        expression.evaluate_with(claim, &mut self.vm.borrow_mut()).ok()
    }

    fn truth(&self, expression: &Expression<Standard>, claim: usize) -> Tri {
        self.run(expression, claim).as_ref().and_then(truth)
    }
}

impl Peer for ZenExpression {
    fn name(&self) -> &'static str {
        if self.together {
            "`zen-expression`, clauses in two expressions"
        } else {
            "`zen-expression`, each clause"
        }
    }

    fn assess(&self, claim: usize) -> Answer {
        let pay = self.run(&self.pay, claim).as_ref().and_then(yen);
        if self.together {
            let (entitled, excluded) = (&self.entitled, &self.excluded);
            return Answer::from_groups(self.truth(entitled, claim), self.truth(excluded, claim), pay);
        }
        Answer::from_clauses(std::array::from_fn(|i| self.truth(&self.each[i], claim)), pay)
    }

    fn clauses(&self, claim: usize) -> Option<[Tri; CLAUSES]> {
        (!self.together).then(|| std::array::from_fn(|i| self.truth(&self.each[i], claim)))
    }
}
