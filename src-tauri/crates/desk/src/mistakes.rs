//! Mistakes of a claim file and of typed values, in the form of an error: a hint `mistake` with the code begins
//! each, and the hints up to the next one are its values. Who shows the error words each of them and its place.

use satei_rules::{Advice, Catalogue, FactType, InputError};

use crate::catalogue::name_of;
use crate::text::{fill, label};
use crate::view::{DeskError, Label};

/// Errors of a claim file: one each, with its place in the file.
pub(crate) fn input_errors(catalogue: &Catalogue, errors: &[InputError]) -> Vec<DeskError> {
    let one = |it: &InputError| {
        let error = DeskError::new("claim_file_wrong", it.to_string());
        told(error, catalogue, it)
    };
    errors.iter().map(one).collect()
}

/// The error of a claim that the rules core cannot take in, all of it in one.
pub(crate) fn joined(errors: Vec<DeskError>) -> DeskError {
    let message = format!("{}. Nothing was changed.", messages(&errors));
    with_hints_of(DeskError::new("claim_file_wrong", message), errors)
}

/// What is recorded and counts as not known, because the plans as they are take no such value.
pub(crate) fn left_out(errors: Vec<DeskError>) -> DeskError {
    let message = format!(
        "{}. It is kept and counts as not known: correct it or clear it.",
        messages(&errors)
    );
    with_hints_of(DeskError::new("left_out", message), errors)
}

fn messages(errors: &[DeskError]) -> String {
    let messages: Vec<&str> = errors.iter().map(|it| it.message.as_str()).collect();
    messages.join("; ")
}

fn with_hints_of(mut error: DeskError, errors: Vec<DeskError>) -> DeskError {
    error.hints = errors.into_iter().flat_map(|it| it.hints).collect();
    error
}

/// The error of a value that a fact cannot have. The paths are within the value.
pub(crate) fn fact_wrong(catalogue: &Catalogue, fact: &str, errors: &[InputError]) -> DeskError {
    let name = match fact {
        "as_of" => moment(),
        _ => name_of(catalogue, fact),
    };
    let why: Vec<String> = errors.iter().map(ToString::to_string).collect();
    let message = format!("{}: {}. Nothing was changed.", name.en, why.join("; "));
    let mut out = DeskError::new("fact_wrong", message)
        .hint("fact", fact)
        .hint_label("name", &name);
    for error in errors {
        let within = InputError {
            path: format!("/facts/{fact}{}", error.path),
            ..error.clone()
        };
        // The fact itself is named already: only a place within it says more.
        out = if error.path.is_empty() {
            values(out.hint("mistake", error.mistake.code()), error)
        } else {
            told(out, catalogue, &within)
        };
    }
    out
}

/// Adds a mistake with its place.
fn told(error: DeskError, catalogue: &Catalogue, it: &InputError) -> DeskError {
    let mut out = error.hint("mistake", it.mistake.code());
    if !it.path.is_empty() {
        out = out
            .hint("path", &it.path)
            .hint_label("place", &place(catalogue, &it.path));
    }
    values(out, it)
}

fn values(mut out: DeskError, it: &InputError) -> DeskError {
    for (name, value) in it.mistake.values() {
        out = out.hint(name, value);
    }
    match &it.advice {
        Some(Advice::Near(name)) => out.hint("near", name),
        Some(Advice::OneOf(names)) => out.hint("known", names.join(", ")),
        None => out,
    }
}

/// A place in a claim file in words: its section, its name, and for a list the row and the field.
fn place(catalogue: &Catalogue, path: &str) -> Label {
    let parts: Vec<&str> = path.split('/').skip(1).collect();
    let section = match parts.first().copied() {
        Some("plan") => label("プラン", "方案", "plan"),
        Some("subject") => label("査定の対象", "审核对象", "subject"),
        Some("as_of") => moment(),
        Some("facts") => label("事実", "事实", "fact"),
        Some("documents") => label("書類", "文件", "document"),
        Some("readings") => label("解釈", "解释", "reading"),
        Some("findings") => label("裁量", "裁量", "discretion"),
        Some("presumptions") => label("推定", "推定", "presumption"),
        Some("enquiries") => label("照会", "查询", "enquiry"),
        Some("amounts") => label("金額", "金额", "amount"),
        other => Label::same(other.unwrap_or_default()),
    };
    let Some(id) = parts.get(1) else { return section };
    let mut out = join(
        section,
        &fill(label("「{n}」", "“{n}”", " “{n}”"), "n", &name_of(catalogue, id)),
    );
    let columns = match catalogue.vocabulary().fact(id).map(|(_, it)| &it.ty) {
        Some(FactType::List { fields, .. }) => fields.as_slice(),
        _ => &[],
    };
    let mut within = "";
    for part in parts.iter().skip(2) {
        let more = match part.parse::<usize>() {
            Ok(row) => {
                let number = Label::same(&row.saturating_add(1).to_string());
                let text = if within == "candidates" {
                    label("の候補{n}", "的候选{n}", ", candidate {n}")
                } else {
                    label("の{n}行目", "第{n}行", ", row {n}")
                };
                fill(text, "n", &number)
            }
            Err(_) if matches!(*part, "value" | "items" | "candidates") => Label::default(),
            Err(_) => {
                let column = columns.iter().find(|it| it.id == *part);
                let name = column.map_or_else(|| Label::same(part), |it| it.label.clone());
                fill(label("の「{n}」", "的“{n}”", ", “{n}”"), "n", &name)
            }
        };
        out = join(out, &more);
        within = part;
    }
    out
}

fn moment() -> Label {
    label("判定時点", "判定时点", "moment of the assessment")
}

fn join(mut text: Label, more: &Label) -> Label {
    text.ja.push_str(&more.ja);
    text.zh_hans.push_str(&more.zh_hans);
    text.en.push_str(&more.en);
    text
}
