//! A desk of one's own: made in the window, closed, unlocked again, and members brought in.

use satei_journeys::{Home, Journey, Look, Start, Trouble};

const PASSPHRASE: &str = "correct horse battery";

#[tokio::test]
async fn a_desk_is_made_locked_and_opened_again() -> Result<(), Trouble> {
    let home = Home::new()?;
    let desk = home.out().join("desk");
    let csv = home.out().join("members.csv");
    std::fs::write(
        &csv,
        "会員番号,氏名,フリガナ,電話番号\nZZ-000001,見本 花子,ミホン ハナコ,050-0000-9901\nZZ-000002,,,\n",
    )?;
    let start = Start {
        desk: Some(desk.clone()),
        empty: true,
        picks: vec![vec![csv]],
        ..Start::default()
    };
    let mut journey = Journey::start("entry", Look::ALL[0], home, &start).await?;
    journey.see("make-desk").await?;
    journey.fill("make-desk-passphrase", PASSPHRASE).await?;
    journey.fill("make-desk-again", PASSPHRASE).await?;
    journey.picture("make").await?;
    journey.click("make-desk-make").await?;
    let key = journey.see("recovery-key").await?.text().await?;
    assert!(
        key.lines().any(|line| line.matches('-').count() == 7),
        "eight groups of a key stand there: {key}"
    );
    journey.picture("recovery-key").await?;
    journey.click("recovery-key-kept").await?;
    journey.click("recovery-key-done").await?;
    journey.click("house-readings-later").await?;
    journey.see("queue-empty").await?;
    journey.picture("empty").await?;

    journey.click("members-open").await?;
    journey.click("members-import").await?;
    journey.see("import-commit").await?;
    journey.picture("import").await?;
    journey.click("import-commit").await?;
    journey.read("import-report", |text| text.contains('1')).await?;
    journey.picture("imported").await?;
    let home = journey.end().await?;

    let again = Start {
        desk: Some(desk),
        ..Start::default()
    };
    let mut journey = Journey::start("entry-again", Look::ALL[3], home, &again).await?;
    journey.fill("unlock-key", "wrong horse").await?;
    journey.click("unlock-open").await?;
    journey.see("unlock-failed").await?;
    journey.picture("wrong").await?;
    journey.fill("unlock-key", PASSPHRASE).await?;
    journey.click("unlock-open").await?;
    journey.click("house-readings-later").await?;
    journey.see("queue-empty").await?;
    journey.click("members-open").await?;
    journey.fill("members-search", "ﾐﾎﾝ").await?;
    journey.picture("searched").await?;
    journey.read("members", |text| text.contains("見本 花子")).await?;
    journey.picture("found").await?;
    journey.end().await?;
    Ok(())
}
