//! The desk as a whole: what it is, what the house has settled, whether anything was altered.

use satei_cases::HistoryHead;
use satei_evidence::{DefectKind, OriginalId, Sha256};
use satei_model::HouseReadingAdopted;

use crate::catalogue::{plans, reading, vocabulary};
use crate::desk::Desk;
use crate::errors::{Outcome, case_error, evidence_error, reason_missing, refused, unknown};
use crate::view::{DeskError, DeskInfo, HouseChoice, Progress, ReadingInfo, VerifyDefect, VerifyReport};
use crate::work::Cancel;

impl Desk {
    /// What the window needs to know of the desk.
    ///
    /// # Errors
    /// The desk cannot be read.
    pub fn info(&self) -> Outcome<DeskInfo> {
        let catalogue = self.plans.catalogue();
        let mut house_has_chosen = false;
        for plan in catalogue.plans() {
            house_has_chosen |= !self.house_readings(&plan.id)?.is_empty();
        }
        Ok(DeskInfo {
            house_has_chosen,
            name: self.name.clone(),
            sample: self.store.is_sample(),
            user: self.user_name.clone(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            today: self.today().to_string(),
            plans: plans(catalogue),
            vocabulary: vocabulary(catalogue),
            book_complete: self.book_complete()?,
            open_readings: self.open_readings()?,
        })
    }

    /// Recommended readings the house has neither adopted nor settled otherwise.
    fn open_readings(&self) -> Outcome<Vec<ReadingInfo>> {
        let mut out = Vec::new();
        for plan in self.plans.catalogue().plans() {
            let house = self.house_readings(&plan.id)?;
            let newest = plan.versions.last();
            for (version, it) in newest
                .into_iter()
                .flat_map(|version| version.readings.iter().map(move |it| (version, it)))
            {
                if it.recommend.is_some() && !house.iter().any(|chosen| chosen.reading == it.id) {
                    out.push(reading(version, it));
                }
            }
        }
        Ok(out)
    }

    /// Adopts readings as the house's standing choices, together or one by one.
    ///
    /// # Errors
    /// `unknown_reading`, `unknown_choice`, `reason_missing`: then none is adopted.
    pub fn adopt_readings(&self, key: &str, choices: &[HouseChoice]) -> Outcome<DeskInfo> {
        let mut payloads = Vec::new();
        for choice in choices {
            let plan = self
                .plans
                .catalogue()
                .plan(&choice.plan)
                .ok_or_else(|| unknown("plan", &choice.plan))?;
            let mut readings = plan
                .versions
                .iter()
                .flat_map(|it| &it.readings)
                .filter(|it| it.id == choice.reading);
            let known = readings
                .next()
                .ok_or_else(|| unknown("reading", &choice.reading))?;
            if !known.choices.iter().any(|it| it.id == choice.choice) {
                return Err(unknown("choice", &choice.choice));
            }
            if choice.reason.trim().is_empty() {
                return Err(reason_missing("A standing choice of the house"));
            }
            payloads.push(
                HouseReadingAdopted {
                    plan: choice.plan.clone(),
                    reading: choice.reading.clone(),
                    choice: Some(choice.choice.clone()),
                    reason: choice.reason.clone(),
                }
                .into(),
            );
        }
        if !payloads.is_empty() {
            self.record_on_desk(payloads, key)?;
        }
        self.info()
    }

    /// Checks every event, projection and original, and that the history still holds all it held when its head was
    /// noted.
    ///
    /// # Errors
    /// `head_wrong`, `cancelled`, or the desk cannot be read at all.
    pub fn verify(
        &self,
        noted: Option<&str>,
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Outcome<VerifyReport> {
        let mut tell = |done: u64, total: u64, item: &str, finished: bool| {
            progress(Progress {
                job: "verify".to_owned(),
                work: "verify".to_owned(),
                done,
                total,
                item: item.to_owned(),
                finished,
                refused: Vec::new(),
            });
        };
        let noted = noted.map(|text| {
            text.parse::<HistoryHead>().map_err(|()| {
                refused(
                    "head_wrong",
                    "What was noted of the history is the number of events, a colon and 64 hexadecimal digits.",
                )
            })
        });
        let noted = noted.transpose()?;
        let checked = self.store.verify(noted.as_ref(), |done, total| {
            tell(done, total, "events", false);
            !cancel.is_cancelled()
        });
        let checked = checked.map_err(|error| case_error(&error))?;
        // What was not looked at is not known to be unaltered.
        if cancel.is_cancelled() {
            return Err(DeskError::new(
                "cancelled",
                "The check was stopped. Nothing was changed, and nothing is known of what was not looked at.",
            ));
        }
        let mut defects: Vec<VerifyDefect> = checked
            .defects
            .iter()
            .map(|it| VerifyDefect {
                code: it.code.code().to_owned(),
                subject: it.subject.clone(),
                message: it.message.clone(),
            })
            .collect();
        let mut originals = Vec::new();
        for it in &checked.originals {
            match (it.original.parse::<OriginalId>(), it.sha256.parse::<Sha256>()) {
                (Ok(original), Ok(sha256)) => originals.push((original, sha256)),
                _ => defects.push(VerifyDefect {
                    code: "original_misnamed".to_owned(),
                    subject: it.original.clone(),
                    message: "An event names an original by something that is no name.".to_owned(),
                }),
            }
        }
        let count = originals.len() as u64;
        let found = self
            .vault
            .verify(originals, cancel, &|_| {})
            .map_err(|error| evidence_error(&error))?;
        defects.extend(found.iter().map(|it| {
            let (code, message) = match it.kind {
                DefectKind::Missing => ("original_missing", "The vault has no such original."),
                DefectKind::Altered => ("original_altered", "The original was altered, cut or exchanged."),
                DefectKind::OtherContent => (
                    "original_other",
                    "The original is whole, but not the one that was recorded.",
                ),
                DefectKind::DiskFailed => ("original_unreadable", "The disk could not read the original."),
            };
            VerifyDefect {
                code: code.to_owned(),
                subject: it.original.to_string(),
                message: message.to_owned(),
            }
        }));
        tell(checked.events, checked.events, "", true);
        Ok(VerifyReport {
            events: checked.events,
            head: checked.head.to_string(),
            originals: count,
            defects,
        })
    }
}
