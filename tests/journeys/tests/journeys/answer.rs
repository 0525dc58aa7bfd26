//! The auditor: what a decision made long ago rested on, and whether anything was altered since.

use satei_journeys::{ENTER, Home, Journey, Look, Start, Trouble};

/// Paid against the rules by a senior: the reason stands on it.
#[tokio::test]
async fn a_decision_is_answered_for_and_nothing_was_altered() -> Result<(), Trouble> {
    let mut journey = Journey::start("answer", Look::ALL[4], Home::new()?, &Start::default()).await?;
    journey.see("queue-screen").await?;
    journey.open_claim("南 さつき", "KSP-0009").await?;
    journey.see("override-mark").await?;
    journey.click("history-open").await?;
    journey.click("history-as-decided").await?;
    journey.read("decided-told", |text| text.contains("上席")).await?;
    // With which plan, vocabulary and program it was made, each still the same here.
    journey.see("made-with-plan").await?;
    journey.see("made-with-vocabulary").await?;
    journey.see("made-with-engine").await?;
    journey.picture("as-decided").await?;
    journey.click("decided-close").await?;

    journey.click("palette-open").await?;
    journey.fill("palette-input", "Verify").await?;
    journey.press(ENTER).await?;
    journey
        .until("return document.querySelector('[data-testid=verify-result] code, [data-testid=verify-result] button') !== null")
        .await?;
    assert_eq!(
        journey
            .ask("return document.querySelector('[data-testid=verify-defects]')")
            .await?,
        serde_json::Value::Null,
        "nothing was altered"
    );
    journey.picture("verified").await?;
    journey.end().await?;
    Ok(())
}
