//! A desk of one's own from nothing: the book by hand, since when it is complete, contact data and terms, a claim, and its
//! denial as a letter. Nothing of the sample helps here.

use std::path::PathBuf;

use satei_journeys::{Home, Journey, Look, Start, Trouble};

const PASSPHRASE: &str = "correct horse battery";

async fn from_nothing_to_a_denial(look: Look) -> Result<(), Trouble> {
    let home = Home::new()?;
    let terms = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../../assets/sample/terms")
        .join("keitai-support-plus.md");
    let letter = home.out().join("denial.pdf");
    let start = Start {
        desk: Some(home.out().join("desk")),
        empty: true,
        picks: vec![vec![terms], vec![letter.clone()]],
        ..Start::default()
    };
    let mut journey = Journey::start("own-desk", look, home, &start).await?;
    journey.fill("make-desk-passphrase", PASSPHRASE).await?;
    journey.fill("make-desk-again", PASSPHRASE).await?;
    journey.click("make-desk-make").await?;
    journey.click("recovery-key-kept").await?;
    journey.click("recovery-key-done").await?;
    journey.click("house-readings-later").await?;

    // 1. The book: a member with a contract, and since when no earlier claim is missing.
    journey.click("members-open").await?;
    journey
        .read("book-complete", |text| !text.contains("2024"))
        .await?;
    journey.picture("book-empty").await?;
    journey.click("member-new").await?;
    journey.fill("book-number", "90000001").await?;
    journey.fill("book-name", "白川 汐").await?;
    journey.fill("book-kana", "シラカワ シオ").await?;
    journey.fill("book-phone-1", "03-0000-0001").await?;
    journey.picture("member").await?;
    journey.click("book-record").await?;
    journey.click("contract-add").await?;
    journey.choose("book-plan", "keitai-support-plus").await?;
    journey.fill("book-joined_on", "令和7年4月1日").await?;
    journey.picture("contract").await?;
    journey.click("book-record").await?;
    journey.click("device-add-keitai-support-plus").await?;
    journey.fill("book-imei", "350000000000005").await?;
    journey.click("book-record").await?;
    journey
        .read("book-refused", |text| text.contains("350000000000005"))
        .await?;
    journey.picture("refused").await?;
    journey.fill("book-imei", "350000000000006").await?;
    journey.click("book-record").await?;
    journey
        .read("members", |text| text.contains("350000000000006"))
        .await?;
    journey.picture("page").await?;
    journey.click("member-back").await?;
    journey.click("complete-open").await?;
    journey.fill("complete-from", "2024-01-01").await?;
    journey.click("complete-record").await?;
    journey
        .read("book-complete", |text| text.contains("2024-01-01"))
        .await?;
    journey.click("members-close").await?;

    // 2. Whom letters name, and what they quote.
    journey.click("plans-open").await?;
    journey.fill("body-name", "見本保険紛争解決センター").await?;
    journey.fill("body-source", "引受保険会社に電話で確認").await?;
    journey.click("contact-check").await?;
    journey.see("notice").await?;
    journey.click("terms-attach").await?;
    journey
        .read("plan-terms", |text| text.contains("keitai-support-plus.md"))
        .await?;
    journey.picture("plan").await?;
    journey.click("plans-close").await?;

    // 3. A claim of an accident before the joining day.
    journey.click("new-open").await?;
    journey.fill("member-search", "90000001").await?;
    journey.click("member-1").await?;
    journey.see("member-chosen").await?;
    journey.click("new-create").await?;
    journey.see("claim-screen").await?;
    journey.click("person-open").await?;
    journey.fill("member-search", "シラカワ").await?;
    journey.see("member-1").await?;
    journey.picture("claimant").await?;
    journey.click("person-close").await?;
    journey.click("fact-edit-accident_at").await?;
    journey.fill("fact-input-accident_at", "2025-03-31 12:00").await?;
    journey.click("fact-save-accident_at").await?;
    journey
        .until("return document.querySelector('[data-testid=verdict]')?.dataset.verdict === 'not_payable'")
        .await?;

    // 4. Its denial, and the letter.
    journey.click("decide-open").await?;
    journey.click("decide-confirm").await?;
    journey.letter_drawn().await?;
    journey.picture("letter").await?;
    journey.click("letter-issue").await?;
    journey
        .click_css("[data-testid='letter'] [data-testid='letter-export']")
        .await?;
    journey.see("notice").await?;
    journey.click("letter-close").await?;

    // 5. Years later: the decision as it was made.
    journey.click("as-decided-denied").await?;
    journey
        .read("decided-fact-accident_at", |text| text.contains("2025"))
        .await?;
    journey.picture("as-decided").await?;
    // The home lives until here: what was saved lies in it.
    let _home = journey.end().await?;
    assert!(std::fs::read(&letter)?.starts_with(b"%PDF-"));
    Ok(())
}

#[tokio::test]
async fn from_nothing_to_a_denial_in_japanese_and_light() -> Result<(), Trouble> {
    from_nothing_to_a_denial(Look::ALL[0]).await
}

#[tokio::test]
async fn from_nothing_to_a_denial_in_chinese_and_dark() -> Result<(), Trouble> {
    from_nothing_to_a_denial(Look::ALL[3]).await
}
