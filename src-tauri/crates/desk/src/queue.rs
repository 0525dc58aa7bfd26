//! The queue, and the small summary of each claim that it shows.

use std::str::FromStr;

use chrono::{Days, NaiveDate};
use satei_cases::{QueueQuery as Query, QueueSort as Sort, Summary};
use satei_model::{ClaimId, EventId, Label, Stream};
use satei_rules::Verdict;
use sha2::{Digest, Sha256};

use crate::assessing::verdict_kind;
use crate::catalogue::label_of;
use crate::claims::{Assessed, PLAN_NOT_LOADED};
use crate::desk::Desk;
use crate::errors::{Outcome, case_error};
use crate::view::{Queue, QueueQuery, QueueRow, QueueSort, StatusCount, VerdictKind};

impl Desk {
    /// One page of the queue. Claims whose summary is out of date are assessed first.
    ///
    /// # Errors
    /// The desk cannot be read.
    pub fn queue(&self, query: &QueueQuery) -> Outcome<Queue> {
        self.refresh_summaries()?;
        let asked = Query {
            search: query.search.clone(),
            statuses: query.statuses.clone(),
            plan: query.plan.clone(),
            verdicts: query.verdicts.iter().map(|it| word(*it).to_owned()).collect(),
            due_until: query.due_within.map(|days| self.today() + Days::new(days.into())),
            sort: match query.sort {
                QueueSort::Due => Sort::Due,
                QueueSort::Number => Sort::Number,
                QueueSort::Changed => Sort::Changed,
            },
            offset: query.offset,
            limit: query.limit,
        };
        let page = self.store.queue(&asked).map_err(|error| case_error(&error))?;
        let today = self.today();
        let catalogue = self.plans.catalogue();
        let rows = page.rows.into_iter().map(|row| {
            let summary = row.summary.as_ref();
            QueueRow {
                claim_id: row.claim.to_string(),
                number: row.number,
                plan_label: catalogue
                    .plan(&row.plan)
                    .map_or_else(|| Label::same(&row.plan), |it| it.label.clone()),
                plan: row.plan,
                subject: row.subject,
                person: row.person_name,
                status: row.status,
                due_on: row.due_on.map(|it| it.to_string()),
                due_in_days: row.due_on.map(|it| days_between(today, it)),
                verdict: summary.map_or(VerdictKind::Undetermined, |it| kind(&it.verdict)),
                missing: summary.map_or_else(Vec::new, |it| {
                    it.missing.iter().map(|id| label_of(catalogue, id)).collect()
                }),
                amount: summary.and_then(|it| it.amount).map(|it| it.to_string()),
                overridden: row.overridden,
                snippet: row.snippet,
            }
        });
        Ok(Queue {
            rows: rows.collect(),
            total: page.total,
            counts: page
                .counts
                .into_iter()
                .map(|(status, count)| StatusCount { status, count })
                .collect(),
        })
    }

    fn refresh_summaries(&self) -> Outcome<()> {
        let basis = self.summary_basis()?;
        for claim in self
            .store
            .claims_without_summary(&basis)
            .map_err(|error| case_error(&error))?
        {
            let moment = self.store.moment().map_err(|error| case_error(&error))?;
            let assessed = match self.assessed(&claim.to_string()) {
                Ok(assessed) => assessed,
                // One claim under a plan that is not loaded shall not shut the queue for the others.
                Err(error) if error.code == PLAN_NOT_LOADED => {
                    self.keep_unassessed(claim, moment, &basis)?;
                    continue;
                }
                Err(error) => return Err(error),
            };
            let dossier = assessed.state.dossier.as_ref();
            let dossier_head = dossier
                .map(|it| self.store.head(Stream::Claim(it.what.claim)))
                .transpose()
                .map_err(|error| case_error(&error))?
                .flatten();
            let summary = summary(&assessed, dossier_head, &basis);
            self.store
                .keep_summary(claim, &summary, moment)
                .map_err(|error| case_error(&error))?;
        }
        Ok(())
    }

    /// The summary of a claim that nothing on this desk can assess.
    fn keep_unassessed(&self, claim: ClaimId, moment: i64, basis: &str) -> Outcome<()> {
        let head = self
            .store
            .head(Stream::Claim(claim))
            .map_err(|error| case_error(&error))?;
        let Some(head) = head else { return Ok(()) };
        let summary = Summary {
            head,
            dossier_head: None,
            basis: basis.to_owned(),
            verdict: word(VerdictKind::PlanDefect).to_owned(),
            presuming: false,
            amount: None,
            missing: Vec::new(),
            due_on: None,
        };
        self.store
            .keep_summary(claim, &summary, moment)
            .map_err(|error| case_error(&error))
    }

    /// What summaries rest on beside the claim and its dossier: the day, the plans, the readings of the house, the book.
    fn summary_basis(&self) -> Outcome<String> {
        let head = self
            .store
            .head(Stream::Desk)
            .map_err(|error| case_error(&error))?;
        let mut hash = Sha256::new();
        hash.update(self.today().to_string());
        hash.update(head.map(|it| it.to_string()).unwrap_or_default());
        let catalogue = self.plans.catalogue();
        hash.update(&catalogue.vocabulary().hash);
        for version in catalogue.plans().iter().flat_map(|it| &it.versions) {
            hash.update(&version.hash);
        }
        Ok(hash
            .finalize()
            .iter()
            .take(16)
            .map(|byte| format!("{byte:02x}"))
            .collect())
    }
}

fn summary(assessed: &Assessed, dossier_head: Option<EventId>, basis: &str) -> Summary {
    // The weakest verdict speaks for a claim with several benefits: what is open comes first.
    let weight = |verdict: Verdict| match verdict {
        Verdict::PlanDefect => 0,
        Verdict::Undetermined => 1,
        Verdict::Payable | Verdict::Entitled => 2,
        Verdict::NotPayable | Verdict::NotEntitled => 3,
    };
    let weakest = assessed.assessments.iter().min_by_key(|it| weight(it.verdict));
    let mut missing: Vec<String> = Vec::new();
    for ask in weakest.into_iter().flat_map(|it| &it.settle.deficiency) {
        if let Some(document) = ask.documents.first().filter(|it| !missing.contains(it)) {
            missing.push(document.clone());
        }
    }
    let payable = weakest.filter(|it| it.verdict == Verdict::Payable);
    let exact = payable
        .and_then(|it| it.amount.as_ref())
        .and_then(|it| it.to.filter(|to| *to == it.from));
    Summary {
        head: assessed.state.head,
        dossier_head,
        basis: basis.to_owned(),
        verdict: word(weakest.map_or(VerdictKind::Undetermined, |it| verdict_kind(it.verdict))).to_owned(),
        presuming: weakest.is_some_and(|it| it.presuming),
        amount: exact.and_then(|it| satei_model::Yen::from_str(&it.to_string()).ok()),
        missing,
        due_on: None,
    }
}

fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    to.signed_duration_since(from).num_days()
}

const WORDS: [(VerdictKind, &str); 6] = [
    (VerdictKind::PlanDefect, "plan_defect"),
    (VerdictKind::NotPayable, "not_payable"),
    (VerdictKind::Undetermined, "undetermined"),
    (VerdictKind::Payable, "payable"),
    (VerdictKind::Entitled, "entitled"),
    (VerdictKind::NotEntitled, "not_entitled"),
];

fn word(kind: VerdictKind) -> &'static str {
    WORDS
        .iter()
        .find(|(it, _)| *it == kind)
        .map_or("undetermined", |(_, word)| word)
}

fn kind(word: &str) -> VerdictKind {
    WORDS
        .iter()
        .find(|(_, it)| *it == word)
        .map_or(VerdictKind::Undetermined, |(kind, _)| *kind)
}
