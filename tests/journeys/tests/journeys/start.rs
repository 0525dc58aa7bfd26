//! The window opens.

use satei_journeys::{Home, Journey, Look, Start, Trouble};

/// The sample desk's queue, as it stands when the window opens.
async fn the_queue_of_the_sample_desk(look: Look) -> Result<(), Trouble> {
    let mut journey = Journey::start("start", look, Home::new()?, &Start::default()).await?;
    journey.see("queue-screen").await?;
    // The claim that is due today, with the words of its plan, and the desk it lies on.
    for (part, words) in [("queue-row-KSP-0001", "青山 澪"), ("desk-name", "見本デスク")] {
        journey.see(part).await?;
        let says =
            format!("return document.querySelector('[data-testid={part}]').textContent.includes('{words}')");
        journey.until(&says).await?;
    }
    journey
        .until("return document.querySelectorAll('[data-testid^=queue-row-]').length > 10")
        .await?;
    // The lists beside the search are drawn a moment after the rest.
    journey.see("queue-sort").await?;
    journey.picture("queue").await?;
    assert_eq!(
        journey.ask("return document.documentElement.lang").await?,
        look.lang
    );
    let statuses = "const line = document.querySelector('[data-testid^=queue-status-]').parentElement; \
                    return line.scrollWidth - line.clientWidth";
    // English words are longer: there the line is scrolled.
    if look.lang != "en" {
        assert_eq!(
            journey.ask(statuses).await?,
            0,
            "pixels of the statuses that are cut off"
        );
    }
    journey.end().await?;
    Ok(())
}

#[tokio::test]
async fn the_window_opens_on_the_queue_of_the_sample_desk() -> Result<(), Trouble> {
    the_queue_of_the_sample_desk(Look::ALL[0]).await
}

#[tokio::test]
async fn the_window_opens_in_chinese() -> Result<(), Trouble> {
    the_queue_of_the_sample_desk(Look::ALL[2]).await
}

#[tokio::test]
async fn the_window_opens_in_english() -> Result<(), Trouble> {
    the_queue_of_the_sample_desk(Look::ALL[4]).await
}
