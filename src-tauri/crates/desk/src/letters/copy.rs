//! What the house's file copy (社内控) adds: every fact with its provenance, readings, presumptions, hashes.

use chrono::{DateTime, FixedOffset};
use satei_letters::data::{
    EvidenceRecord, FactRecord, FileCopy, PresumptionRecord, ReadingRecord, VersionRecord,
};

use super::Material;
use crate::view::{FindingResult, ReadingScope};

/// Hashes and versions of what a decision was made with.
#[derive(Debug, Clone, Default)]
pub(crate) struct Provenance {
    /// What, its version, and its SHA-256 where it has one.
    pub versions: Vec<(String, String, Option<String>)>,
}

/// The additions of a file copy.
pub(super) fn file_copy(material: &Material<'_>) -> FileCopy {
    FileCopy {
        facts: facts(material),
        readings: readings(material),
        presumptions: presumptions(material),
        evidence: evidence(material),
        versions: material
            .provenance
            .versions
            .iter()
            .map(|(what, version, sha256)| VersionRecord {
                what: what.clone(),
                version: version.clone(),
                sha256: sha256.clone(),
            })
            .collect(),
    }
}

fn facts(material: &Material<'_>) -> Vec<FactRecord> {
    let known = material.claim.facts.iter().filter(|it| !it.value.is_null());
    known
        .filter_map(|fact| {
            let source = fact.source.as_ref()?;
            let label = material
                .info
                .vocabulary
                .facts
                .iter()
                .find(|it| it.name == fact.name)?
                .label
                .ja
                .clone();
            let from = source.evidence_id.as_ref().and_then(|id| {
                let evidence = material.claim.evidence.iter().find(|it| it.evidence_id == *id)?;
                Some(match source.page {
                    Some(page) => format!("{} p.{page}", evidence.name),
                    None => evidence.name.clone(),
                })
            });
            Some(FactRecord {
                label,
                value: fact.text.as_ref().map_or_else(String::new, |it| it.ja.clone()),
                proof: fact.proof.map_or_else(String::new, |it| it.word().to_owned()),
                source: from.unwrap_or_else(|| source.kind.clone()),
                by: source.by.clone(),
                at: instant(&source.at, material.at),
            })
        })
        .collect()
}

fn readings(material: &Material<'_>) -> Vec<ReadingRecord> {
    let stands = material.assessment.readings.iter();
    stands
        .filter_map(|stand| {
            let chosen = stand.chosen.as_ref()?;
            let choice = stand
                .reading
                .choices
                .iter()
                .find(|it| Some(&it.id) == stand.choice.as_ref())?;
            Some(ReadingRecord {
                place: format!("{} ({})", stand.reading.clause, stand.reading.register),
                choice: choice.label.ja.clone(),
                scope: match chosen.scope {
                    ReadingScope::House => "社内基準",
                    ReadingScope::Claim => "本件限り",
                }
                .to_owned(),
                reason: chosen.reason.clone(),
                by: chosen.by.clone(),
                at: instant(&chosen.at, material.at),
            })
        })
        .collect()
}

fn presumptions(material: &Material<'_>) -> Vec<PresumptionRecord> {
    let findings = material.assessment.findings.iter();
    findings
        .filter(|it| it.result == FindingResult::Presumed || it.handled_by.is_some())
        .map(|it| PresumptionRecord {
            place: it.clause.clone(),
            label: it.label.ja.clone(),
            state: it
                .handled_by
                .as_ref()
                .map_or_else(|| "推定のまま".to_owned(), |by| format!("確認済({by})")),
        })
        .collect()
}

fn evidence(material: &Material<'_>) -> Vec<EvidenceRecord> {
    let files = material.claim.evidence.iter().filter(|it| !it.set_aside);
    files
        .map(|file| EvidenceRecord {
            name: file.name.clone(),
            document: file
                .document
                .as_ref()
                .and_then(|name| {
                    material
                        .info
                        .vocabulary
                        .documents
                        .iter()
                        .find(|it| it.name == *name)
                })
                .map_or_else(|| "未分類".to_owned(), |it| it.label.ja.clone()),
            received_on: instant(&file.attached_at, material.at).date_naive(),
            sha256: file.sha256.clone(),
        })
        .collect()
}

fn instant(text: &str, otherwise: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap_or(otherwise)
}
