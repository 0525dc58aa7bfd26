//! `satei letter`.

use std::path::{Path, PathBuf};

use satei_desk::Desk;
use satei_desk::view::{Change, ClaimView, DeskError, Language, LetterKind, LetterRequest};

use crate::answer::{self, tell};
use crate::args::{Args, KindArg, Lang, LetterArgs};
use crate::claim::{make, the_benefit};
use crate::failure::Failure;
use crate::output::json;
use crate::{Answer, desk};

/// Carries out `satei letter`.
///
/// # Errors
/// When the letter cannot be issued, drawn or written.
pub fn run(args: &Args, asked: &LetterArgs) -> Result<Answer, Failure> {
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
    let out = Out::of(asked, &view.number)?;
    let letter = if asked.preview {
        let preview = desk.letter_preview(&id, &request)?;
        if preview.preview.is_empty() {
            return Err(Failure::all(preview.obstacles));
        }
        if !preview.obstacles.is_empty() && !args.json {
            Failure::all(preview.obstacles.clone()).print(false, args.lang);
        }
        preview.preview
    } else {
        let change = Change::IssueLetter {
            letter: request,
            previewed: None,
        };
        let view = make(&desk, &id, change)?;
        let newest = view.letters.into_iter().next();
        newest.map(|it| it.letter_id).unwrap_or_default()
    };
    out.write(&desk, &letter, args)
}

/// Where the PDF goes.
enum Out {
    /// Into a file.
    File(PathBuf),
    /// To standard output.
    Answer,
}

impl Out {
    /// Where the call wants it. Looked at before a letter is issued, because an issued letter stays issued.
    fn of(asked: &LetterArgs, number: &str) -> Result<Self, Failure> {
        let file = match &asked.out {
            Some(out) if out == Path::new("-") => return Ok(Self::Answer),
            Some(out) => out.clone(),
            None => PathBuf::from(format!("{number}.pdf")),
        };
        if !asked.replace && std::fs::symlink_metadata(&file).is_ok_and(|it| it.is_file()) {
            let message = format!(
                "{} is there already and was left as it is; no letter was made. Choose another place, or give --replace.",
                file.display()
            );
            return Err(DeskError::new("letter_file_there", message)
                .hint("path", file.display())
                .into());
        }
        Ok(Self::File(file))
    }

    fn write(self, desk: &Desk, letter: &str, args: &Args) -> Result<Answer, Failure> {
        let file = match self {
            Self::File(file) => file,
            Self::Answer => {
                let pdf = desk.letter_pdf(letter)?;
                answer::written(&pdf).map_err(|error| answer::unwritten(&error))?;
                return Ok(Answer::Yes);
            }
        };
        desk.write_letter(letter, &file)?;
        let shown = std::path::absolute(&file).unwrap_or(file);
        if args.json {
            json(&serde_json::json!({ "letter": shown }))?;
        } else {
            tell!("{}", shown.display());
        }
        Ok(Answer::Yes)
    }
}

fn fitting_kind(view: &ClaimView, benefit: &str) -> LetterKind {
    let decided = view
        .decisions
        .iter()
        .find(|it| !it.reversed && it.benefit == benefit);
    decided.map_or(LetterKind::Deficiency, |it| it.letter)
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
