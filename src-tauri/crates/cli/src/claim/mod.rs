//! `satei claim`.

mod show;

use std::io::IsTerminal;
use std::path::PathBuf;

use satei_desk::view::{
    Change, ClaimChange, ClaimView, DeskError, DocumentState, NewClaim, Outcome, Proof, QueueQuery,
    ReadingScope, Subject,
};
use satei_desk::{Cancel, Desk, Named, unknown_of};

use crate::args::{Args, ClaimCommand, OutcomeArg, ProofArg};
use crate::failure::Failure;
use crate::{Answer, desk};
use show::{list, show};

/// Carries out `satei claim …`.
///
/// # Errors
/// As the use cases it calls.
pub fn run(args: &Args, command: &ClaimCommand) -> Result<Answer, Failure> {
    let desk = desk::open(args)?;
    match command {
        ClaimCommand::New {
            file,
            plan,
            name,
            kana,
            registration,
        } => {
            let claim = match (file, plan) {
                (Some(file), _) => {
                    let named = Named {
                        name: name.clone(),
                        kana: kana.clone(),
                    };
                    desk.open_claim_file(file, &named, &desk.new_key())?
                }
                (None, Some(plan)) => desk.create_claim(&NewClaim {
                    key: desk.new_key(),
                    plan: plan.clone(),
                    subject: if *registration {
                        Subject::Registration
                    } else {
                        Subject::Claim
                    },
                    contract_id: None,
                    name: name.clone(),
                    kana: kana.clone(),
                    phone: String::new(),
                })?,
                // The call itself asks for one of the two.
                (None, None) => return Err(Failure::new("plan_missing", "Give a claim file or --plan.")),
            };
            show(args, desk.plans(), &claim)
        }
        ClaimCommand::List { search } => {
            let query = QueueQuery {
                search: search.clone(),
                limit: 1000,
                ..QueueQuery::default()
            };
            list(args, &desk.queue(&query)?)
        }
        ClaimCommand::Show { claim } => show(args, desk.plans(), &desk.claim(&desk.find_claim(claim)?)?),
        ClaimCommand::Attach {
            claim,
            files,
            document,
            accept,
        } => {
            let id = desk.find_claim(claim)?;
            if let Some(document) = document {
                desk.knows_document(document)?;
            }
            attach(args, &desk, &id, files, document.as_deref(), *accept)
        }
        ClaimCommand::Set {
            claim,
            fact,
            value,
            proof,
        } => {
            let id = desk.find_claim(claim)?;
            // A value that is not JSON is taken as the text it is: `2026-04-02` needs no quotes.
            let value =
                serde_json::from_str(value).unwrap_or_else(|_| serde_json::Value::String(value.clone()));
            let change = Change::SetFact {
                fact: fact.clone(),
                value,
                proof: proof_of(*proof),
                evidence_id: None,
                page: None,
                region: None,
                note: None,
            };
            show(args, desk.plans(), &make(&desk, &id, change)?)
        }
        ClaimCommand::Document {
            claim,
            document,
            state,
            reason,
        } => {
            let change = Change::SetDocument {
                document: document.clone(),
                state: *state,
                why: reason.clone(),
            };
            changed(args, &desk, claim, change)
        }
        ClaimCommand::Reading {
            claim,
            reading,
            choice,
            reason,
        } => {
            let change = Change::ChooseReading {
                reading: reading.clone(),
                choice: choice.clone(),
                scope: ReadingScope::Claim,
                reason: reason.clone(),
            };
            changed(args, &desk, claim, change)
        }
        ClaimCommand::Status {
            claim,
            status,
            reason,
        } => {
            let (status, reason) = (*status, reason.clone());
            changed(args, &desk, claim, Change::SetStatus { status, reason })
        }
        ClaimCommand::Reverse {
            claim,
            benefit,
            reason,
        } => {
            let view = desk.claim(&desk.find_claim(claim)?)?;
            let benefit = the_benefit(&view, benefit.as_deref())?;
            let reason = reason.clone();
            changed(args, &desk, claim, Change::ReverseDecision { benefit, reason })
        }
        ClaimCommand::Refer {
            claim,
            dossier,
            none: _,
            reason,
        } => {
            let id = desk.find_claim(claim)?;
            // Without a dossier the command line demands `--none`.
            let dossier = dossier.as_deref().map(|it| desk.find_claim(it)).transpose()?;
            let reason = reason.clone();
            let change = Change::ReferToDossier { dossier, reason };
            show(args, desk.plans(), &make(&desk, &id, change)?)
        }
        ClaimCommand::Decide {
            claim,
            benefit,
            outcome,
            amount,
            confirm_presumptions,
            reason,
        } => {
            let id = desk.find_claim(claim)?;
            let view = desk.claim(&id)?;
            let benefit = the_benefit(&view, benefit.as_deref())?;
            // First, so that nothing is confirmed for a decision that cannot be meant.
            let change = decision(&view, benefit.clone(), *outcome, amount.clone(), reason.clone())?;
            if let Some(why) = confirm_presumptions
                && presumes(&view, &benefit)
            {
                let reason = why.clone();
                make(&desk, &id, Change::ConfirmPresumptions { benefit, reason })?;
            }
            show(args, desk.plans(), &make(&desk, &id, change)?)
        }
    }
}

/// Makes a change and shows the claim as it is then.
fn changed(args: &Args, desk: &Desk, claim: &str, change: Change) -> Result<Answer, Failure> {
    let id = desk.find_claim(claim)?;
    show(args, desk.plans(), &make(desk, &id, change)?)
}

/// Makes a change to the claim as it is now.
///
/// # Errors
/// As [`Desk::change`].
pub fn make(desk: &Desk, claim_id: &str, change: Change) -> Result<ClaimView, Failure> {
    let head = desk.claim(claim_id)?.head;
    Ok(desk.change(&ClaimChange {
        claim_id: claim_id.to_owned(),
        head,
        key: desk.new_key(),
        change,
    })?)
}

/// Attaches files and shows the claim; no where one of them was refused, and nothing done where none was taken in.
fn attach(
    args: &Args,
    desk: &Desk,
    claim_id: &str,
    files: &[PathBuf],
    document: Option<&str>,
    accept: bool,
) -> Result<Answer, Failure> {
    let before: Vec<String> = desk
        .claim(claim_id)?
        .evidence
        .into_iter()
        .map(|it| it.evidence_id)
        .collect();
    let attached = desk.attach(
        claim_id,
        files,
        &desk.new_key(),
        &Cancel::default(),
        &mut |progress| {
            if std::io::stderr().is_terminal() {
                eprintln!("{}/{} {}", progress.done, progress.total, progress.item);
            }
        },
    )?;
    let mut view = attached.claim;
    let new: Vec<String> = view
        .evidence
        .iter()
        .map(|it| it.evidence_id.clone())
        .filter(|id| !before.contains(id))
        .collect();
    let refused = attached.refused;
    if new.is_empty() && !refused.is_empty() {
        return Err(Failure::all(refused));
    }
    if let Some(document) = document {
        for evidence_id in new {
            view = make(
                desk,
                claim_id,
                Change::Classify {
                    evidence_id,
                    document: Some(document.to_owned()),
                },
            )?;
        }
        if accept {
            let change = Change::SetDocument {
                document: document.to_owned(),
                state: DocumentState::Accepted,
                why: None,
            };
            view = make(desk, claim_id, change)?;
        }
    }
    show(args, desk.plans(), &view)?;
    if refused.is_empty() {
        return Ok(Answer::Yes);
    }
    Failure::all(refused).print(args.json, args.lang);
    Ok(Answer::No)
}

fn proof_of(proof: ProofArg) -> Proof {
    match proof {
        ProofArg::Stated => Proof::Stated,
        ProofArg::Evidenced => Proof::Evidenced,
        ProofArg::Confirmed => Proof::Confirmed,
    }
}

/// The benefit that is meant: the one named, else the only one.
///
/// # Errors
/// `unknown_benefit`, or `benefit_missing` where there are several.
pub fn the_benefit(view: &ClaimView, asked: Option<&str>) -> Result<String, Failure> {
    match (asked, view.assessments.as_slice()) {
        (Some(benefit), all) if all.iter().any(|it| it.benefit == benefit) => Ok(benefit.to_owned()),
        (Some(benefit), all) => {
            Err(unknown_of("benefit", benefit, all.iter().map(|it| it.benefit.as_str())).into())
        }
        (None, [only]) => Ok(only.benefit.clone()),
        (None, several) => {
            let names: Vec<&str> = several.iter().map(|it| it.benefit.as_str()).collect();
            let names = names.join(", ");
            let message = format!("This claim has several benefits: say which with --benefit ({names}).");
            Err(DeskError::new("benefit_missing", message)
                .hint("known", names)
                .into())
        }
    }
}

/// Whether anything on the benefit is presumed that nobody has confirmed.
fn presumes(view: &ClaimView, benefit: &str) -> bool {
    let mut of_benefit = view.assessments.iter().filter(|it| it.benefit == benefit);
    of_benefit.any(|it| it.findings.iter().any(|finding| finding.presumed))
}

fn decision(
    view: &ClaimView,
    benefit: String,
    outcome: Option<OutcomeArg>,
    amount: Option<String>,
    override_reason: Option<String>,
) -> Result<Change, Failure> {
    let assessed = view.assessments.iter().find(|it| it.benefit == benefit);
    let proposed = assessed.and_then(|it| it.proposal.as_ref());
    let outcome = match (outcome, proposed) {
        (Some(OutcomeArg::Paid), _) => Outcome::Paid,
        (Some(OutcomeArg::PartlyPaid), _) => Outcome::PartlyPaid,
        (Some(OutcomeArg::Denied), _) => Outcome::Denied,
        (Some(OutcomeArg::Entitled), _) => Outcome::Entitled,
        (Some(OutcomeArg::NotEntitled), _) => Outcome::NotEntitled,
        (None, Some(proposed)) => proposed.outcome,
        (None, None) => {
            return Err(Failure::new(
                "not_settled",
                "The assessment is not settled: `satei claim show` says what would settle it. To decide all the same, give --outcome and --reason.",
            ));
        }
    };
    let pays = matches!(outcome, Outcome::Paid | Outcome::PartlyPaid);
    let amount = amount.or_else(|| {
        assessed
            .and_then(|it| it.amount.as_ref())
            .and_then(|it| it.to.clone())
            .filter(|_| pays)
    });
    Ok(Change::Decide {
        benefit,
        outcome,
        amount,
        override_reason,
    })
}
