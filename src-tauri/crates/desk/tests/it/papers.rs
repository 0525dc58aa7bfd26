//! The papers of the sample desk say what the facts of its claims say: an adjuster who looks at both finds no difference
//! that the claim is not there to show.

use satei_desk::view::{ClaimView, QueueQuery, Status};
use satei_sample::{SampleClaim, SampleSource, numbers};
use serde_json::Value;

use crate::bench::Bench;

/// Text without its spaces: a form spaces numbers and names in its own way.
fn close(text: &str) -> String {
    text.chars().filter(|it| !it.is_whitespace()).collect()
}

fn with_commas(amount: u64) -> String {
    let digits = amount.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// The ways in which papers write a day.
fn day_as_written(day: &str) -> Vec<String> {
    let parts: Vec<u32> = day.split('-').filter_map(|it| it.parse().ok()).collect();
    let [y, m, d] = parts[..] else {
        panic!("{day} is no day")
    };
    let months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let month = months[m as usize - 1];
    vec![
        format!("{y}年{m}月{d}日"),
        format!("令和{}年{m}月{d}日", y - 2018),
        format!("{y}年{m:02}月{d:02}日"),
        format!("{y}/{m}/{d}"),
        format!("{y}/{m:02}/{d:02}"),
        format!("{y}-{m:02}-{d:02}"),
        format!("{d}{month}{y}"),
        format!("{d}{}{y}", &month[..3]),
    ]
}

/// Each thing in a value that a paper prints as it is, with the ways to write it. Words of the vocabulary have none.
fn printed(value: &Value, out: &mut Vec<Vec<String>>) {
    match value {
        Value::Number(number) => {
            let amount = number.as_u64().unwrap();
            if amount >= 1_000 {
                out.push(vec![with_commas(amount)]);
            }
        }
        Value::String(text)
            if text
                .get(..10)
                .is_some_and(|it| it.parse::<chrono::NaiveDate>().is_ok()) =>
        {
            out.push(day_as_written(&text[..10]));
        }
        Value::String(text) if text.chars().any(|it| it.is_ascii_digit()) => out.push(vec![close(text)]),
        Value::Array(items) => items.iter().for_each(|it| printed(it, out)),
        Value::Object(fields) => fields.values().for_each(|it| printed(it, out)),
        _ => {}
    }
}

/// Every sample claim with what the desk made of it.
fn every_claim(bench: &Bench) -> Vec<(SampleClaim, ClaimView)> {
    let today = bench.desk.info().unwrap().today.parse().unwrap();
    satei_sample::claims(today)
        .into_iter()
        .map(|claim| {
            let member = satei_sample::members()
                .into_iter()
                .find(|it| it.key == claim.member)
                .unwrap();
            let query = QueueQuery {
                search: member.name.to_owned(),
                statuses: vec![
                    Status::Received,
                    Status::InReview,
                    Status::DocumentsAsked,
                    Status::ThirdPartyAsked,
                    Status::AwaitingApproval,
                    Status::InPayment,
                    Status::Paid,
                    Status::Denied,
                    Status::Withdrawn,
                    Status::ClosedDocumentsOutstanding,
                    Status::Reopened,
                ],
                ..QueueQuery::default()
            };
            let rows = bench.desk.queue(&query).unwrap().rows;
            let mut views = rows.iter().map(|it| bench.desk.claim(&it.claim_id).unwrap());
            let names: Vec<&str> = claim.evidence.iter().map(|it| it.name).collect();
            let view = views
                .find(|it| it.plan == claim.plan && it.evidence.iter().map(|it| &it.name).eq(&names))
                .unwrap_or_else(|| panic!("{} is not on the desk", claim.key));
            (claim, view)
        })
        .collect()
}

fn fact(claim: &SampleClaim, name: &str) -> Option<Value> {
    let found = claim.facts.iter().find(|it| it.name == name);
    found.map(|it| it.value.clone())
}

fn says(text: &str, ways: &[String], what: &str) {
    assert!(
        ways.iter().any(|it| text.contains(it)),
        "{what}: none of {ways:?} in {text}"
    );
}

#[test]
fn papers_say_what_the_facts_of_their_claims_say() {
    let bench = Bench::new();
    let (mut forms, mut values) = (0, 0);
    for (claim, view) in every_claim(&bench) {
        let text = |index: usize| close(&view.evidence[index].text.concat());
        // What was read from a paper stands on it.
        for fact in &claim.facts {
            let SampleSource::Evidence { index, .. } = fact.source else {
                continue;
            };
            let (paper, mut wanted) = (text(index), Vec::new());
            printed(&fact.value, &mut wanted);
            // A picture has no text of its own.
            if claim.evidence[index].media_type != "application/pdf" || paper.is_empty() {
                continue;
            }
            // Two numbers that are not reconciled stand on two papers.
            let all: String = (0..view.evidence.len()).map(text).collect();
            let conflicting = fact.value.get("candidates").is_some();
            for ways in &wanted {
                let of = if conflicting { &all } else { &paper };
                if conflicting && ways[0] == numbers::FUJIMOTO.imei {
                    // The other one is on a photo.
                    continue;
                }
                says(of, ways, &format!("{} {}", claim.evidence[index].path, fact.name));
                values += 1;
            }
        }
        // Whoever claims writes name, device and account as they told them.
        for (index, file) in claim.evidence.iter().enumerate() {
            if file.document != Some("claim_form") || file.media_type != "application/pdf" {
                continue;
            }
            let form = text(index);
            let member = satei_sample::members()
                .into_iter()
                .find(|it| it.key == claim.member)
                .unwrap();
            let told = |name: &str| {
                let value = fact(&claim, name).unwrap_or_else(|| panic!("{} tells no {name}", claim.key));
                close(value.as_str().unwrap())
            };
            let accident = told("accident_at");
            let costs = fact(&claim, "cost_lines").map(|it| {
                let items = it["items"].as_array().unwrap().clone();
                items.iter().map(|it| it["amount"].as_u64().unwrap()).sum()
            });
            let asked: u64 = costs.unwrap_or_else(|| claim.expected[0].amount.unwrap().into());
            for ways in [
                vec![close(member.name)],
                vec![close(member.kana)],
                vec![member.number.to_owned()],
                vec![member.phones[0].to_owned()],
                vec![told("registered_imei")],
                vec![told("registered_serial")],
                vec![told("device_model")],
                vec![told("payee_account")],
                vec![format!("{}円", with_commas(asked))],
                day_as_written(&accident[..10]),
            ] {
                says(&form, &ways, file.path);
            }
            forms += 1;
        }
    }
    assert_eq!(forms, 11, "every claim form that is no photo");
    assert!(values > 80, "only {values} values of papers were looked for");
}
