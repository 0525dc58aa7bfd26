//! What the house's file copy (社内控) adds: every fact with its provenance, readings, presumptions, hashes.

use chrono::{DateTime, FixedOffset};
use satei_letters::data::{
    EvidenceRecord, FactRecord, FileCopy, OverrideRecord, PresumptionRecord, ReadingRecord, VersionRecord,
};
use satei_model::SourceKind;

use super::{Material, clauses};
use crate::text::{fill, label, proof_text};
use crate::view::{EvidenceView, FindingResult, Label, ReadingScope, SourceView};

/// One thing a decision was made with: what, its version, and its SHA-256 where it has one.
#[derive(Debug, Clone)]
pub(crate) struct MadeWith {
    /// What.
    pub what: Label,
    /// Its name or version.
    pub version: String,
    /// SHA-256 in hexadecimal.
    pub sha256: Option<String>,
}

/// The additions of a file copy.
pub(super) fn file_copy(material: &Material<'_>) -> FileCopy {
    FileCopy {
        facts: facts(material),
        overrides: overrides(material),
        readings: readings(material),
        presumptions: presumptions(material),
        evidence: evidence(material),
        versions: material
            .made_with
            .iter()
            .map(|it| VersionRecord {
                what: it.what.clone(),
                version: it.version.clone(),
                sha256: it.sha256.clone(),
            })
            .collect(),
    }
}

fn facts(material: &Material<'_>) -> Vec<FactRecord> {
    let known = material.claim.facts.iter().filter(|it| !it.value.is_null());
    known
        .filter_map(|fact| {
            let source = fact.source.as_ref()?;
            Some(FactRecord {
                label: material.fact_label(&fact.name),
                value: material.value(fact).unwrap_or_default(),
                proof: fact.proof.map(proof_text).unwrap_or_default(),
                source: source_text(material, source),
                by: source.by.clone(),
                at: instant(&source.at, material.at),
            })
        })
        .collect()
}

/// Where a fact comes from: the file and page, or who said it.
fn source_text(material: &Material<'_>, source: &SourceView) -> Label {
    let file = source
        .evidence_id
        .as_ref()
        .and_then(|id| material.claim.evidence.iter().find(|it| it.evidence_id == *id));
    if let Some(file) = file {
        let name = Label::same(&file.name);
        return match source.page {
            None => name,
            Some(page) => {
                let text = label("{file} {page}ページ", "{file} 第{page}页", "{file}, page {page}");
                fill(fill(text, "page", &Label::same(&page.to_string())), "file", &name)
            }
        };
    }
    if let Some(number) = &source.dossier_number {
        let text = label("登録 {n}", "登记 {n}", "Registration {n}");
        return fill(text, "n", &Label::same(number));
    }
    match SourceKind::from_word(&source.kind) {
        Some(SourceKind::Claimant) => label("請求者の申告", "申请人陈述", "The claimant"),
        Some(SourceKind::Evidence) => label("提出資料", "所交材料", "Evidence"),
        Some(SourceKind::Adjuster) => label("担当者の確認", "经办人确认", "The adjuster"),
        Some(SourceKind::MemberBook) => label("会員名簿", "会员名册", "The member book"),
        Some(SourceKind::ClaimFile) => label("請求ファイル", "案件文件", "The claim file"),
        None => Label::same(&source.kind),
    }
}

/// Why the decision departs from the assessment.
fn overrides(material: &Material<'_>) -> Vec<OverrideRecord> {
    let told = material.decision.into_iter();
    told.filter_map(|it| {
        Some(OverrideRecord {
            reason: it.override_reason.clone()?,
            by: it.by.clone(),
            at: instant(&it.at, material.at),
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
                choice: clauses::answer(&stand.reading.question, &choice.label),
                scope: match chosen.scope {
                    ReadingScope::House => label("社内基準", "内部标准", "House standard"),
                    ReadingScope::Claim => label("本件限り", "仅限本案", "This claim only"),
                },
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
            label: it.label.clone(),
            state: match &it.handled_by {
                None => label("推定のまま", "仍为推定", "Still presumed"),
                Some(by) => fill(
                    label("確認済({by})", "已确认（{by}）", "Confirmed ({by})"),
                    "by",
                    &Label::same(by),
                ),
            },
        })
        .collect()
}

fn evidence(material: &Material<'_>) -> Vec<EvidenceRecord> {
    let files = material.claim.evidence.iter().filter(|it| !it.set_aside);
    files
        .map(|file: &EvidenceView| EvidenceRecord {
            name: file.name.clone(),
            document: material
                .document_label(file)
                .unwrap_or_else(|| label("未分類", "未分类", "Not classified")),
            received_on: instant(&file.attached_at, material.at).date_naive(),
            sha256: file.sha256.clone(),
        })
        .collect()
}

fn instant(text: &str, otherwise: DateTime<FixedOffset>) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap_or(otherwise)
}
