//! The window opens.

use satei_journeys::{Home, Journey, Look, Start, Trouble};

#[tokio::test]
async fn the_window_opens_on_the_queue_of_the_sample_desk() -> Result<(), Trouble> {
    let mut journey = Journey::start("start", Look::ALL[0], Home::new()?, &Start::default()).await?;
    journey.see("queue-screen").await?;
    journey.picture("queue").await?;
    assert_eq!(journey.ask("return document.documentElement.lang").await?, "ja");
    journey.end().await?;
    Ok(())
}
