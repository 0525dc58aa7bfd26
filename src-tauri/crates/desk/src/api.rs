//! The one door of the window: a command by its name, its arguments and its answer as JSON.

use std::path::PathBuf;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::claims::Named;
use crate::desk::Desk;
use crate::errors::{Outcome, unknown};
use crate::view::{
    BookEntry, ClaimChange, DeskError, HouseChoice, LetterRequest, NamedBody, NewClaim, Picked, Progress,
    QueueQuery, Trial,
};

/// Commands that take long enough to report progress.
pub const LONG: &[&str] = &["attach", "open_claim_folder", "import_commit", "verify"];

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfClaim {
    claim_id: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Explain {
    claim_id: String,
    benefit: String,
    rule: String,
    #[serde(default)]
    decision: Option<String>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Decided {
    claim_id: String,
    event: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Preview {
    claim_id: String,
    letter: LetterRequest,
}

#[derive(Deserialize)]
struct QueueArgs {
    query: QueueQuery,
}

#[derive(Deserialize)]
struct Search {
    search: String,
}

#[derive(Deserialize)]
struct Job {
    job: String,
}

#[derive(Deserialize)]
struct Verify {
    job: String,
    head: Option<String>,
}

#[derive(Deserialize)]
struct Adopt {
    key: String,
    choices: Vec<HouseChoice>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Attach {
    claim_id: String,
    picked: String,
    job: String,
    key: String,
}

#[derive(Deserialize)]
struct OpenFile {
    picked: String,
    key: String,
}

#[derive(Deserialize)]
struct OpenFolder {
    picked: String,
    key: String,
    #[serde(default)]
    plan: Option<String>,
    job: String,
}

#[derive(Deserialize)]
struct ImportPreviewArgs {
    picked: String,
    #[serde(default)]
    mapping: Option<Vec<Option<String>>>,
}

#[derive(Deserialize)]
struct ImportCommitArgs {
    import: String,
    mapping: Vec<Option<String>>,
    job: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Export {
    letter_id: String,
    picked: String,
}

#[derive(Deserialize)]
struct CheckContact {
    plan: String,
    version: Option<String>,
    body: Option<NamedBody>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct OfPlan {
    plan: String,
    #[serde(default)]
    version: Option<String>,
}

#[derive(Deserialize)]
struct Passage {
    plan: String,
    version: String,
    rule: String,
}

#[derive(Deserialize)]
struct Versions {
    plan: String,
    from: String,
    to: String,
}

#[derive(Deserialize)]
struct RecordInBook {
    key: String,
    entry: BookEntry,
}

#[derive(Deserialize)]
struct Complete {
    key: String,
    plan: Option<String>,
    from: String,
}

#[derive(Deserialize)]
struct AttachTerms {
    plan: String,
    version: String,
    picked: String,
}

#[derive(Deserialize)]
struct Try {
    trial: Trial,
}

#[derive(Deserialize)]
struct ExplainTrial {
    trial: Trial,
    benefit: String,
    rule: String,
}

/// Carries out a command of the window.
///
/// # Errors
/// `unknown_command`, `arguments_wrong`, or what the use case says.
pub fn dispatch(
    desk: &Desk,
    command: &str,
    args: Value,
    progress: &mut dyn FnMut(Progress),
) -> Outcome<Value> {
    match command {
        "desk_info" => answer(&desk.info()?),
        "queue" => answer(&desk.queue(&take::<QueueArgs>(args)?.query)?),
        "claim" => answer(&desk.claim(&take::<OfClaim>(args)?.claim_id)?),
        "change" => answer(&desk.change(&take::<ClaimChange>(args)?)?),
        "create_claim" => answer(&desk.create_claim(&take::<NewClaim>(args)?)?),
        "history" => answer(&desk.history(&take::<OfClaim>(args)?.claim_id)?),
        "explain" => {
            let asked: Explain = take(args)?;
            answer(&match &asked.decision {
                Some(event) => desk.explain_decided(&asked.claim_id, event, &asked.rule)?,
                None => desk.explain(&asked.claim_id, &asked.benefit, &asked.rule)?,
            })
        }
        "decided" => {
            let asked: Decided = take(args)?;
            answer(&desk.decided(&asked.claim_id, &asked.event)?)
        }
        "letter_preview" => {
            let asked: Preview = take(args)?;
            answer(&desk.letter_preview(&asked.claim_id, &asked.letter)?)
        }
        "adopt_readings" => {
            let asked: Adopt = take(args)?;
            answer(&desk.adopt_readings(&asked.key, &asked.choices)?)
        }
        "house_readings" => answer(&desk.house()?),
        "plan" => {
            let asked: OfPlan = take(args)?;
            answer(&desk.plan(&asked.plan, asked.version.as_deref())?)
        }
        "plan_passage" => {
            let asked: Passage = take(args)?;
            answer(&desk.plan_passage(&asked.plan, &asked.version, &asked.rule)?)
        }
        "plan_diff" => {
            let asked: Versions = take(args)?;
            answer(&desk.plan_diff(&asked.plan, &asked.from, &asked.to)?)
        }
        "try_plan" => answer(&desk.try_plan(&take::<Try>(args)?.trial)?),
        "explain_trial" => {
            let asked: ExplainTrial = take(args)?;
            answer(&desk.explain_trial(&asked.trial, &asked.benefit, &asked.rule)?)
        }
        "members" => answer(&desk.members(&take::<Search>(args)?.search)?),
        "record_in_book" => {
            let asked: RecordInBook = take(args)?;
            answer(&desk.record_in_book(&asked.key, &asked.entry)?)
        }
        "history_complete" => {
            let asked: Complete = take(args)?;
            answer(&desk.history_complete(&asked.key, asked.plan.as_deref(), &asked.from)?)
        }
        "verify_contact" => {
            let asked: CheckContact = take(args)?;
            desk.verify_contact(&asked.plan, asked.body.as_ref())?;
            answer(&desk.plan(&asked.plan, asked.version.as_deref())?)
        }
        "attach_terms" => {
            let asked: AttachTerms = take(args)?;
            desk.attach_terms(&asked.plan, &asked.version, &desk.held_path(&asked.picked)?)?;
            answer(&desk.plan(&asked.plan, Some(&asked.version))?)
        }
        "verify" => {
            let asked: Verify = take(args)?;
            desk.working(&asked.job, progress, |cancel, tell| {
                answer(&desk.verify(asked.head.as_deref(), cancel, tell)?)
            })
        }
        "attach" => {
            let asked: Attach = take(args)?;
            let files = desk.held_paths(&asked.picked)?;
            desk.working(&asked.job, progress, |cancel, tell| {
                answer(
                    &desk
                        .attach(&asked.claim_id, &files, &asked.key, cancel, tell)?
                        .claim,
                )
            })
        }
        "open_claim_file" => {
            let asked: OpenFile = take(args)?;
            answer(&desk.open_claim_file(&desk.held_path(&asked.picked)?, &Named::default(), &asked.key)?)
        }
        "open_claim_folder" => {
            let asked: OpenFolder = take(args)?;
            let folder = desk.held_path(&asked.picked)?;
            desk.working(&asked.job, progress, |cancel, tell| {
                answer(
                    &desk
                        .open_claim_folder(&folder, asked.plan.as_deref(), &asked.key, cancel, tell)?
                        .claim,
                )
            })
        }
        "import_preview" => {
            let asked: ImportPreviewArgs = take(args)?;
            answer(&desk.import_preview(&desk.held_path(&asked.picked)?, asked.mapping)?)
        }
        "import_commit" => {
            let asked: ImportCommitArgs = take(args)?;
            desk.working(&asked.job, progress, |cancel, tell| {
                answer(&desk.import_commit(&asked.import, &asked.mapping, cancel, tell)?)
            })
        }
        "export_letter" => {
            let asked: Export = take(args)?;
            let to = desk.held_path(&asked.picked)?;
            desk.write_letter(&asked.letter_id, &to)?;
            answer(&serde_json::json!({ "path": to }))
        }
        "cancel" => {
            desk.jobs.cancel(&take::<Job>(args)?.job);
            answer(&serde_json::json!({}))
        }
        _ => Err(
            DeskError::new("unknown_command", format!("There is no command {command:?}."))
                .hint("command", command),
        ),
    }
}

impl Desk {
    /// Keeps paths that a person chose or dropped, so that the window can speak of them without seeing them.
    pub fn hold_paths(&self, paths: Vec<PathBuf>) -> Picked {
        let picked = self.new_key();
        let names = paths
            .iter()
            .map(|it| it.file_name().unwrap_or_default().to_string_lossy().into_owned())
            .collect();
        self.lock(&self.held).insert(picked.clone(), paths);
        Picked { picked, names }
    }

    fn held_paths(&self, picked: &str) -> Outcome<Vec<PathBuf>> {
        self.lock(&self.held)
            .get(picked)
            .cloned()
            .ok_or_else(|| unknown("picked_files", picked))
    }

    fn held_path(&self, picked: &str) -> Outcome<PathBuf> {
        self.held_paths(picked)?
            .into_iter()
            .next()
            .ok_or_else(|| unknown("picked_files", picked))
    }

    /// Runs long work under the name the window gave it, so that it can be stopped.
    fn working<T>(
        &self,
        job: &str,
        progress: &mut dyn FnMut(Progress),
        work: impl FnOnce(&crate::Cancel, &mut dyn FnMut(Progress)) -> Outcome<T>,
    ) -> Outcome<T> {
        let cancel = self.jobs.begin(job);
        let mut last = None;
        let done = work(&cancel, &mut |mut at| {
            job.clone_into(&mut at.job);
            last = Some(at.clone());
            progress(at);
        });
        self.jobs.end(job);
        // Work that failed is over too: whoever shows it must not wait for it.
        if let (Err(_), Some(mut last)) = (&done, last.filter(|it| !it.finished)) {
            last.finished = true;
            progress(last);
        }
        done
    }
}

fn take<T: DeserializeOwned>(args: Value) -> Outcome<T> {
    serde_json::from_value(args).map_err(|error| {
        DeskError::new(
            "arguments_wrong",
            format!("The window asked wrongly: {error}. Nothing was changed."),
        )
    })
}

fn answer(value: &impl Serialize) -> Outcome<Value> {
    serde_json::to_value(value).map_err(|error| {
        DeskError::new(
            "answer_unwritable",
            format!("The answer could not be written: {error}."),
        )
    })
}
