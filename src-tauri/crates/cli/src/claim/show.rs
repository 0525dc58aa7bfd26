//! How the queue and a claim read on a terminal.

use satei_desk::view::{ClaimView, Queue};
use satei_desk::{Plans, label_of};

use crate::Answer;
use crate::answer::tell;
use crate::args::Args;
use crate::assess::print_assessments;
use crate::failure::Failure;
use crate::output::{column, json, outcome, say, status, text, verdict};

/// Prints the queue.
///
/// # Errors
/// When it cannot be written as JSON.
pub fn list(args: &Args, queue: &Queue) -> Result<Answer, Failure> {
    if args.json {
        json(queue)?;
        return Ok(Answer::Yes);
    }
    for row in &queue.rows {
        let missing: Vec<&str> = row.missing.iter().map(|it| text(it, args.lang)).collect();
        tell!(
            "{}  {}  {}  {}  {}  {}",
            column(row.due_on.as_deref().unwrap_or("-"), 10),
            column(&row.number, 9),
            column(status(row.status, args.lang), 12),
            column(verdict(row.verdict, args.lang), 14),
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
    tell!(
        "{}  {}  {}  {}",
        claim.number,
        text(&claim.plan_label, args.lang),
        claim.person.name,
        status(claim.status, args.lang)
    );
    if let Some(dossier) = &claim.dossier {
        tell!(
            "  {} {}  {}",
            text(&dossier.label, args.lang),
            dossier.number,
            verdict(dossier.verdict, args.lang)
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
    for file in &claim.evidence {
        tell!(
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
        tell!(
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
