//! `satei assess`, and how an assessment reads on a terminal.

use std::io::Read;
use std::path::Path;

use satei_desk::view::{AssessmentView, BreakdownRole, DeskError, FindingWeight, Needed, VerdictKind, Wait};
use satei_desk::{Plans, assess_claim_file, label_of, unknown_of};

use crate::answer::tell;
use crate::args::{Args, Lang};
use crate::failure::Failure;
use crate::output::{amount, column, json, say, text};
use crate::words::Words;
use crate::{Answer, desk};

/// Largest claim file read, in bytes: a claim is a few kilobytes.
const CLAIM_FILE_LIMIT: u64 = 8 * 1024 * 1024;

/// Carries out `satei assess`: yes where every benefit asked for has a definite verdict.
///
/// # Errors
/// When the file cannot be read, or is not a claim under a known plan; every error of it is listed.
pub fn run(args: &Args, file: &Path, benefit: Option<&str>) -> Result<Answer, Failure> {
    let plans = desk::plans(args)?;
    let body = read(file)?;
    let mut assessments = assess_claim_file(&plans, &body).map_err(Failure::all)?;
    if let Some(benefit) = benefit {
        if !assessments.iter().any(|it| it.benefit == benefit) {
            let known = assessments.iter().map(|it| it.benefit.as_str());
            return Err(unknown_of("benefit", benefit, known).into());
        }
        assessments.retain(|it| it.benefit == benefit);
    }
    if args.json {
        json(&assessments)?;
    } else {
        print_assessments(&plans, &assessments, args.lang);
    }
    let open = assessments
        .iter()
        .any(|it| matches!(it.verdict, VerdictKind::Undetermined | VerdictKind::PlanDefect));
    Ok(if open { Answer::No } else { Answer::Yes })
}

fn read(file: &Path) -> Result<String, Failure> {
    let unreadable = |error: std::io::Error| {
        let message = format!("The claim file {} could not be read: {error}.", file.display());
        Failure::from(
            DeskError::new("claim_file_unreadable", message)
                .hint("path", file.display())
                .hint("why", error),
        )
    };
    let mut body = String::new();
    let taken = if file == Path::new("-") {
        std::io::stdin()
            .take(CLAIM_FILE_LIMIT + 1)
            .read_to_string(&mut body)
            .map_err(unreadable)?
    } else {
        let open = std::fs::File::open(file).map_err(unreadable)?;
        open.take(CLAIM_FILE_LIMIT + 1)
            .read_to_string(&mut body)
            .map_err(unreadable)?
    };
    if taken as u64 > CLAIM_FILE_LIMIT {
        return Err(Failure::new(
            "claim_file_too_large",
            "A claim file may have 8 MiB at most.",
        ));
    }
    Ok(body)
}

/// Prints assessments: verdict and amount, checklist, what is open or against it, what would settle it.
pub fn print_assessments(plans: &Plans, assessments: &[AssessmentView], lang: Lang) {
    for assessment in assessments {
        print_one(plans, assessment, lang);
    }
}

fn print_one(plans: &Plans, assessment: &AssessmentView, lang: Lang) {
    let words = Words::of(lang);
    tell!(
        "\n{}  {}  {}",
        text(&assessment.label, lang),
        words.verdict(assessment.verdict, assessment.presuming),
        amount_text(assessment)
    );
    for line in &assessment.breakdown {
        let sign = if line.role == BreakdownRole::Removed {
            "−"
        } else {
            ""
        };
        tell!(
            "    {}  {sign}{}",
            column(text(&line.label, lang), 44),
            amount(&line.amount)
        );
    }
    for charge in &assessment.charges {
        let may = if charge.certain {
            say(lang, "ご負担", "由您承担", "to pay")
        } else {
            say(lang, "ご負担の場合あり", "可能由您承担", "may have to pay")
        };
        tell!(
            "  {}  {}  {}  {}",
            column(may, 16),
            column(text(&charge.label, lang), 40),
            amount(&charge.amount),
            charge.clause
        );
    }
    for requirement in assessment
        .requirements
        .iter()
        .filter(|it| it.needed != Needed::No)
    {
        let names: Vec<&str> = requirement
            .alternatives
            .iter()
            .map(|it| text(&it.label, lang))
            .collect();
        tell!(
            "  {}  {}  {}",
            column(&words.value("document", requirement.state), 10),
            column(&names.join(" / "), 44),
            if requirement.advisory {
                format!(
                    "{} ({})",
                    requirement.clause,
                    say(lang, "任意", "可选", "asked for only")
                )
            } else {
                requirement.clause.clone()
            }
        );
    }
    for finding in &assessment.findings {
        let matters = matches!(
            finding.weight,
            FindingWeight::Against | FindingWeight::Deducts | FindingWeight::Open | FindingWeight::Presumed
        );
        if matters {
            tell!(
                "  {}  {}  {}",
                column(&words.value("result", finding.result), 22),
                column(text(&finding.label, lang), 56),
                finding.clause
            );
        }
    }
    if let Some(defect) = &assessment.defect {
        tell!("  {}", text(defect, lang));
    }
    print_settle(plans, assessment, lang);
}

fn print_settle(plans: &Plans, assessment: &AssessmentView, lang: Lang) {
    if !assessment.settle.ask.is_empty() {
        tell!(
            "  {}:",
            say(
                lang,
                "ご提出をお願いする書類",
                "需要提交的材料",
                "Documents to ask for"
            )
        );
        for asked in &assessment.settle.ask {
            let names: Vec<String> = asked
                .alternatives
                .iter()
                .map(|it| text(&label_of(plans, it), lang).to_owned())
                .collect();
            tell!("    → {}  ({})", names.join(" / "), asked.clause);
        }
    }
    for question in &assessment.settle.questions {
        let (kind, name) = match question {
            Wait::Fact { name } => (say(lang, "事実", "事实", "fact"), name),
            Wait::Review { name } => (say(lang, "書類の確認", "核对材料", "look at"), name),
            Wait::Document { name } => (say(lang, "書類", "材料", "document"), name),
            Wait::Reading { name } => (say(lang, "解釈", "解释", "reading"), name),
            Wait::Discretion { name } => (say(lang, "裁量", "裁量", "discretion"), name),
            Wait::Enquiry { name } => (say(lang, "照会", "查询", "enquiry"), name),
            Wait::Amount { name } => (say(lang, "金額", "金额", "amount"), name),
            Wait::Holidays { name } => (
                say(
                    lang,
                    "未公表の祝日",
                    "尚未公布的节假日",
                    "holidays not yet published",
                ),
                name,
            ),
        };
        tell!("    ? {kind}: {}", text(&label_of(plans, name), lang));
    }
}

/// The amount of an assessment, or a dash.
fn amount_text(view: &AssessmentView) -> String {
    view.amount.as_ref().map_or_else(|| "—".to_owned(), amount)
}
