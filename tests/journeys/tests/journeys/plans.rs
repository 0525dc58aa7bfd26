//! The plans: a rule read, a claim tried to both verdicts, a reading of the house changed with its reason.

use satei_journeys::{Home, Journey, Look, Start, Trouble};

/// A claim of the sample desk that is payable.
const CLAIM: &str = "KSP-0001";
const READING: &str = "house-keitai-support-plus-age_anchor";
const REASON: &str = "保険会社の回答（2026年11月）による";

async fn through_the_plans(look: Look) -> Result<(), Trouble> {
    let mut journey = Journey::start("plans", look, Home::new()?, &Start::default()).await?;
    journey.see("queue-screen").await?;

    // 1. A rule, found by its clause: what it says, what it rests on, what the terms say.
    journey.press('p').await?;
    choose(&journey, "plans-plan", "keitai-support-plus").await?;
    journey.see("plan-item-rule:device-age").await?;
    journey.picture("about").await?;
    journey.fill("plan-search", "注意事項 2").await?;
    journey.click("plan-item-rule:device-age").await?;
    journey.see("plan-rule-readings").await?;
    journey.read("plan-passage", |text| text.contains("5年")).await?;
    journey.picture("rule").await?;
    journey.click("wording-fact-registration_result").await?;
    journey.see("plan-used-by").await?;
    journey.picture("fact").await?;
    journey.click("plan-back").await?;
    journey.fill("plan-search", "KSP-35").await?;
    journey.click("plan-item-rule:two-a-year").await?;
    journey.see("plan-says").await?;
    journey.picture("rule-over-history").await?;

    // 2. A trial on nothing, with one fact typed as people type it.
    journey.click("plans-tab-try").await?;
    verdict(&journey, "undetermined").await?;
    journey.fill("try-input-joined_on", "令和5年1月1日").await?;
    verdict(&journey, "undetermined").await?;
    journey.picture("trial-begun").await?;
    journey.click("plans-close").await?;

    // 3. From a finding of a claim to its rule, and that claim tried otherwise.
    journey.open_claim("青山", CLAIM).await?;
    journey.click("findings-favour-toggle").await?;
    journey
        .click_css("[data-testid=finding-device-age] button")
        .await?;
    journey.click("in-plan-device-age").await?;
    journey.see("plan-rule-title").await?;
    journey.click("plans-tab-try").await?;
    journey.click("try-take-over").await?;
    verdict(&journey, "payable").await?;
    journey.picture("trial-payable").await?;
    choose(&journey, "try-input-cause", "loss").await?;
    verdict(&journey, "not_payable").await?;
    journey
        .see_css("[data-testid=try-finding-loss][data-result=applies]")
        .await?;
    journey.picture("trial-not-payable").await?;

    // 4. There is one version; the window says so.
    journey.click("plans-tab-versions").await?;
    journey.see("versions-one").await?;

    // 5. A reading of the house, changed with its reason; what stood before stays to be read.
    journey.click("plans-tab-house").await?;
    journey.see("house-stand-age_anchor").await?;
    journey.picture("house").await?;
    journey.click(&format!("{READING}-application_day")).await?;
    journey.fill("reason-text", REASON).await?;
    journey.picture("house-reason").await?;
    journey.click("reason-confirm").await?;
    journey
        .read("house-stand-age_anchor", |text| text.contains(REASON))
        .await?;
    journey
        .ask("document.querySelector('[data-testid=\"house-keitai-support-plus-age_anchor\"] summary').click()")
        .await?;
    journey.picture("house-changed").await?;
    journey.click("plans-close").await?;
    journey.gone("plans").await?;
    journey.end().await?;
    Ok(())
}

/// Takes an option of a select.
async fn choose(journey: &Journey, select: &str, option: &str) -> Result<(), Trouble> {
    journey.click(select).await?;
    journey.click(&format!("{select}-{option}")).await
}

/// Waits for the verdict on what was entered last.
async fn verdict(journey: &Journey, wanted: &str) -> Result<(), Trouble> {
    let now = "const it = document.querySelector('[data-testid=try-result][data-current=true] \
               [data-testid=try-verdict]'); return it === null ? '' : it.dataset.verdict";
    for _ in 0..100 {
        if journey.ask(now).await? == wanted {
            return Ok(());
        }
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
    }
    let last = journey.ask(now).await?;
    Err(format!("the trial did not become {wanted}; it is {last}").into())
}

#[tokio::test]
async fn the_plans_are_read_and_tried_in_japanese_and_light() -> Result<(), Trouble> {
    through_the_plans(Look::ALL[0]).await
}

#[tokio::test]
async fn the_plans_are_read_and_tried_in_chinese_and_dark() -> Result<(), Trouble> {
    through_the_plans(Look::ALL[3]).await
}
