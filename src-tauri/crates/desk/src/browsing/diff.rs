//! Two versions of a plan side by side.

use satei_rules::PlanVersion;

use super::plan::contact_view;
use super::wording::{rule_view, wording_view};
use super::{version_named, word};
use crate::desk::Desk;
use crate::errors::Outcome;
use crate::view::{
    BenefitOutcome, ContactView, DiffKind, Label, PieceView, PlanDiffView, ReadingDiff, RuleDiff, RuleView,
    SettingDiff, StatementView, WordingView,
};

impl Desk {
    /// What differs between two versions of a plan: rules by their ids, readings and settings.
    ///
    /// # Errors
    /// `unknown_plan`, `unknown_version`.
    pub fn plan_diff(&self, plan: &str, from: &str, to: &str) -> Outcome<PlanDiffView> {
        let found = self.plan_named(plan)?;
        let (before, after) = (version_named(found, from)?, version_named(found, to)?);
        let outcome = satei_rules::diff_versions(self.plans.with_scenarios()?, plan, from, to);
        let outcome = outcome.as_ref();
        let same_effect = |rule: &str| {
            let changes = outcome.into_iter().flat_map(|it| &it.changes);
            changes
                .filter(|it| it.what == "rule" && it.id == rule)
                .any(|it| it.same_effect)
        };
        let rules = self.rule_diffs(before, after, &same_effect);
        let touched = rules.iter().filter(|it| it.after.is_some()).count();
        Ok(PlanDiffView {
            plan: plan.to_owned(),
            from: from.to_owned(),
            to: to.to_owned(),
            same: u32::try_from(after.rules.len() - touched).unwrap_or(u32::MAX),
            rules,
            readings: self.reading_diffs(before, after),
            settings: settings(before, after),
            benefits: outcome
                .into_iter()
                .flat_map(|it| &it.benefits)
                .map(|it| BenefitOutcome {
                    benefit: it.benefit.clone(),
                    label: after
                        .benefit(&it.benefit)
                        .map_or_else(|| Label::same(&it.benefit), |it| it.label.clone()),
                    proved_same: it.proved_same,
                    tried: u32::try_from(it.tried).unwrap_or(u32::MAX),
                    differing: u32::try_from(it.differing).unwrap_or(u32::MAX),
                })
                .collect(),
        })
    }

    fn rule_diffs(
        &self,
        before: &PlanVersion,
        after: &PlanVersion,
        same_effect: &dyn Fn(&str) -> bool,
    ) -> Vec<RuleDiff> {
        let catalogue = self.plans.catalogue();
        let mut out = Vec::new();
        for rule in &after.rules {
            let new = rule_view(catalogue, after, rule);
            let Some(old) = before.rule(&rule.id) else {
                out.push(RuleDiff {
                    kind: DiffKind::Added,
                    before: None,
                    after: Some(new),
                    aspects: Vec::new(),
                    same_effect: false,
                });
                continue;
            };
            let old = rule_view(catalogue, before, old);
            let aspects = aspects(&old, &new);
            if !aspects.is_empty() {
                out.push(RuleDiff {
                    kind: DiffKind::Changed,
                    before: Some(old),
                    after: Some(new),
                    aspects,
                    same_effect: same_effect(&rule.id),
                });
            }
        }
        let gone = before.rules.iter().filter(|it| after.rule(&it.id).is_none());
        out.extend(gone.map(|rule| RuleDiff {
            kind: DiffKind::Removed,
            before: Some(rule_view(catalogue, before, rule)),
            after: None,
            aspects: Vec::new(),
            same_effect: false,
        }));
        out
    }

    fn reading_diffs(&self, before: &PlanVersion, after: &PlanVersion) -> Vec<ReadingDiff> {
        let catalogue = self.plans.catalogue();
        let said = |version: &PlanVersion, reading: &satei_rules::Reading| -> Vec<Option<WordingView>> {
            let wordings = reading.choices.iter().map(|choice| {
                satei_rules::choice_wording(catalogue, version, &reading.id, &choice.id)
                    .map(|it| wording_view(catalogue, version, &it))
            });
            wordings.collect()
        };
        let mut out = Vec::new();
        for new in &after.readings {
            let kind = match before.reading(&new.id) {
                None => DiffKind::Added,
                Some(old) => {
                    let texts = |it: &satei_rules::Reading| {
                        let choices: Vec<_> = it
                            .choices
                            .iter()
                            .map(|it| (it.id.clone(), it.label.clone()))
                            .collect();
                        (
                            it.question.clone(),
                            it.recommend.clone(),
                            it.because.clone(),
                            choices,
                        )
                    };
                    if texts(old) == texts(new) && said(before, old) == said(after, new) {
                        continue;
                    }
                    DiffKind::Changed
                }
            };
            out.push(ReadingDiff {
                kind,
                id: new.id.clone(),
                question: new.question.clone(),
            });
        }
        let gone = before
            .readings
            .iter()
            .filter(|it| after.reading(&it.id).is_none());
        out.extend(gone.map(|it| ReadingDiff {
            kind: DiffKind::Removed,
            id: it.id.clone(),
            question: it.question.clone(),
        }));
        out
    }
}

/// What differs between a rule as it was and as it is.
fn aspects(old: &RuleView, new: &RuleView) -> Vec<String> {
    let expression = if old.statements == new.statements {
        None
    } else if without_numbers(&old.statements) == without_numbers(&new.statements) {
        Some("numbers")
    } else {
        Some("expression")
    };
    let place = (&old.clause, &old.at, &old.inventory) != (&new.clause, &new.at, &new.inventory);
    let papers = (&old.require, &old.of, &old.lines) != (&new.require, &new.of, &new.lines);
    let effect = (old.advisory, &old.on) != (new.advisory, &new.on);
    [
        expression,
        (old.label != new.label).then_some("label"),
        (old.kind != new.kind).then_some("kind"),
        (old.benefits != new.benefits).then_some("benefits"),
        place.then_some("place"),
        ((&old.burden, old.enquire) != (&new.burden, new.enquire)).then_some("burden"),
        papers.then_some("documents"),
        (old.open != new.open).then_some("open"),
        effect.then_some("effect"),
    ]
    .into_iter()
    .flatten()
    .map(str::to_owned)
    .collect()
}

/// The same statements with every number and date left blank.
fn without_numbers(statements: &[StatementView]) -> Vec<StatementView> {
    fn blank(wording: &WordingView) -> WordingView {
        let each = |parts: &[WordingView]| parts.iter().map(blank).collect();
        match wording {
            WordingView::All { parts } => WordingView::All { parts: each(parts) },
            WordingView::Any { parts } => WordingView::Any { parts: each(parts) },
            WordingView::Not { part } => WordingView::Not {
                part: Box::new(blank(part)),
            },
            WordingView::Elements {
                fold,
                of,
                list,
                label,
                cond,
                tail,
            } => WordingView::Elements {
                fold: fold.clone(),
                of: line(of),
                list: list.clone(),
                label: label.clone(),
                cond: Box::new(blank(cond)),
                tail: line(tail),
            },
            WordingView::Said { pieces } => WordingView::Said { pieces: line(pieces) },
        }
    }
    fn line(pieces: &[PieceView]) -> Vec<PieceView> {
        let each = pieces.iter().map(|piece| match piece {
            PieceView::Number { .. } | PieceView::Percent { .. } | PieceView::Date { .. } => {
                PieceView::Text { text: String::new() }
            }
            other => other.clone(),
        });
        each.collect()
    }
    let blanked = statements.iter().map(|it| StatementView {
        part: it.part.clone(),
        wording: blank(&it.wording),
    });
    blanked.collect()
}

fn settings(before: &PlanVersion, after: &PlanVersion) -> Vec<SettingDiff> {
    let of = |version: &PlanVersion| {
        [
            ("time_zone", version.time_zone.clone()),
            ("rounding", word(version.rounding)),
            ("leap_day", word(version.leap_day)),
            ("insurance", version.insurance.to_string()),
            ("source", version.source_title.clone()),
            (
                "contact",
                contact_text(version.contact.as_ref().map(contact_view)),
            ),
            ("adr", contact_text(version.adr.as_ref().map(contact_view))),
        ]
    };
    let pairs = of(before).into_iter().zip(of(after));
    pairs
        .filter(|((_, old), (_, new))| old != new)
        .map(|((name, before), (_, after))| SettingDiff {
            name: name.to_owned(),
            before,
            after,
        })
        .collect()
}

fn contact_text(contact: Option<ContactView>) -> String {
    let Some(it) = contact else {
        return String::new();
    };
    let parts = [
        Some(it.desk.ja),
        it.phone,
        it.hours.map(|it| it.ja),
        it.verified_on,
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}
