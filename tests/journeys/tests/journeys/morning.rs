//! The morning: what is due today, and one claim found by whatever is at hand.

use satei_journeys::{ENTER, Home, Journey, Look, Start, Trouble};

#[tokio::test]
async fn what_is_due_is_picked_and_a_claim_is_found_by_whatever_is_at_hand() -> Result<(), Trouble> {
    let mut journey = Journey::start("morning", Look::ALL[1], Home::new()?, &Start::default()).await?;
    journey.see("queue-row-KSP-0001").await?;
    let rows = "document.querySelectorAll('[data-testid^=queue-row-]').length";
    let all = journey.ask(&format!("return {rows}")).await?;

    journey.choose("queue-due", "today").await?;
    journey
        .until(&format!("return 0 < {rows} && {rows} < {all}"))
        .await?;
    journey.picture("due").await?;
    journey.choose("queue-due", "all").await?;

    // A device number off a photo, what the police wrote on the slip, and how a name is read.
    for (search, number) in [
        ("009999011042177", "KSP-0001"),
        ("ナカハラ", "OKP-0001"),
        ("第2026-1043号", "OKP-0001"),
    ] {
        journey.fill("queue-search", search).await?;
        journey
            .until(&format!(
                "const rows = [...document.querySelectorAll('[data-testid^=queue-row-]')]; \
                 return rows.length === 1 && rows[0].dataset.testid === 'queue-row-{number}'"
            ))
            .await?;
    }
    journey.picture("found").await?;
    // From the search into the list, and on into the claim.
    journey.press(ENTER).await?;
    journey.press(ENTER).await?;
    journey.see("claim-screen").await?;
    journey.see("fact-police_number").await?;
    journey.end().await?;
    Ok(())
}
