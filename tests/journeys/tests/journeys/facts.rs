//! A fact is edited, the findings follow, and the change is taken back.

use satei_journeys::{Home, Journey, Look, Start, Trouble};
use serde_json::Value;

/// Counts the frames between the answer of the next change and the moment the verdict shows it. The answer
/// arrives where the window's own request to the shell resolves; a frame is one call of `requestAnimationFrame`.
const WATCH: &str = r#"
const fetch = window.fetch;
window.__answered = null;
const frames = () => { if (window.__answered) window.__answered.frames += 1; requestAnimationFrame(frames); };
requestAnimationFrame(frames);
window.fetch = async (...words) => {
  const answer = await fetch(...words);
  const asked = words[1]?.body;
  const text = typeof asked === "string" ? asked : new TextDecoder().decode(asked);
  if (text.includes('"command":"change"')) window.__answered = { frames: 0, shown: null };
  return answer;
};
const verdict = () => document.querySelector("[data-testid=verdict]")?.dataset.verdict;
const before = verdict();
new MutationObserver(() => {
  const it = window.__answered;
  if (it && it.shown === null && verdict() !== before) it.shown = it.frames;
}).observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
return true;
"#;

/// The accident is moved to the day of joining, on which cover has not begun: KSP-26.
#[tokio::test]
async fn the_findings_follow_a_fact_within_a_frame_and_back() -> Result<(), Trouble> {
    let mut journey = Journey::start("facts", Look::ALL[0], Home::new()?, &Start::default()).await?;
    journey.see("queue-screen").await?;
    journey.open_claim("青山", "KSP-0001").await?;
    let payable = "[data-testid=verdict][data-verdict^=payable]";
    journey.see_css(payable).await?;
    assert_eq!(
        journey.ask(WATCH).await?,
        true,
        "the shell's calls can be watched"
    );

    journey.click("fact-edit-accident_at").await?;
    // As it stands on a Japanese form: the year of the era, in full-width figures.
    journey
        .fill("fact-input-accident_at", "令和７年６月１０日 １４：００")
        .await?;
    journey.picture("typed").await?;
    journey.click("fact-save-accident_at").await?;
    journey
        .see_css("[data-testid=verdict][data-verdict^=not_payable]")
        .await?;
    journey.gone("fact-input-accident_at").await?;
    let shown = journey.ask("return window.__answered").await?;
    assert!(
        shown["shown"].as_u64().is_some_and(|frames| frames <= 1),
        "the verdict followed the answer within a frame: {shown}"
    );
    journey
        .read("fact-accident_at", |text| {
            text.contains("2025") && text.contains("14:00")
        })
        .await?;
    journey.picture("not-payable").await?;

    journey.control('z').await?;
    journey.see_css(payable).await?;
    journey
        .read("fact-accident_at", |text| text.contains("2026"))
        .await?;
    journey.picture("undone").await?;
    journey.end().await?;
    Ok(())
}

/// What cannot be a date is refused in the field, and what stood there stands.
#[tokio::test]
async fn an_impossible_date_is_refused_and_nothing_is_lost() -> Result<(), Trouble> {
    let mut journey = Journey::start("facts-wrong", Look::ALL[4], Home::new()?, &Start::default()).await?;
    journey.see("queue-screen").await?;
    journey.open_claim("青山", "KSP-0001").await?;
    journey.click("fact-edit-accident_at").await?;
    journey.fill("fact-input-accident_at", "2026-02-30").await?;
    journey.click("fact-save-accident_at").await?;
    journey.see("fact-refused").await?;
    journey.picture("refused").await?;
    let typed = journey
        .ask("return document.querySelector('[data-testid=fact-input-accident_at]').value")
        .await?;
    assert_eq!(
        typed,
        Value::from("2026-02-30"),
        "what was typed can be corrected"
    );
    journey
        .see_css("[data-testid=verdict][data-verdict^=payable]")
        .await?;
    journey.end().await?;
    Ok(())
}
