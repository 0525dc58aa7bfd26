//! `satei claim` and `satei letter`.

use std::io::IsTerminal;
use std::path::PathBuf;

use satei_desk::view::{
    Change, ClaimChange, ClaimView, DeskError, DocumentState, Language, LetterKind, LetterRequest, NewClaim,
    Outcome, Proof, Queue, QueueQuery, Subject, VerdictKind,
};
use satei_desk::{Cancel, Desk, Plans, label_of, unknown_of};

use crate::args::{Args, ClaimCommand, KindArg, Lang, LetterArgs, OutcomeArg, ProofArg};
use crate::assess::print_assessments;
use crate::failure::Failure;
use crate::output::{amount, column, json, outcome, say, status, text, verdict};
use crate::{Answer, desk};

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
                (Some(file), _) => desk.open_claim_file(file, &desk.new_key())?,
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
            let view = attach(&desk, &id, files, document.as_deref(), *accept)?;
            show(args, desk.plans(), &view)
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

fn make(desk: &Desk, claim_id: &str, change: Change) -> Result<ClaimView, Failure> {
    let head = desk.claim(claim_id)?.head;
    Ok(desk.change(&ClaimChange {
        claim_id: claim_id.to_owned(),
        head,
        key: desk.new_key(),
        change,
    })?)
}

fn attach(
    desk: &Desk,
    claim_id: &str,
    files: &[PathBuf],
    document: Option<&str>,
    accept: bool,
) -> Result<ClaimView, Failure> {
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
    if let Some(document) = document {
        let new: Vec<String> = view
            .evidence
            .iter()
            .map(|it| it.evidence_id.clone())
            .filter(|id| !before.contains(id))
            .collect();
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
    if attached.refused.is_empty() {
        Ok(view)
    } else {
        Err(Failure::all(attached.refused))
    }
}

fn proof_of(proof: ProofArg) -> Proof {
    match proof {
        ProofArg::Stated => Proof::Stated,
        ProofArg::Evidenced => Proof::Evidenced,
        ProofArg::Confirmed => Proof::Confirmed,
    }
}

fn the_benefit(view: &ClaimView, asked: Option<&str>) -> Result<String, Failure> {
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
    let outcome = match (outcome, assessed.map(|it| it.verdict)) {
        (Some(OutcomeArg::Paid), _) => Outcome::Paid,
        (Some(OutcomeArg::PartlyPaid), _) => Outcome::PartlyPaid,
        (Some(OutcomeArg::Denied), _) => Outcome::Denied,
        (Some(OutcomeArg::Entitled), _) => Outcome::Entitled,
        (Some(OutcomeArg::NotEntitled), _) => Outcome::NotEntitled,
        (None, Some(VerdictKind::Payable)) => Outcome::Paid,
        (None, Some(VerdictKind::NotPayable)) => Outcome::Denied,
        (None, Some(VerdictKind::Entitled)) => Outcome::Entitled,
        (None, Some(VerdictKind::NotEntitled)) => Outcome::NotEntitled,
        (None, _) => {
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

fn list(args: &Args, queue: &Queue) -> Result<Answer, Failure> {
    if args.json {
        json(queue)?;
        return Ok(Answer::Yes);
    }
    for row in &queue.rows {
        let missing: Vec<&str> = row.missing.iter().map(|it| text(it, args.lang)).collect();
        println!(
            "{}  {}  {}  {}  {}  {}",
            column(row.due_on.as_deref().unwrap_or("-"), 10),
            column(&row.number, 9),
            column(status(row.status, args.lang), 12),
            column(verdict(row.verdict, args.lang), 14),
            column(&row.person, 14),
            missing.join(say(args.lang, "、", "、", ", "))
        );
    }
    println!("{} / {}", queue.rows.len(), queue.total);
    Ok(Answer::Yes)
}

fn show(args: &Args, plans: &Plans, claim: &ClaimView) -> Result<Answer, Failure> {
    if args.json {
        json(claim)?;
        return Ok(Answer::Yes);
    }
    println!(
        "{}  {}  {}  {}",
        claim.number,
        text(&claim.plan_label, args.lang),
        claim.person.name,
        status(claim.status, args.lang)
    );
    if let Some(dossier) = &claim.dossier {
        println!(
            "  {} {}  {}",
            text(&dossier.label, args.lang),
            dossier.number,
            verdict(dossier.verdict, args.lang)
        );
    }
    if !claim.referring.is_empty() {
        let numbers: Vec<&str> = claim.referring.iter().map(|it| it.number.as_str()).collect();
        println!(
            "  {}: {}",
            say(
                args.lang,
                "この登録を参照する請求",
                "引用本登记的案件",
                "Claims that refer to it"
            ),
            numbers.join(", ")
        );
    }
    for file in &claim.evidence {
        println!(
            "  ▭ {}  {}  {}",
            column(&file.name, 28),
            file.media_type,
            file.document.as_deref().map_or_else(
                || "-".to_owned(),
                |it| text(&label_of(plans, it), args.lang).to_owned()
            )
        );
    }
    print_assessments(plans, &claim.assessments, args.lang);
    for decision in claim.decisions.iter().filter(|it| !it.reversed) {
        println!(
            "{}: {} {}",
            say(args.lang, "決定", "决定", "Decision"),
            outcome(decision.outcome, args.lang),
            decision
                .amount
                .as_deref()
                .map(crate::output::yen)
                .unwrap_or_default()
        );
    }
    Ok(Answer::Yes)
}

/// Carries out `satei letter`.
///
/// # Errors
/// When the letter cannot be issued, drawn or written.
pub fn letter(args: &Args, asked: &LetterArgs) -> Result<Answer, Failure> {
    let desk = desk::open(args)?;
    let id = desk.find_claim(&asked.claim)?;
    let view = desk.claim(&id)?;
    let benefit = the_benefit(&view, asked.benefit.as_deref())?;
    let request = LetterRequest {
        kind: asked.kind.map_or_else(|| fitting_kind(&view, &benefit), kind_of),
        benefit,
        language: match asked.letter_lang {
            Lang::Ja => Language::Ja,
            Lang::ZhHans => Language::ZhHans,
            Lang::En => Language::En,
        },
        file_copy: asked.file_copy,
        reply_by: asked.reply_by.clone(),
        place_only_reason: asked.place_only.clone(),
        remark: asked.remark.clone(),
    };
    let out = asked
        .out
        .clone()
        .unwrap_or_else(|| PathBuf::from(format!("{}.pdf", view.number)));
    if asked.preview {
        let preview = desk.letter_preview(&id, &request)?;
        if preview.preview.is_empty() {
            return Err(Failure::all(preview.obstacles));
        }
        desk.write_letter(&preview.preview, &out)?;
        if !preview.obstacles.is_empty() && !args.json {
            Failure::all(preview.obstacles.clone()).print(false, args.lang);
        }
    } else {
        let change = Change::IssueLetter {
            letter: request,
            previewed: None,
        };
        let view = make(&desk, &id, change)?;
        if let Some(newest) = view.letters.first() {
            desk.write_letter(&newest.letter_id, &out)?;
        }
    }
    let shown = std::path::absolute(&out).unwrap_or(out);
    if args.json {
        json(&serde_json::json!({ "letter": shown }))?;
    } else {
        println!("{}", shown.display());
    }
    Ok(Answer::Yes)
}

fn fitting_kind(view: &ClaimView, benefit: &str) -> LetterKind {
    let decided = view
        .decisions
        .iter()
        .find(|it| !it.reversed && it.benefit == benefit);
    match decided.map(|it| it.outcome) {
        Some(Outcome::Paid | Outcome::Entitled) => LetterKind::Payment,
        Some(Outcome::PartlyPaid) => LetterKind::PartialPayment,
        Some(Outcome::Denied | Outcome::NotEntitled) => LetterKind::Denial,
        None => LetterKind::Deficiency,
    }
}

fn kind_of(kind: KindArg) -> LetterKind {
    match kind {
        KindArg::Payment => LetterKind::Payment,
        KindArg::PartialPayment => LetterKind::PartialPayment,
        KindArg::Denial => LetterKind::Denial,
        KindArg::Deficiency => LetterKind::Deficiency,
        KindArg::Acknowledgement => LetterKind::Acknowledgement,
        KindArg::Extension => LetterKind::Extension,
    }
}

/// The amount of an assessment, or a dash.
pub fn amount_text(view: &satei_desk::view::AssessmentView) -> String {
    view.amount.as_ref().map(amount).unwrap_or_else(|| "—".to_owned())
}
