//! Decision graphs of ZEN, compiled beforehand, without a trace.
//!
//! The table is what one would draw: a row for every clause that refuses the claim, in the order of the plan,
//! the first that holds decides, and a last row that pays. A cell that meets a null does not hold, so the row
//! is passed over. The guarded graph is what an author has to write to be right about what is not known: each
//! clause true, false or null by hand, and a verdict of three values.

use super::{EACH, PAY, bind, yen};
use crate::answer::{Answer, Peer};
use crate::sixteen::{DATES, Facts, is_exclusion};
use serde_json::{Value, json};
use zen_engine::Decision;
use zen_engine::model::GraphContent;
use zen_expression::Variable;

/// The claims and a graph.
pub struct ZenGraph {
    claims: Vec<Variable>,
    decision: Decision,
    runtime: tokio::runtime::Runtime,
    name: &'static str,
}

impl ZenGraph {
    /// A decision table, the first hit of which decides.
    pub fn table(facts: &[Facts]) -> Self {
        let mut rows: Vec<Value> = (EACH.iter().enumerate())
            .map(|(i, text)| {
                let text = dated(text);
                let refuses = if is_exclusion(i) {
                    text
                } else {
                    format!("not ({text})")
                };
                json!({ "_id": format!("r{i}"), "when": refuses, "verdict": "'refused'", "pay": "0" })
            })
            .collect();
        rows.push(json!({ "_id": "pay", "when": "", "verdict": "'paid'", "pay": PAY }));
        let table = json!({
            "hitPolicy": "first",
            "inputs": [{ "id": "when", "name": "When" }],
            "outputs": [
                { "id": "verdict", "name": "Verdict", "field": "verdict" },
                { "id": "pay", "name": "Pay", "field": "pay" },
            ],
            "rules": rows,
        });
        Self::new(facts, "decisionTableNode", &table, "ZEN decision graph, a table")
    }

    /// One node of expressions that look for null wherever it can be.
    pub fn guarded(facts: &[Facts]) -> Self {
        let known = |names: &[&str], test: &str| {
            let absent: Vec<String> = names.iter().map(|name| format!("{name} == null")).collect();
            format!("{} ? null : {}", absent.join(" or "), dated(test))
        };
        let both = |a: &str, b: &str| {
            format!("{a} == false or {b} == false ? false : {a} == true and {b} == true ? true : null")
        };
        let either = |a: &str, b: &str| {
            format!("{a} == true or {b} == true ? true : {a} == false and {b} == false ? false : null")
        };
        let steps = [
            (
                "fresh",
                known(&["released", "joined"], "released >= joined.sub(5, 'year')"),
            ),
            (
                "window",
                known(&["bought", "joined"], "bought >= joined.sub(1, 'year')"),
            ),
            ("proven", both("receipt", "$.window")),
            ("age", either("$.fresh", "$.proven")),
            ("later", known(&["accident", "joined"], EACH[5])),
            ("intime", known(&["applied", "accident"], EACH[6])),
            ("count", known(&["earlier"], EACH[7])),
            ("papers", both("report", "receipt")),
            ("notheft", known(&["theft"], "not theft")),
            ("reported", either("police", "$.notheft")),
            ("older", known(&["bought", "released"], EACH[14])),
            ("years", known(&["joined", "applied"], EACH[15])),
            (
                "needed",
                "[wifi, genuine, own, $.age, registered, $.later, $.intime, $.count, $.papers, $.reported, \
                 $.years]"
                    .to_owned(),
            ),
            (
                "refused",
                format!(
                    "some($.needed, # == false) or {} or {} or family == true or rejoined == true or \
                     $.older == true",
                    EACH[10], EACH[11]
                ),
            ),
            ("open", "cost == null or some($.needed, # == null)".to_owned()),
            (
                "verdict",
                "$.refused ? 'refused' : $.open ? 'open' : 'paid'".to_owned(),
            ),
            ("pay", known(&["cost"], PAY)),
        ];
        let expressions: Vec<Value> = steps
            .iter()
            .map(|(key, text)| json!({ "id": key, "key": key, "value": text }))
            .collect();
        let content = json!({ "expressions": expressions });
        let name = "ZEN decision graph, null looked for by hand";
        Self::new(facts, "expressionNode", &content, name)
    }

    fn new(facts: &[Facts], kind: &str, content: &Value, name: &'static str) -> Self {
        let node = |id: &str, kind: &str, content: &Value| json!({ "id": id, "name": id, "type": kind, "content": content });
        let edge = |from: &str, to: &str| json!({ "id": format!("{from}-{to}"), "sourceId": from, "targetId": to, "sourceHandle": null });
        let graph = json!({
            "nodes": [
                node("claim", "inputNode", &json!({})),
                node("clauses", kind, content),
                node("answer", "outputNode", &json!({})),
            ],
            "edges": [edge("claim", "clauses"), edge("clauses", "answer")],
        });
        let content: GraphContent =
            serde_json::from_value(graph).unwrap_or_else(|e| panic!("the graph of ZEN: {e}"));
        let mut decision = Decision::from(content);
        decision.compile();
        let runtime = tokio::runtime::Builder::new_current_thread().build();
        Self {
            claims: facts.iter().map(bind).collect(),
            decision,
            runtime: runtime.unwrap_or_else(|e| panic!("tokio: {e}")),
            name,
        }
    }
}

/// A clause for a graph, whose input node makes texts of days: they are read with `d`, as its manual has it. Of
/// null `d` makes a date that is not valid, and comes before all others.
fn dated(clause: &str) -> String {
    let read = |text: String, date: &&str| text.replace(date, &format!("d({date})"));
    DATES.iter().fold(clause.to_owned(), read)
}

impl Peer for ZenGraph {
    fn name(&self) -> &'static str {
        self.name
    }

    fn assess(&self, claim: usize) -> Answer {
        let claim = self.claims[claim].shallow_clone();
        let Ok(response) = self.runtime.block_on(self.decision.evaluate(claim)) else {
            return Answer::Open;
        };
        let result = response.result;
        let verdict = result.dot("verdict");
        match verdict.as_ref().and_then(Variable::as_str) {
            Some("refused") => Answer::NotPayable,
            Some("paid") => result
                .dot("pay")
                .as_ref()
                .and_then(yen)
                .map_or(Answer::Open, Answer::Payable),
            _ => Answer::Open,
        }
    }
}
