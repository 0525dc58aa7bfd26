//! Sixteen clauses and a payout: a plan of their text, claims to judge by it, and the same by hand.
//!
//! Read by the bench beside this folder and, by its path, by `tests/peers`, so that both measure the same
//! clauses on the same claims.

pub mod by_hand;
pub mod drawn;

use chrono::NaiveDate;
use satei_rules::{ClaimInput, FactValue, Proof, SourceFile};

/// How many clauses there are.
pub const CLAUSES: usize = 16;

/// What is paid at most, in yen.
pub const CAP: i64 = 150_000;

/// The facts that are yes or no, in the order of [`Facts::bools`].
pub const BOOLS: [&str; 10] = [
    "wifi",
    "genuine",
    "own",
    "registered",
    "report",
    "receipt",
    "police",
    "family",
    "theft",
    "rejoined",
];

/// The facts that are days, in the order of [`Facts::dates`].
pub const DATES: [&str; 5] = ["released", "joined", "bought", "accident", "applied"];

/// The values of the cause.
pub const CAUSES: [&str; 4] = ["breakage", "submersion", "loss", "battery"];

/// The clauses in the plan language, with their kinds.
pub const RULES: [(&str, &str); CLAUSES] = [
    ("eligibility", "wifi"),
    ("eligibility", "genuine"),
    ("eligibility", "own"),
    (
        "eligibility",
        "released >= joined - 5 years or receipt and bought >= joined - 1 year",
    ),
    ("eligibility", "registered"),
    ("eligibility", "accident > joined"),
    ("deadline", "applied <= accident + 90 days"),
    ("limit", "earlier < 2"),
    ("eligibility", "report and receipt"),
    ("eligibility", "police or not theft"),
    ("exclusion", "cause is loss"),
    ("exclusion", "cause is battery"),
    ("exclusion", "family"),
    ("exclusion", "rejoined"),
    ("exclusion", "bought < released"),
    ("limit", "years from joined to applied <= 10"),
];

/// Whether a clause takes cover away. The insurer has to show it: not known counts as not so.
pub fn is_exclusion(clause: usize) -> bool {
    (10..15).contains(&clause)
}

/// The facts of one claim; what is not known is `None`.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// In the order of [`BOOLS`].
    pub bools: [Option<bool>; 10],
    /// In the order of [`DATES`].
    pub dates: [Option<NaiveDate>; 5],
    /// A place in [`CAUSES`].
    pub cause: Option<usize>,
    /// In yen.
    pub cost: Option<i64>,
    /// How many claims the member has made before.
    pub earlier: Option<i64>,
}

/// The vocabulary and the plan.
pub fn files() -> Vec<SourceFile> {
    let file = |path: &str, text| SourceFile {
        path: path.to_owned(),
        text,
    };
    vec![
        file("vocabulary.toml", vocabulary()),
        file("bench/1900-01-01.toml", plan()),
    ]
}

const LABEL: &str = "{ ja = \"名\", zh-Hans = \"名\", en = \"Name\" }";

fn vocabulary() -> String {
    let mut text = String::from("[enum.cause]\n");
    for cause in CAUSES {
        text += &format!("values.{cause} = {LABEL}\n");
    }
    let mut fact = |id: &str, ty: &str| {
        text += &format!("[fact.{id}]\n{ty}\nproof = \"stated\"\ngroup = \"device\"\nlabel = {LABEL}\n");
    };
    BOOLS.iter().for_each(|id| fact(id, "type = \"bool\""));
    DATES.iter().for_each(|id| fact(id, "type = \"date\""));
    fact("cause", "type = \"enum\"\nof = \"cause\"");
    fact("cost", "type = \"yen\"");
    fact("earlier", "type = \"count\"");
    text
}

fn plan() -> String {
    let mut text = format!(
        "[plan]\nid = \"bench\"\neffective = 1900-01-01\nversion_by = \"joined\"\ntime_zone = \"Asia/Tokyo\"\n\
         label = {LABEL}\nsource = {{ title = \"Bench\" }}\n[[benefit]]\nid = \"repair\"\nlabel = {LABEL}\n"
    );
    for (place, (kind, when)) in RULES.iter().enumerate() {
        let burden = if is_exclusion(place) {
            "burden = \"insurer\"\n"
        } else {
            ""
        };
        text += &format!(
            "[[rule]]\nid = \"r{place}\"\nbenefits = [\"repair\"]\nkind = \"{kind}\"\nclause = \"1\"\nat = \"L1\"\n\
             label = {LABEL}\nwhen = \"{when}\"\n{burden}"
        );
    }
    text += &format!(
        "[[rule]]\nid = \"pay\"\nbenefits = [\"repair\"]\nkind = \"payout\"\nclause = \"1\"\nat = \"L1\"\n\
         label = {LABEL}\npay = \"cost capped at {CAP} yen\"\n"
    );
    text
}

/// The facts as a claim under the plan.
pub fn claim(facts: &Facts) -> ClaimInput {
    let mut claim = ClaimInput::new("bench", 1_775_000_000);
    let mut known = |id: &str, value| claim.facts.insert(id.to_owned(), proved(value));
    for (id, value) in BOOLS.iter().zip(facts.bools) {
        value.map(|b| known(id, FactValue::Bool(b)));
    }
    for (id, value) in DATES.iter().zip(facts.dates) {
        let day = value.map(|date| (date - NaiveDate::default()).num_days());
        day.map(|day| known(id, FactValue::Date(Some(day), Some(day))));
    }
    let cause = facts.cause.and_then(|cause| CAUSES.get(cause));
    cause.map(|cause| known("cause", FactValue::Enum((*cause).to_owned())));
    for (id, value) in [("cost", facts.cost), ("earlier", facts.earlier)] {
        value.map(|n| known(id, FactValue::Number(Some(n), Some(n))));
    }
    claim
}

fn proved(value: FactValue) -> satei_rules::FactEntry {
    satei_rules::FactEntry::Value {
        value,
        proof: Proof::Confirmed,
        from: None,
    }
}
