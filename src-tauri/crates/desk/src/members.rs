//! The member book: finding people, and taking a CSV of them in.

use std::path::Path;

use satei_cases::import::{CsvFile, Field, NoCsv, Refused, suggest};
use satei_cases::{Contract, Member};
use satei_model::{DeviceRegistered, PastClaimRecorded};
use serde_json::{Map, Value};

use crate::desk::Desk;
use crate::errors::{Outcome, case_error, unknown};
use crate::text::why_not;
use crate::view::{
    DeskError, ImportPreview, ImportReport, MemberContract, MemberDevice, MemberPastClaim, MemberView,
    PersonView, Progress, RefusedRow, TermView,
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
        found.iter().map(|it| self.member_view(it)).collect()
    }

    pub(crate) fn member_view(&self, member: &Member) -> Outcome<MemberView> {
        let past = self.store.past_claims_of(member.entry.id);
        let past = past.map_err(|error| case_error(&error))?;
        let contracts = member.contracts.iter().map(|contract| {
            let id = contract.entry.id;
            let past = past.iter().filter(|it| it.contract == Some(id));
            contract_view(contract, past.map(past_claim).collect())
        });
        Ok(MemberView {
            person: PersonView {
                member_id: Some(member.entry.id.to_string()),
                member_number: Some(member.entry.number.clone()),
                name: member.entry.name.clone(),
                kana: member.entry.kana.clone(),
                phones: member.entry.phones.clone(),
            },
            email: member.entry.email.clone(),
            address: text(&member.entry.person, "address"),
            contracts: contracts.collect(),
        })
    }
}

fn text(of: &Map<String, Value>, name: &str) -> Option<String> {
    of.get(name).and_then(Value::as_str).map(str::to_owned)
}

fn contract_view(contract: &Contract, past_claims: Vec<MemberPastClaim>) -> MemberContract {
    let known = |device: &DeviceRegistered, name: &str| text(&device.facts, name).filter(|it| it != "none");
    let devices = contract.devices.iter().map(|it| MemberDevice {
        device_id: it.id.to_string(),
        imei: known(it, "registered_imei"),
        serial: known(it, "registered_serial").or_else(|| known(it, "registered_production_no")),
        maker: known(it, "maker"),
        model: known(it, "model"),
        registered_on: it.registered_on.to_string(),
    });
    let terms = contract.entry.terms.iter().map(|it| TermView {
        from: it.from.to_string(),
        until: it.until.to_string(),
    });
    MemberContract {
        contract_id: contract.entry.id.to_string(),
        plan: contract.entry.plan.clone(),
        joined_on: contract.entry.joined_on.to_string(),
        ended_on: contract.entry.ended_on.map(|it| it.to_string()),
        terms: terms.collect(),
        devices: devices.collect(),
        past_claims,
        claims: contract.claims,
    }
}

fn past_claim(past: &PastClaimRecorded) -> MemberPastClaim {
    // Days, of which a claim file may know the hour as well.
    let day = |name: &str| text(&past.fields, name).map(|it| it.chars().take(DAY_DIGITS).collect());
    MemberPastClaim {
        past_claim_id: past.id.to_string(),
        applied_on: day("applied_at"),
        accident_on: day("accident_at"),
        benefit: text(&past.fields, "benefit"),
        outcome: text(&past.fields, "outcome"),
        amount: text(&past.fields, "amount"),
        paid_on: day("paid_on"),
    }
}

/// Length of `2026-04-02`.
const DAY_DIGITS: usize = 10;

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
        let unreadable = |error: std::io::Error| {
            DeskError::new(
                "import_unreadable",
                format!("{name} could not be read: {error}. Nothing was taken in."),
            )
            .hint_label("why", &why_not(&error))
        };
        let size = std::fs::metadata(file).map_err(unreadable)?.len();
        if size > IMPORT_LIMIT {
            return Err(no_csv(&NoCsv::TooLarge));
        }
        let bytes = std::fs::read(file).map_err(unreadable)?;
        let csv = CsvFile::read(&name, &bytes).map_err(|error| no_csv(&error))?;
        let mapping = mapping.map_or_else(|| Ok(suggest(&csv.headings)), |it| fields(&it))?;
        let planned = self
            .store
            .plan_import(&csv, &mapping, &self.plan_ids())
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
            .plan_import(&csv, &fields(mapping)?, &self.plan_ids())
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

impl Desk {
    fn plan_ids(&self) -> Vec<&str> {
        let plans = self.plans.catalogue().plans();
        plans.iter().map(|it| it.id.as_str()).collect()
    }
}

/// Largest file of members taken in, in bytes.
const IMPORT_LIMIT: u64 = 64 * 1024 * 1024;

fn no_csv(error: &NoCsv) -> DeskError {
    let told = format!("The CSV was not taken in: {error}.");
    match error {
        NoCsv::TooLarge => DeskError::new("import_too_large", told),
        NoCsv::Encoding => DeskError::new("import_encoding", told),
        NoCsv::NoHeadings => DeskError::new("import_no_headings", told),
        NoCsv::QuoteOpen { line } => DeskError::new("import_quote_open", told).hint("line", line),
        NoCsv::Malformed(why) => DeskError::new("import_malformed", told).hint("why", why),
    }
}

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
