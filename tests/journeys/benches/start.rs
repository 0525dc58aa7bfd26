//! How long the workbench takes from its start until the queue stands there, against an empty window of the same
//! framework until its page is loaded. Both through the same web driver, in turns, so that what the machine does
//! meanwhile weighs on both alike.

use std::path::PathBuf;
use std::time::Duration;

use satei_journeys::{Home, Journey, Look, Start, Trouble, program};

const RUNS: usize = 15;
const LOADED: &str = "return document.readyState === 'complete'";
const QUEUE: &str = "return document.querySelector('[data-testid^=queue-row-]') !== null";

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Trouble> {
    let empty = program("examples/empty")?;
    let workbench = program("satei-shell")?;
    // The first start makes the sample desk: that is not what is measured.
    let desk = sample_desk(&workbench).await?;
    let (mut blank, mut full) = (Vec::new(), Vec::new());
    for _ in 0..RUNS {
        blank.push(start(&empty, Home::new()?, &Start::default(), LOADED).await?);
        let begin = Start {
            desk: Some(desk.1.clone()),
            ..Start::default()
        };
        full.push(start(&workbench, Home::new()?, &begin, QUEUE).await?);
    }
    let (blank, full) = (median(&mut blank), median(&mut full));
    println!(
        "empty window, page loaded   {:>7.0} ms",
        blank.as_secs_f64() * 1000.0
    );
    println!(
        "workbench, queue shown      {:>7.0} ms",
        full.as_secs_f64() * 1000.0
    );
    println!(
        "ratio                       {:>7.2}",
        full.as_secs_f64() / blank.as_secs_f64()
    );
    Ok(())
}

async fn sample_desk(workbench: &std::path::Path) -> Result<(Home, PathBuf), Trouble> {
    let journey =
        Journey::start_program(workbench, "bench", Look::ALL[0], Home::new()?, &Start::default()).await?;
    journey.see("queue-screen").await?;
    journey.until(QUEUE).await?;
    let home = journey.end().await?;
    let desk = home.path().join("data/satei/sample-desk");
    Ok((home, desk))
}

async fn start(
    program: &std::path::Path,
    home: Home,
    start: &Start,
    done: &str,
) -> Result<Duration, Trouble> {
    let journey = Journey::start_program(program, "bench", Look::ALL[0], home, start).await?;
    journey.until(done).await?;
    let took = journey.age();
    journey.end().await?;
    Ok(took)
}

fn median(times: &mut [Duration]) -> Duration {
    times.sort();
    times[times.len() / 2]
}
