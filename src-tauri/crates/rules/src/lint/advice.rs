//! What an author should look at, found by looking at what rules can do: slower than the checks of
//! loading, and nothing of it refuses a plan.

use crate::assess::Pass;
use crate::catalogue::{Catalogue, Plan};
use crate::claim::ClaimInput;
use crate::diag::{Diagnostics, Span, suggest};
use crate::diagram::{Compiler, FALSE, Ref, TRUE};
use crate::expr::ast::Expr;
use crate::plan::{Combine, PlanVersion, Rule, RuleKind};
use crate::program::Program;
use crate::vocabulary::LETTER_GROUP;
use std::collections::{BTreeMap, BTreeSet};

/// Unused words beyond so many are told in one piece: then most plans of the vocabulary are elsewhere.
const MOST_UNUSED: usize = 20;

/// The warnings of loading, and further advice on every plan: rules that can never matter, payouts that
/// may hold at once, readings without a recommendation, facts and documents that no plan uses.
#[must_use]
pub fn lint(catalogue: &Catalogue) -> Diagnostics {
    let mut diags = catalogue.warnings().clone();
    let mut used = super::Used::default();
    for plan in catalogue.plans() {
        for (place, version) in plan.versions.iter().enumerate() {
            reach(catalogue, plan, place, version, &mut diags);
            recommendations(version, &mut diags);
            super::sense::check(version, &mut diags);
            super::signers::check(version, &mut diags);
            numbers(catalogue, version, &mut diags);
            let own = super::used(version);
            used.facts.extend(own.facts);
            used.documents.extend(own.documents);
            let carried = version
                .benefits
                .iter()
                .flat_map(|b| b.carries.iter().chain(&b.outcome));
            used.facts.extend(carried.cloned());
        }
    }
    unused_words(catalogue, &used, &mut diags);
    diags.settle();
    diags
}

/// Numbers that the register of clauses does not have: a slip, or a clause that was never written down.
fn numbers(catalogue: &Catalogue, version: &PlanVersion, diags: &mut Diagnostics) {
    let Some(register) = catalogue.register(&version.id, &version.effective) else {
        return;
    };
    let clauses: Vec<&str> = register.clauses.iter().map(|c| c.id.as_str()).collect();
    let of = |ids: &'_ [String]| -> Vec<String> { ids.to_vec() };
    let rules = version
        .rules
        .iter()
        .map(|r| (r.span, of(&r.inventory), of(&r.register), of(&r.interactions)));
    let notes = version.no_effect.iter();
    let notes = notes.map(|n| {
        (
            Span::default(),
            of(&n.inventory),
            of(&n.register),
            of(&n.interactions),
        )
    });
    let readings = version.readings.iter();
    let readings = readings.map(|r| {
        (
            r.span,
            Vec::new(),
            r.register.clone().into_iter().collect(),
            Vec::new(),
        )
    });
    let ambiguities: Vec<&str> = register.ambiguities.iter().map(String::as_str).collect();
    let interactions: Vec<&str> = register.interactions.iter().map(String::as_str).collect();
    for (span, in_clauses, in_ambiguities, in_interactions) in rules.chain(notes).chain(readings) {
        for (ids, known, what) in [
            (in_clauses, &clauses, "clauses"),
            (in_ambiguities, &ambiguities, "ambiguities"),
            (in_interactions, &interactions, "interactions"),
        ] {
            for id in ids.iter().filter(|id| !known.contains(&id.as_str())) {
                let message = format!("{} has no `{id}` among its {what}", register.path);
                let help = suggest(
                    id,
                    known.iter().copied(),
                    "add it there, with its place in the source",
                );
                diags.warn(
                    &version.path,
                    version.word_at(span, id),
                    "unknown-number",
                    message,
                    help,
                );
            }
        }
    }
}

/// A reading says which choice its author would take, or why none.
fn recommendations(version: &PlanVersion, diags: &mut Diagnostics) {
    for reading in &version.readings {
        let (what, help) = match (&reading.recommend, &reading.because) {
            (_, Some(_)) => continue,
            (Some(_), None) => (
                "recommends a choice without a reason",
                "say in `because` why that one; whoever adopts it should not have to guess",
            ),
            (None, None) => (
                "recommends no choice",
                "name one in `recommend`, or say in `because` why none can be recommended",
            ),
        };
        let message = format!("reading `{}` {what}", reading.id);
        diags.warn(&version.path, reading.span, "recommendation", message, help);
    }
}

/// Facts and documents of the vocabulary that no plan speaks of.
fn unused_words(catalogue: &Catalogue, used: &super::Used, diags: &mut Diagnostics) {
    let vocabulary = catalogue.vocabulary();
    let facts = vocabulary
        .facts
        .iter()
        .filter(|f| !used.facts.contains(&f.id) && f.group != LETTER_GROUP);
    let documents = vocabulary
        .documents
        .iter()
        .filter(|d| !used.documents.contains(&d.id));
    let facts: Vec<(&str, Span)> = facts.map(|f| (f.id.as_str(), f.span)).collect();
    let documents: Vec<(&str, Span)> = documents.map(|d| (d.id.as_str(), d.span)).collect();
    for (code, what, words, help) in [
        (
            "unused-fact",
            "fact",
            facts,
            "leave it out, or name it in the rule that should look at it",
        ),
        (
            "unused-document",
            "document",
            documents,
            "leave it out, or ask for it in a document rule",
        ),
    ] {
        if let ([(first, span), ..], true) = (words.as_slice(), words.len() > MOST_UNUSED) {
            let message = format!("no plan uses `{first}` and {} more {what}s", words.len() - 1);
            let help =
                "all is well if other plans share this vocabulary; load them too to see what none uses";
            diags.warn(&vocabulary.path, *span, code, message, help);
            continue;
        }
        for (id, span) in words {
            diags.warn(
                &vocabulary.path,
                span,
                code,
                format!("no plan uses {what} `{id}`"),
                help,
            );
        }
    }
}

/// What the conditions of a version can come to.
fn reach(catalogue: &Catalogue, plan: &Plan, place: usize, version: &PlanVersion, diags: &mut Diagnostics) {
    let nothing = ClaimInput::new(&plan.id, 0);
    // By rule: what it comes to in each of its benefits.
    let mut all: BTreeMap<usize, BTreeSet<Option<Reach>>> = BTreeMap::new();
    for program in plan.programs.get(place).into_iter().flatten() {
        let pass = Pass::new(catalogue.vocabulary(), version, program, &nothing);
        let mut compiler = Compiler::new(&pass);
        let mut payouts: Vec<(&Rule, Ref)> = Vec::new();
        for code in &program.rules {
            let Some(rule) = version.rules.get(code.rule) else {
                continue;
            };
            // Payouts and charges have nothing else to be told by: theirs is looked at below.
            let kind_of_its_own = !matches!(rule.kind, RuleKind::Payout | RuleKind::Charge);
            let guard = code
                .guard
                .filter(|it| kind_of_its_own && settled_by_facts(program, *it));
            if guard.is_some_and(|it| compiler.condition(it) == FALSE && !compiler.diagrams.full) {
                all.entry(code.rule).or_default().insert(Some(Reach::Guarded));
                continue;
            }
            let Some(result) = code.result.filter(|r| settled_by_facts(program, *r)) else {
                all.entry(code.rule).or_default().insert(None);
                continue;
            };
            let condition = compiler.condition(result);
            let mut found = Reach::of(rule, condition);
            if rule.kind == RuleKind::Payout && !rule.advisory {
                if combine(version, program) == Combine::First && found.is_none() {
                    let earlier = payouts
                        .iter()
                        .fold(FALSE, |any, (_, c)| compiler.diagrams.or(any, *c));
                    let free = compiler.diagrams.not(earlier);
                    if compiler.diagrams.and(condition, free) == FALSE {
                        found = Some(Reach::Behind);
                    }
                }
                payouts.push((rule, condition));
            }
            all.entry(code.rule)
                .or_default()
                .insert(found.filter(|_| !compiler.diagrams.full));
        }
        overlaps(version, program, &mut compiler, &payouts, diags);
    }
    for (place, reached) in all {
        // A rule that matters in one of its benefits has its reason to be there.
        let only: Vec<_> = reached.into_iter().collect();
        if let ([Some(reach)], Some(rule)) = (only.as_slice(), version.rules.get(place)) {
            let (what, help) = reach.words(rule.kind);
            let message = format!("rule `{}` {what}", rule.id);
            diags.warn(&version.path, reach.span(rule), "unreachable", message, help);
        }
    }
}

/// How a rule fails to matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Reach {
    Never,
    Always,
    /// A payout that an earlier one always takes the place of.
    Behind,
    /// Its `if` lets no claim through.
    Guarded,
}

impl Reach {
    fn of(rule: &Rule, condition: Ref) -> Option<Self> {
        let plain = matches!(rule.kind, RuleKind::Payout | RuleKind::Charge) || rule.acts().is_some();
        match condition {
            FALSE => Some(Self::Never),
            // What is always paid, capped or deducted has no condition to matter.
            TRUE if !plain => Some(Self::Always),
            _ => None,
        }
    }

    fn words(self, kind: RuleKind) -> (&'static str, &'static str) {
        let exclusion = kind == RuleKind::Exclusion;
        match self {
            Self::Never if exclusion => (
                "can never apply",
                "no claim meets its condition: look for parts that contradict each other, or a value that cannot occur",
            ),
            Self::Never if matches!(kind, RuleKind::Payout | RuleKind::Charge) => (
                "can never hold",
                "no claim meets its `if`: look for parts that contradict each other, or a value that cannot occur",
            ),
            Self::Never => (
                "can never be met, so that nothing is ever paid",
                "no claim meets its condition: look for parts that contradict each other, or a value that cannot occur",
            ),
            Self::Always if exclusion => (
                "applies to every claim, so that nothing is ever paid",
                "every claim meets its condition: look for `or` in place of `and`, or `is not` too many",
            ),
            Self::Always => (
                "is met by every claim, so that it never matters",
                "if the clause asks for nothing, list it as [[no_effect]]; otherwise its condition lost something",
            ),
            Self::Guarded => (
                "never matters: its `if` is met by no claim",
                "look for parts of its `if` that contradict each other, or a value that cannot occur",
            ),
            Self::Behind => (
                "is never reached: whenever it holds, an earlier payout does",
                "with combine = \"first\" the more special payout stands before the more general one",
            ),
        }
    }

    fn span(self, rule: &Rule) -> Span {
        let condition = match (self, rule.kind) {
            (Self::Guarded, _) | (_, RuleKind::Payout | RuleKind::Charge) => rule.guard.as_ref(),
            _ => rule.when.as_ref(),
        };
        condition.map_or(rule.span, |c| c.span)
    }
}

fn combine(version: &PlanVersion, program: &Program) -> Combine {
    let benefit = version.benefits.get(program.benefit);
    benefit.map_or(Combine::First, |b| b.combine)
}

/// Whether a claim of which nothing is known shows all that a condition can come to: neither the day
/// of the assessment nor a paper has a part in it.
fn settled_by_facts(program: &Program, id: crate::program::NodeId) -> bool {
    crate::diff::rests_on_facts(&program.arena, id)
}

/// Two payouts of which the first that holds is taken, and that may hold at once, neither being a
/// special case of the other: then the order decides, perhaps without anybody having meant it.
fn overlaps(
    version: &PlanVersion,
    program: &Program,
    compiler: &mut Compiler<'_>,
    payouts: &[(&Rule, Ref)],
    diags: &mut Diagnostics,
) {
    let Some(benefit) = version.benefits.get(program.benefit) else {
        return;
    };
    if benefit.combine != Combine::First {
        return;
    }
    for (at, (later, condition)) in payouts.iter().enumerate() {
        for (earlier, before) in payouts.iter().take(at) {
            let both = compiler.diagrams.and(*condition, *before);
            let special = both == *condition || both == *before;
            if both == FALSE || compiler.diagrams.full || (special && benefit.combine_stated) {
                continue;
            }
            let message = format!(
                "payouts `{}` and `{}` may hold at once, and `{}` is taken",
                earlier.id, later.id, earlier.id
            );
            let help = if benefit.combine_stated {
                "let their conditions exclude each other, or say combine = \"sum\", \"min\" or \"max\" if that is meant"
            } else {
                "say in the benefit what becomes of several: combine = \"first\", \"sum\", \"min\" or \"max\""
            };
            let span = later.guard.as_ref().map_or(later.span, |g: &Expr| g.span);
            diags.warn(&version.path, span, "payouts-overlap", message, help);
        }
    }
}
