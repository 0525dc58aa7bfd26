//! Sample terms in our own words.

use crate::words::SampleTerms;

/// The terms attached to the sample desk, one for each plan. They tell what each clause comes to in our own words and
/// say so in their first line: whoever decides real claims attaches the real terms.
pub fn terms() -> Vec<SampleTerms> {
    vec![
        SampleTerms {
            plan: "keitai-support-plus",
            version: "2023-01-01",
            name: "見本約款_ケイタイサポートPlus.md",
            text: include_str!("../../../../assets/sample/terms/keitai-support-plus.md"),
        },
        SampleTerms {
            plan: "okippa-plus-paid",
            version: "2024-01-01",
            name: "見本約款_OKIPPA_plus_有料.md",
            text: include_str!("../../../../assets/sample/terms/okippa-plus-paid.md"),
        },
        SampleTerms {
            plan: "okippa-plus-free",
            version: "2024-01-01",
            name: "見本約款_OKIPPA_plus_無料.md",
            text: include_str!("../../../../assets/sample/terms/okippa-plus-free.md"),
        },
        SampleTerms {
            plan: "opencocon-plus",
            version: "2024-04-01",
            name: "見本約款_OpenCocon_Plus.md",
            text: include_str!("../../../../assets/sample/terms/opencocon-plus.md"),
        },
        SampleTerms {
            plan: "rakuten-anshin-shopping",
            version: "2024-01-01",
            name: "見本約款_楽天あんしんショッピング.md",
            text: include_str!("../../../../assets/sample/terms/rakuten-anshin-shopping.md"),
        },
        SampleTerms {
            plan: "navibird-anshin",
            version: "2016-08-01",
            name: "見本約款_安心保障付加サービス.md",
            text: include_str!("../../../../assets/sample/terms/navibird-anshin.md"),
        },
    ]
}

/// The dispute-resolution body that the sample desk names for a plan which leaves it open: name, telephone and where it was
/// found. Which bodies the insurers have contracts with was never confirmed, so this one is invented.
pub fn dispute_body(plan: &str) -> Option<(&'static str, &'static str, &'static str)> {
    let insured = ["keitai-support-plus", "okippa-plus-paid", "opencocon-plus"];
    insured.contains(&plan).then_some((
        "見本保険紛争解決センター（見本）",
        "050-0000-1190",
        "見本のための架空の機関。実際には引受保険会社に確認する",
    ))
}

impl SampleTerms {
    /// The clause and the passage that tell what a rule rests on. In the text a clause is a heading
    /// `## clause {rule rule}` and its passage follows.
    pub fn passage(&self, rule: &str) -> Option<(&'static str, &'static str)> {
        self.text.split("\n## ").skip(1).find_map(|section| {
            let (heading, passage) = section.split_once('\n')?;
            let (clause, rules) = heading.strip_suffix('}')?.rsplit_once(" {")?;
            rules
                .split(' ')
                .any(|r| r == rule)
                .then(|| (clause, passage.trim()))
        })
    }
}
