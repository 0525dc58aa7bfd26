//! A claim is opened, refers to its registration, and shows what comes from there.

use satei_journeys::{Home, Journey, Look, Start, Trouble};

/// The registered number reaches the claim from the registration, and says so: KSP-20. Given up, it is not known;
/// chosen again, it is back.
#[tokio::test]
async fn a_claim_refers_to_its_registration_and_shows_where_a_fact_came_from() -> Result<(), Trouble> {
    for look in [Look::ALL[0], Look::ALL[3]] {
        let mut journey = Journey::start("dossier", look, Home::new()?, &Start::default()).await?;
        journey.see("queue-screen").await?;
        journey.open_claim("KSP-0017", "KSP-0017").await?;
        let payable = "[data-testid=verdict][data-verdict^=payable]";
        journey.see_css(payable).await?;
        // The whole line: the driver does not tell the text inside the button of a list.
        journey.read("dossier", |text| text.contains("KSP-0012")).await?;
        journey
            .read("fact-registered_imei", |text| {
                text.contains("009999012266858") && text.contains("KSP-0012")
            })
            .await?;
        journey.picture("refers").await?;

        journey.choose("dossier-choose", "none").await?;
        journey
            .see_css("[data-testid=verdict][data-verdict=undetermined]")
            .await?;
        journey.gone("dossier-open").await?;
        journey.picture("refers-to-none").await?;
        journey.control('z').await?;
        journey.see_css(payable).await?;

        journey.click("dossier-open").await?;
        journey.see("referring-KSP-0017").await?;
        journey.picture("the-registration").await?;
        journey.click("referring-KSP-0017").await?;
        journey.see_css(payable).await?;
        journey.end().await?;
    }
    Ok(())
}
