//! Files and a folder dropped on the window by another program: first on the queue, then on the claim they made.

use satei_journeys::{Home, Journey, Look, Start, Trouble, drop_files, sample};

#[tokio::test]
async fn what_is_dropped_on_the_window_becomes_evidence() -> Result<(), Trouble> {
    let home = Home::new()?;
    // A folder with a name as people give them: with a space, and not in Latin letters.
    let folder = home.path().join("写真 1 & 報告");
    std::fs::create_dir(&folder)?;
    std::fs::copy(sample("aoyama/receipt.jpg"), folder.join("領収書.jpg"))?;
    std::fs::copy(sample("aoyama/report.pdf"), folder.join("report.pdf"))?;
    let mut journey = Journey::start("dropped", Look::ALL[0], home, &Start::default()).await?;
    journey.see("queue-screen").await?;
    drop_files(&[folder])?;
    journey
        .read("new-files", |text| text.contains("写真 1 & 報告"))
        .await?;
    journey.fill("new-name", "白川 汐").await?;
    journey.picture("new").await?;
    journey.click("new-create").await?;
    journey.see("claim-screen").await?;
    journey.see("evidence-2").await?;
    journey.picture("folder").await?;

    // More on the open claim.
    drop_files(&[sample("aoyama/form.pdf")])?;
    journey.see("evidence-3").await?;
    journey.picture("another").await?;
    journey.end().await?;
    Ok(())
}
