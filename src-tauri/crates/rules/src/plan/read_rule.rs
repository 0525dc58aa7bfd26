//! Readings, rules and clauses without effect, from a plan file.

use super::read::{check_kebab, expr_at, optional_word, unique, word};
use super::{Benefit, Burden, ChargedOn, Choice, NoEffect, Reading, Rule, RuleKind};
use crate::diag::suggest;
use crate::toml::{File, Tab};
use crate::vocabulary::check_name;
use satei_model::Label;

/// Every rule has these keys.
const RULE_KEYS: &[&str] = &[
    "id",
    "benefits",
    "kind",
    "clause",
    "at",
    "inventory",
    "register",
    "interactions",
    "label",
    "advisory",
    "if",
];

/// A limit says one of these.
const LIMITS: &[&str] = &["when", "cap", "deduct", "becomes"];

const KINDS: &[(&str, RuleKind)] = &[
    ("eligibility", RuleKind::Eligibility),
    ("deadline", RuleKind::Deadline),
    ("limit", RuleKind::Limit),
    ("exclusion", RuleKind::Exclusion),
    ("document", RuleKind::Document),
    ("evidence", RuleKind::Evidence),
    ("payout", RuleKind::Payout),
    ("discretion", RuleKind::Discretion),
    ("charge", RuleKind::Charge),
];

const CHARGED_ON: &[(&str, ChargedOn)] = &[
    ("entitled", ChargedOn::Entitled),
    ("refused", ChargedOn::Refused),
    ("always", ChargedOn::Always),
];

pub(super) fn read_reading(file: &mut File<'_>, tab: Tab<'_>) -> Reading {
    let keys = [
        "id",
        "register",
        "clause",
        "at",
        "question",
        "recommend",
        "because",
        "choice",
    ];
    file.only(tab, "a reading", &keys);
    let id = file.need_text(tab, "id", "a reading");
    check_name(file, id.span, &id.value);
    let what = format!("reading `{}`", id.value);
    let mut choices: Vec<Choice> = Vec::new();
    for choice in file.tables(tab, "choice") {
        file.only(choice, "a choice", &["id", "label", "value"]);
        let choice_id = file.need_text(choice, "id", "a choice");
        unique(
            file,
            choices.iter().map(|c| c.id.as_str()),
            &choice_id.value,
            choice_id.span,
            "choice",
        );
        file.need_text(choice, "value", "a choice");
        choices.push(Choice {
            id: choice_id.value,
            label: file.label(choice, "label", &what, true).unwrap_or_default(),
            value: expr_at(file, choice, "value"),
        });
    }
    if choices.len() < 2 {
        file.error(
            tab.span,
            "missing-key",
            format!("{what} has fewer than two choices"),
            "write a [[reading.choice]] for every meaning; what has one meaning is a rule or a [[define]]",
        );
    }
    let recommend = file.text(tab, "recommend");
    if let Some(found) = &recommend
        && !choices.iter().any(|c| c.id == found.value)
    {
        let help = suggest(
            &found.value,
            choices.iter().map(|c| c.id.as_str()),
            "name one of its choices",
        );
        file.error(
            found.span,
            "unknown-choice",
            format!("{what} has no choice `{}`", found.value),
            help,
        );
    }
    Reading {
        register: file.text(tab, "register").map(|r| r.value),
        clause: file.need_text(tab, "clause", &what).value,
        at: file.need_text(tab, "at", &what).value,
        question: file.label(tab, "question", &what, true).unwrap_or_default(),
        recommend: recommend.map(|r| r.value),
        because: file.label(tab, "because", &what, false),
        choices,
        id: id.value,
        span: tab.span,
    }
}

/// The keys that a kind of rule has beside those of all, and those it cannot do without.
fn keys_of(kind: RuleKind) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        RuleKind::Eligibility | RuleKind::Deadline => (&["when"], &["when"]),
        RuleKind::Limit => (LIMITS, &[]),
        RuleKind::Exclusion => (&["when", "burden", "enquire", "late", "lines"], &["when"]),
        RuleKind::Document => (&["require", "by"], &["require"]),
        RuleKind::Evidence => (&["of", "when"], &["of", "when"]),
        RuleKind::Payout => (&["pay", "open"], &["pay"]),
        RuleKind::Discretion => (&[], &[]),
        RuleKind::Charge => (&["pay", "open", "on"], &["pay"]),
    }
}

pub(super) fn read_rule(file: &mut File<'_>, tab: Tab<'_>, benefits: &[Benefit]) -> Option<Rule> {
    let id = file.need_text(tab, "id", "a rule");
    check_kebab(file, &id);
    let what = format!("rule `{}`", id.value);
    let kind = file.need_text(tab, "kind", &what);
    let kind = word(file, &kind, "kind of rule", KINDS)?;
    let (own, needed) = keys_of(kind);
    let mut keys = RULE_KEYS.to_vec();
    keys.extend_from_slice(own);
    file.only(tab, &what, &keys);
    for key in needed {
        if !tab.has(key) {
            let help = match *key {
                "pay" => "add pay = \"…\", an amount such as `purchase_amount, capped at 30_000 yen`",
                "require" => "add require = [\"…\"], the papers of which one will do",
                "of" => "add of = \"…\", the document it speaks of",
                _ => "add when = \"…\", a condition such as `cause is theft`",
            };
            file.error(tab.span, "missing-key", format!("{what} lacks `{key}`"), help);
        }
    }
    let limits = LIMITS.iter().filter(|key| tab.has(key));
    if kind == RuleKind::Limit && limits.count() != 1 {
        file.error(
            tab.span,
            "missing-key",
            format!("{what} needs one of `when`, `cap`, `deduct` and `becomes`"),
            "`when` asks something, `cap` bounds the amount, `deduct` takes off it, `becomes` replaces it",
        );
    }
    let named = file.texts(tab, "benefits");
    if named.is_empty() {
        file.error(
            tab.span,
            "missing-key",
            format!("{what} belongs to no benefit"),
            "name one in `benefits`",
        );
    }
    for name in &named {
        if !benefits.iter().any(|b| b.id == name.value) {
            let help = suggest(
                &name.value,
                benefits.iter().map(|b| b.id.as_str()),
                "define it as [[benefit]]",
            );
            file.error(
                name.span,
                "unknown-benefit",
                format!("there is no benefit `{}`", name.value),
                help,
            );
        }
    }
    let enquire = file.text(tab, "enquire");
    if let Some(found) = &enquire {
        word(file, found, "enquire", &[("always", ())]);
    }
    let burdens = [("insurer", Burden::Insurer), ("claimant", Burden::Claimant)];
    Some(Rule {
        kind,
        benefits: named.into_iter().map(|n| n.value).collect(),
        clause: file.need_text(tab, "clause", &what).value,
        at: file.need_text(tab, "at", &what).value,
        inventory: numbers(file, tab, "inventory"),
        register: numbers(file, tab, "register"),
        interactions: numbers(file, tab, "interactions"),
        label: file.label(tab, "label", &what, true).unwrap_or_default(),
        advisory: file.flag(tab, "advisory"),
        burden: optional_word(file, tab, "burden", &burdens, Burden::Insurer),
        enquire: enquire.is_some(),
        late: kind == RuleKind::Deadline || file.flag(tab, "late"),
        require: file.texts(tab, "require").into_iter().map(|r| r.value).collect(),
        of: file.text(tab, "of").map(|o| o.value),
        lines: file.text(tab, "lines").map(|l| l.value),
        on: optional_word(file, tab, "on", CHARGED_ON, ChargedOn::Entitled),
        open: file.label(tab, "open", &what, false),
        guard: expr_at(file, tab, "if"),
        when: expr_at(file, tab, "when"),
        cap: expr_at(file, tab, "cap"),
        deduct: expr_at(file, tab, "deduct"),
        becomes: expr_at(file, tab, "becomes"),
        by: expr_at(file, tab, "by"),
        pay: expr_at(file, tab, "pay"),
        id: id.value,
        span: tab.span,
        burden_stated: tab.has("burden"),
    })
}

/// Numbers of a register: one text or a list of them.
fn numbers(file: &mut File<'_>, tab: Tab<'_>, key: &str) -> Vec<String> {
    if let Some(one) = tab.item(key).and_then(|item| item.as_str()) {
        return vec![one.to_owned()];
    }
    file.texts(tab, key).into_iter().map(|n| n.value).collect()
}

pub(super) fn read_no_effect(file: &mut File<'_>, tab: Tab<'_>) -> NoEffect {
    file.only(
        tab,
        "a clause without effect",
        &["inventory", "register", "interactions", "clause", "at", "why"],
    );
    let [inventory, register, interactions] =
        ["inventory", "register", "interactions"].map(|key| numbers(file, tab, key));
    if inventory.is_empty() && register.is_empty() && interactions.is_empty() {
        file.error(
            tab.span,
            "missing-key",
            "[[no_effect]] says nothing of which it speaks",
            "name clauses in `inventory`, ambiguities in `register` or interactions in `interactions`",
        );
    }
    let plain = tab.item("why").and_then(|w| w.as_str()).map(str::to_owned);
    let why = match plain {
        Some(en) => Label {
            ja: en.clone(),
            zh_hans: en.clone(),
            en,
        },
        None => file.label(tab, "why", "[[no_effect]]", true).unwrap_or_default(),
    };
    NoEffect {
        inventory,
        register,
        interactions,
        clause: file.text(tab, "clause").map(|c| c.value).unwrap_or_default(),
        at: file.text(tab, "at").map(|a| a.value).unwrap_or_default(),
        why,
    }
}
