//! Works at a desk as fast as it can and says each thing only once it was acknowledged. It is there to be
//! ended at any moment.

use std::io::Write;
use std::path::PathBuf;

use satei_desk::view::{Change, ClaimChange, ClaimView, NewClaim, Outcome as Decision, Subject};
use satei_desk::{Cancel, Desk, Outcome, Parts, Plans};

fn main() -> Outcome<()> {
    let mut words = std::env::args_os().skip(1);
    let (Some(folder), Some(files)) = (words.next().map(PathBuf::from), words.next().map(PathBuf::from))
    else {
        eprintln!("crash-worker DESK FILES");
        return Ok(());
    };
    let parts = Parts::new("worker".to_owned(), Plans::built_in()?);
    let desk = Desk::open(&folder, Some("correct horse"), parts)?;
    say("open");
    for round in 0_u32.. {
        let claim = desk.create_claim(&NewClaim {
            key: desk.new_key(),
            plan: "okippa-plus-free".to_owned(),
            subject: Subject::Claim,
            contract_id: None,
            name: format!("架空 {round}"),
            kana: String::new(),
            phone: String::new(),
        })?;
        say(&format!("claim {}", claim.claim_id));
        let file = files.join(format!("{}-{round}.txt", std::process::id()));
        if std::fs::write(&file, format!("{} {round}", claim.claim_id)).is_err() {
            return Ok(());
        }
        let attached = desk.attach(
            &claim.claim_id,
            &[file],
            &desk.new_key(),
            &Cancel::default(),
            &mut |_| {},
        )?;
        for evidence in &attached.claim.evidence {
            say(&format!("evidence {} {}", claim.claim_id, evidence.evidence_id));
        }
        let noted = change(
            &desk,
            &attached.claim,
            Change::AddNote {
                text: format!("{round}"),
            },
        )?;
        say(&format!("noted {}", claim.claim_id));
        let decide = Change::Decide {
            benefit: "parcel-gift".to_owned(),
            outcome: Decision::Denied,
            amount: None,
            override_reason: Some("x".to_owned()),
        };
        change(&desk, &noted, decide)?;
        say(&format!("decided {}", claim.claim_id));
    }
    Ok(())
}

fn change(desk: &Desk, on: &ClaimView, change: Change) -> Outcome<ClaimView> {
    let key = desk.new_key();
    desk.change(&ClaimChange {
        claim_id: on.claim_id.clone(),
        head: on.head.clone(),
        key,
        change,
    })
}

fn say(what: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever listens may be gone already; then there is nobody to tell.
    let _ = writeln!(out, "{what}");
    let _ = out.flush();
}
