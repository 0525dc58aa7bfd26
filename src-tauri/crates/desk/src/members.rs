//! The member book: finding people, and taking a CSV of them in.

use std::path::Path;

use satei_cases::Member;
use satei_cases::import::{CsvFile, Field, Refused, suggest};

use crate::desk::Desk;
use crate::errors::{Outcome, case_error, unknown};
use crate::view::{
    DeskError, ImportPreview, ImportReport, MemberContract, MemberView, PersonView, Progress, RefusedRow,
};
use crate::work::Cancel;

impl Desk {
    /// Members found by number, phone, name in kanji or kana, IMEI.
    ///
    /// # Errors
    /// The desk cannot be read.
    pub fn members(&self, search: &str) -> Outcome<Vec<MemberView>> {
        const MOST: u32 = 50;
        let found = self
            .store
            .find_members(search, MOST)
            .map_err(|error| case_error(&error))?;
        Ok(found.iter().map(view).collect())
    }
}

fn view(member: &Member) -> MemberView {
    let text = |facts: &serde_json::Map<String, serde_json::Value>, name: &str| {
        facts.get(name).and_then(|it| it.as_str()).map(str::to_owned)
    };
    let contracts = member.contracts.iter().map(|contract| MemberContract {
        contract_id: contract.entry.id.to_string(),
        plan: contract.entry.plan.clone(),
        joined_on: contract.entry.joined_on.to_string(),
        ended_on: contract.entry.ended_on.map(|it| it.to_string()),
        devices: contract
            .devices
            .iter()
            .filter_map(|it| {
                let numbers = ["registered_imei", "registered_serial", "registered_production_no"];
                let mut known = numbers.iter().filter_map(|name| text(&it.facts, name));
                known.find(|it| it != "none")
            })
            .collect(),
        claims: contract.claims,
    });
    MemberView {
        person: PersonView {
            member_id: Some(member.entry.id.to_string()),
            member_number: Some(member.entry.number.clone()),
            name: member.entry.name.clone(),
            kana: member.entry.kana.clone(),
            phones: member.entry.phones.clone(),
        },
        contracts: contracts.collect(),
    }
}

impl Desk {
    /// Looks at a CSV of members: encoding, columns, first rows, and the rows that would be refused.
    ///
    /// # Errors
    /// `import_unreadable`; `unknown_field`.
    pub fn import_preview(
        &self,
        file: &Path,
        mapping: Option<Vec<Option<String>>>,
    ) -> Outcome<ImportPreview> {
        const SHOWN: usize = 20;
        let name = file
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let unreadable = |why: String| {
            DeskError::new(
                "import_unreadable",
                format!("{name} could not be read: {why}. Nothing was taken in."),
            )
            .hint("why", why)
        };
        let size = std::fs::metadata(file)
            .map_err(|error| unreadable(error.to_string()))?
            .len();
        if size > IMPORT_LIMIT {
            return Err(unreadable("it has more than 64 MiB".to_owned()));
        }
        let bytes = std::fs::read(file).map_err(|error| unreadable(error.to_string()))?;
        let csv = CsvFile::read(&name, &bytes).map_err(unreadable)?;
        let mapping = mapping.map_or_else(|| Ok(suggest(&csv.headings)), |it| fields(&it))?;
        let planned = self
            .store
            .plan_import(&csv, &mapping)
            .map_err(|error| case_error(&error))?;
        let shown = ImportPreview {
            import: self.new_key(),
            name: csv.name.clone(),
            encoding: csv.encoding.name().to_owned(),
            columns: csv.headings.clone(),
            mapping: mapping
                .iter()
                .map(|it| it.map(|it| it.name().to_owned()))
                .collect(),
            fields: Field::ALL.iter().map(|(_, name, _)| (*name).to_owned()).collect(),
            rows: csv
                .rows
                .iter()
                .take(SHOWN)
                .map(|(_, cells)| cells.clone())
                .collect(),
            total: u32::try_from(csv.rows.len() + csv.refused.len()).unwrap_or(u32::MAX),
            refused: refused_rows(&planned.refused),
        };
        // One book is looked at at a time, and it may be large.
        let mut imports = self.lock(&self.imports);
        imports.clear();
        imports.insert(shown.import.clone(), csv);
        Ok(shown)
    }

    /// Takes the rows of a CSV that was looked at into the book; refused rows are told and left out.
    ///
    /// # Errors
    /// `unknown_import`, `unknown_field`, `cancelled`: then nothing was taken in.
    pub fn import_commit(
        &self,
        import: &str,
        mapping: &[Option<String>],
        cancel: &Cancel,
        progress: &mut dyn FnMut(Progress),
    ) -> Outcome<ImportReport> {
        let csv = self
            .lock(&self.imports)
            .get(import)
            .cloned()
            .ok_or_else(|| unknown("import", import))?;
        let tell = |done: u64, finished: bool| Progress {
            job: import.to_owned(),
            work: "import".to_owned(),
            done,
            total: csv.rows.len() as u64,
            item: csv.name.clone(),
            finished,
            refused: Vec::new(),
        };
        progress(tell(0, false));
        let planned = self
            .store
            .plan_import(&csv, &fields(mapping)?)
            .map_err(|error| case_error(&error))?;
        if cancel.is_cancelled() {
            return Err(DeskError::new(
                "cancelled",
                "The import was stopped. Nothing was taken in.",
            ));
        }
        if planned.accepted > 0 {
            self.record_on_desk(planned.payloads, &format!("import {import}"))?;
        }
        self.lock(&self.imports).remove(import);
        progress(tell(csv.rows.len() as u64, true));
        Ok(ImportReport {
            accepted: planned.accepted,
            refused: refused_rows(&planned.refused),
        })
    }
}

/// Largest file of members taken in, in bytes.
const IMPORT_LIMIT: u64 = 64 * 1024 * 1024;

fn fields(names: &[Option<String>]) -> Outcome<Vec<Option<Field>>> {
    let field = |name: &Option<String>| {
        name.as_deref()
            .map(|it| Field::from_name(it).ok_or_else(|| unknown("field", it)))
            .transpose()
    };
    names.iter().map(field).collect()
}

fn refused_rows(rows: &[Refused]) -> Vec<RefusedRow> {
    rows.iter()
        .map(|it| RefusedRow {
            line: u32::try_from(it.line).unwrap_or(u32::MAX),
            code: it.reason.code().to_owned(),
            subject: it.reason.subject().map(str::to_owned),
            reason: it.reason.to_string(),
        })
        .collect()
}
