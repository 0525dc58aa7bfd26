//! How the queue and a claim read on a terminal.

use satei_desk::view::{ClaimView, EvidenceReading, Queue};
use satei_desk::{Plans, label_of};

use crate::Answer;
use crate::answer::tell;
use crate::args::Args;
use crate::assess::print_assessments;
use crate::failure::Failure;
use crate::output::{column, json, say, text};
use crate::words::Words;

/// Prints the queue.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn list(args: &Args, queue: &Queue) -> Result<Answer, Failure> {
    if args.json {
        json(queue)?;
        return Ok(Answer::Yes);
    }
    let words = Words::of(args.lang);
    for row in &queue.rows {
        let missing: Vec<&str> = row.missing.iter().map(|it| text(it, args.lang)).collect();
        tell!(
            "{}  {}  {}  {}  {}  {}",
            column(row.due_on.as_deref().unwrap_or("-"), 10),
            column(&row.number, 9),
            column(&words.value("status", row.status), 12),
            column(&words.verdict(row.verdict, false), 14),
            column(&row.person, 14),
            missing.join(say(args.lang, "、", "、", ", "))
        );
    }
    tell!("{} / {}", queue.rows.len(), queue.total);
    Ok(Answer::Yes)
}

/// Prints a claim: its files, its assessments, what was decided.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn show(args: &Args, plans: &Plans, claim: &ClaimView) -> Result<Answer, Failure> {
    if args.json {
        json(claim)?;
        return Ok(Answer::Yes);
    }
    let words = Words::of(args.lang);
    tell!(
        "{}  {}  {}  {}",
        claim.number,
        text(&claim.plan_label, args.lang),
        claim.person.name,
        words.value("status", claim.status)
    );
    if let Some(dossier) = &claim.dossier {
        tell!(
            "  {} {}  {}",
            text(&dossier.label, args.lang),
            dossier.number,
            words.verdict(dossier.verdict, false)
        );
    }
    if !claim.referring.is_empty() {
        let numbers: Vec<&str> = claim.referring.iter().map(|it| it.number.as_str()).collect();
        tell!(
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
    print_files(args, plans, claim);
    print_facts(args, plans, claim);
    print_assessments(plans, &claim.assessments, args.lang);
    for decision in claim.decisions.iter().filter(|it| !it.reversed) {
        tell!(
            "{}: {} {}",
            say(args.lang, "決定", "决定", "Decision"),
            words.value("outcome", decision.outcome),
            decision
                .amount
                .as_deref()
                .map(crate::output::yen)
                .unwrap_or_default()
        );
    }
    Ok(Answer::Yes)
}

fn print_files(args: &Args, plans: &Plans, claim: &ClaimView) {
    let words = Words::of(args.lang);
    for file in &claim.evidence {
        let kind = file.document.as_deref();
        let kind = kind.map_or_else(
            || "-".to_owned(),
            |it| text(&label_of(plans, it), args.lang).to_owned(),
        );
        let problem = match &file.reading {
            EvidenceReading::Unreadable { code, reason } => {
                let key = format!("unreadable-{}", code.replace('_', "-"));
                let why = words.message(&key, &[]).unwrap_or_else(|| reason.clone());
                format!(
                    "  {}: {why}",
                    say(args.lang, "読取不可", "无法读取", "unreadable")
                )
            }
            EvidenceReading::Waiting | EvidenceReading::Read => String::new(),
        };
        let aside = if file.set_aside {
            say(args.lang, "  (除外)", "  (已排除)", "  (set aside)")
        } else {
            ""
        };
        tell!(
            "  ▭ {}  {}  {kind}{problem}{aside}",
            column(&file.name, 28),
            file.media_type
        );
    }
}

/// What is known, with how well and from where.
fn print_facts(args: &Args, plans: &Plans, claim: &ClaimView) {
    let words = Words::of(args.lang);
    for fact in &claim.facts {
        let Some(value) = &fact.text else { continue };
        let proof = fact.proof.map_or_else(String::new, |it| words.value("proof", it));
        tell!(
            "    {}  {}  {proof}",
            column(text(&label_of(plans, &fact.name), args.lang), 32),
            column(text(value, args.lang), 28)
        );
    }
}
