//! The path of every day: queue → evidence → facts → findings → decide → letter, in each language and theme.

use satei_journeys::{Home, Journey, Look, Start, Trouble};

/// A claim of the sample desk that is payable, but for its postage, once its presumptions are confirmed.
const CLAIMANT: &str = "青山";

async fn six_steps(look: Look) -> Result<(), Trouble> {
    let home = Home::new()?;
    let letter = home.out().join("letter.pdf");
    let start = Start {
        picks: vec![vec![letter.clone()]],
        ..Start::default()
    };
    let mut journey = Journey::start("decide", look, home, &start).await?;

    // 1. The queue, and a claim found in it.
    journey.see("queue-screen").await?;
    journey.fill("queue-search", CLAIMANT).await?;
    journey.see("queue-row-KSP-0001").await?;
    journey.picture("queue").await?;
    journey.open_claim(CLAIMANT, "KSP-0001").await?;

    // 2. Its evidence.
    journey.click("evidence-1").await?;
    journey.see("viewer").await?;
    journey.picture("evidence").await?;

    // 3. Its facts, with where each came from.
    journey
        .read("fact-joined_on", |text| text.contains("2025"))
        .await?;
    journey.picture("facts").await?;

    // 4. A finding opens to how it came about.
    journey.click("findings-favour-toggle").await?;
    journey.click("finding-device-age").await?;
    journey
        // In words: the release is named with what is known of it, and nothing of the plan's own notation is left.
        .read("trace", |text| text.contains("2025") && !text.contains('_'))
        .await?;
    journey.picture("findings").await?;

    // 5. Decide: what is presumed, if anything, is confirmed first, with a reason.
    journey.click("decide-open").await?;
    journey.see("decide-confirm").await?;
    if journey
        .ask("return document.querySelector('[data-testid=presumptions-confirm]') !== null")
        .await?
        == true
    {
        journey.fill("presumptions-reason", "書類により確認").await?;
        journey.click("presumptions-confirm").await?;
        journey.gone("presumptions-confirm").await?;
    }
    journey.picture("decide").await?;
    journey.click("decide-confirm").await?;

    // 6. The letter, issued and written to a file.
    journey.see_css("[data-testid='letter-page-1']").await?;
    journey.letter_drawn().await?;
    journey.picture("letter").await?;
    journey.click("letter-issue").await?;
    journey
        .see_css("[data-testid='letter'] [data-testid='letter-issued-partial_payment']")
        .await?;
    journey
        .click_css("[data-testid='letter'] [data-testid='letter-export']")
        .await?;
    journey.see("notice").await?;
    journey.picture("issued").await?;
    let pdf = std::fs::read(&letter)?;
    assert!(pdf.starts_with(b"%PDF-1."), "the letter is a PDF");
    assert!(
        pdf.len() > 10_000,
        "the letter carries its fonts: {} bytes",
        pdf.len()
    );
    journey.end().await?;
    Ok(())
}

#[tokio::test]
async fn a_claim_is_decided_in_japanese_and_light() -> Result<(), Trouble> {
    six_steps(Look::ALL[0]).await
}

#[tokio::test]
async fn a_claim_is_decided_in_japanese_and_dark() -> Result<(), Trouble> {
    six_steps(Look::ALL[1]).await
}

#[tokio::test]
async fn a_claim_is_decided_in_chinese_and_light() -> Result<(), Trouble> {
    six_steps(Look::ALL[2]).await
}

#[tokio::test]
async fn a_claim_is_decided_in_chinese_and_dark() -> Result<(), Trouble> {
    six_steps(Look::ALL[3]).await
}

#[tokio::test]
async fn a_claim_is_decided_in_english_and_light() -> Result<(), Trouble> {
    six_steps(Look::ALL[4]).await
}

#[tokio::test]
async fn a_claim_is_decided_in_english_and_dark() -> Result<(), Trouble> {
    six_steps(Look::ALL[5]).await
}
