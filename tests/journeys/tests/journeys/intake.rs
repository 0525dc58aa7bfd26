//! A new claim by hand: the member from the book, files by the dialog, classified and rejected.

use satei_journeys::{Home, Journey, Look, Start, Trouble, sample};

#[tokio::test]
async fn a_claim_is_taken_up_by_hand_and_its_files_are_looked_at() -> Result<(), Trouble> {
    let start = Start {
        picks: vec![vec![sample("aoyama/receipt.jpg"), sample("aoyama/report.pdf")]],
        ..Start::default()
    };
    let mut journey = Journey::start("intake", Look::ALL[0], Home::new()?, &start).await?;
    journey.see("queue-screen").await?;
    journey.click("new-open").await?;
    journey.fill("member-search", "KS-240117").await?;
    journey.click("member-1").await?;
    journey
        .read("member-chosen", |text| text.contains("青山"))
        .await?;
    journey.picture("new").await?;
    journey.click("new-create").await?;

    journey.see("claim-screen").await?;
    journey.see("evidence-empty").await?;
    journey.picture("empty").await?;
    journey.click("attach-open").await?;
    journey.see("evidence-2").await?;
    journey.click("evidence-1").await?;
    journey.choose("classify", "repair_receipt").await?;
    journey.picture("classified").await?;
    journey.click("evidence-reject").await?;
    journey.fill("reason-text", "日付が読めない").await?;
    journey.click("reason-confirm").await?;
    journey.gone("reason-dialog").await?;
    // The checklist says why the receipt does not count.
    journey
        .read("checklist", |text| text.contains("日付が読めない"))
        .await?;
    journey.picture("rejected").await?;
    journey.end().await?;
    Ok(())
}
