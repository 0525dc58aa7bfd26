//! Something is missing: what would settle the claim is asked for, once, in a letter with a day to reply by.

use satei_journeys::{Home, Journey, Look, Start, Trouble};

/// A claim whose receipt bears no date.
const CLAIMANT: &str = "北条";

async fn asks(look: Look) -> Result<(), Trouble> {
    let home = Home::new()?;
    let letter = home.out().join("deficiency.pdf");
    let start = Start {
        picks: vec![vec![letter.clone()]],
        ..Start::default()
    };
    let mut journey = Journey::start("ask", look, home, &start).await?;
    journey.see("queue-screen").await?;
    journey.open_claim(CLAIMANT, "KSP-0002").await?;
    journey
        .see_css("[data-testid=verdict][data-verdict^=undetermined]")
        .await?;
    journey
        .see_css("[data-testid=checklist-item-repair-receipt]:not([data-state=accepted])")
        .await?;
    journey.picture("missing").await?;

    journey.click("ask-open").await?;
    journey.letter_drawn().await?;
    journey.see("letter-reply-by").await?;
    journey.picture("letter").await?;
    journey.click("letter-issue").await?;
    journey
        .see_css("[data-testid='letter'] [data-testid='letter-issued-deficiency']")
        .await?;
    journey
        .click_css("[data-testid='letter'] [data-testid='letter-export']")
        .await?;
    journey.see("notice").await?;
    journey.click("letter-close").await?;
    // The claim waits for its papers from now on.
    journey.click("history-open").await?;
    journey.see("history-letter_issued").await?;
    journey.see("history-due_set").await?;
    journey.picture("history").await?;
    let _home = journey.end().await?;
    assert!(
        std::fs::read(&letter)?.starts_with(b"%PDF-1."),
        "the letter is a PDF"
    );
    Ok(())
}

#[tokio::test]
async fn what_is_missing_is_asked_for_in_chinese_and_dark() -> Result<(), Trouble> {
    asks(Look::ALL[3]).await
}
