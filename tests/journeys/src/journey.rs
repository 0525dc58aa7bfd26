//! One journey: a window, what is done in it, and a picture a step.

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use fantoccini::elements::Element;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};

use crate::home::{pictures, program};
use crate::{Driver, Home, Look, Trouble};

/// How long a step may take to show itself. Generous: the machine of a gate is slow and shared.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Answers when what stands in the document stands on the screen: fonts and images loaded, two frames drawn.
const DRAWN: &str = "const done = arguments[arguments.length - 1];
const images = [...document.images].map((image) => image.decode().catch(() => null));
Promise.all([document.fonts.ready, ...images]).then(() =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 50))));";

/// Between two questions whether something has come. Short: starts are measured with it.
const PAUSE: Duration = Duration::from_millis(10);

/// So long an element has to stay where it is before it is clicked.
const STILL: Duration = Duration::from_millis(100);

/// The Enter key, as web drivers call it.
pub const ENTER: char = '\u{E007}';

/// The control key, as web drivers call it.
const CONTROL: char = '\u{E009}';

/// How the window is started.
#[derive(Debug, Clone, Default)]
pub struct Start {
    /// The desk; the sample desk, made anew, where there is none.
    pub desk: Option<PathBuf>,
    /// Whether a desk without claims is wanted, made where there is none.
    pub empty: bool,
    /// What the native dialogs answer, one after the other; see `SATEI_TEST_PICK`.
    pub picks: Vec<Vec<PathBuf>>,
    /// Further variables.
    pub environment: Vec<(String, String)>,
}

/// A window under way.
pub struct Journey {
    client: Client,
    driver: Driver,
    home: Home,
    pictures: PathBuf,
    step: u32,
    asked: Instant,
}

impl Journey {
    /// Opens the window in a home of its own.
    ///
    /// # Errors
    /// When the program or the driver is missing, or the window does not open.
    pub async fn start(name: &str, look: Look, home: Home, start: &Start) -> Result<Self, Trouble> {
        Self::start_program(&program("satei-shell")?, name, look, home, start).await
    }

    /// The same for another program with a window of this framework.
    ///
    /// # Errors
    /// When the driver is missing, or the window does not open.
    pub async fn start_program(
        shell: &Path,
        name: &str,
        look: Look,
        home: Home,
        start: &Start,
    ) -> Result<Self, Trouble> {
        let mut words = vec![
            "--lang".to_owned(),
            look.lang.to_owned(),
            "--theme".to_owned(),
            look.theme.to_owned(),
        ];
        if let Some(desk) = &start.desk {
            words.extend(["--desk".to_owned(), desk.to_string_lossy().into_owned()]);
        }
        if start.empty {
            words.push("--empty".to_owned());
        }
        let pictures = pictures(name, &format!("{}-{}", look.lang, look.theme))?;
        let driver = Driver::start(&pictures.join("program.log"), |command| {
            command
                .envs(home.environment())
                .envs(start.environment.iter().cloned());
            // With shared buffers switched off, WebKit never answers a web driver's wish for a picture.
            command.env("WEBKIT_DISABLE_DMABUF_RENDERER", "0");
            if !start.picks.is_empty() {
                command.env("SATEI_TEST_PICK", picks(&start.picks));
            }
        })?;
        let wanted = json!({
            "browserName": "wry",
            "webkitgtk:browserOptions": { "binary": shell, "args": words },
        });
        let Value::Object(wanted) = wanted else {
            return Err("capabilities are an object".into());
        };
        let mut client = ClientBuilder::new(HttpConnector::new());
        let address = driver.address();
        let asked = Instant::now();
        let client = in_time("the session", client.capabilities(wanted).connect(&address)).await?;
        Ok(Self {
            client,
            driver,
            home,
            pictures,
            step: 0,
            asked,
        })
    }

    /// Time since the program was asked to start.
    pub fn age(&self) -> Duration {
        self.asked.elapsed()
    }

    /// Waits until a script answers true.
    ///
    /// # Errors
    /// When it never does.
    pub async fn until(&self, script: &str) -> Result<(), Trouble> {
        let held = until(async || (self.ask(script).await.ok()? == true).then_some(()));
        held.await
            .ok_or_else(|| format!("{script} was not true within {PATIENCE:?}").into())
    }

    /// The run's home.
    pub fn home(&self) -> &Home {
        &self.home
    }

    /// Waits for what the window marks with this test id, and that it is shown.
    ///
    /// # Errors
    /// When it is not there in time.
    pub async fn see(&self, id: &str) -> Result<Element, Trouble> {
        self.see_css(&by_id(id)).await
    }

    /// Waits for the first element of a selector, and that it is shown.
    ///
    /// # Errors
    /// When it is not there in time.
    pub async fn see_css(&self, selector: &str) -> Result<Element, Trouble> {
        let found = until(async || {
            let element = self.client.find(Locator::Css(selector)).await.ok()?;
            // A window that draws anew may drop the element between the two questions: ask again.
            element.is_displayed().await.ok()?.then_some(element)
        });
        found
            .await
            .ok_or_else(|| format!("{selector} was not shown within {PATIENCE:?}").into())
    }

    /// Waits until nothing carries this test id any more.
    ///
    /// # Errors
    /// When it is still there after all patience.
    pub async fn gone(&self, id: &str) -> Result<(), Trouble> {
        let selector = by_id(id);
        let gone = until(async || {
            self.client
                .find_all(Locator::Css(&selector))
                .await
                .ok()?
                .is_empty()
                .then_some(())
        });
        gone.await
            .ok_or_else(|| format!("{selector} was still there after {PATIENCE:?}").into())
    }

    /// Waits until the text of what carries this test id satisfies a condition.
    ///
    /// # Errors
    /// The text as it was last, when it never did.
    pub async fn read(&self, id: &str, wanted: impl Fn(&str) -> bool) -> Result<String, Trouble> {
        let selector = by_id(id);
        let last = std::cell::RefCell::new(String::new());
        let found = until(async || {
            let text = self
                .client
                .find(Locator::Css(&selector))
                .await
                .ok()?
                .text()
                .await
                .ok()?;
            last.replace(text.clone());
            wanted(&text).then_some(text)
        });
        found.await.ok_or_else(|| {
            format!(
                "{selector} never became what was awaited; last: {:?}",
                last.borrow()
            )
            .into()
        })
    }

    /// Clicks what carries this test id.
    ///
    /// # Errors
    /// When it cannot be clicked in time.
    pub async fn click(&self, id: &str) -> Result<(), Trouble> {
        self.click_css(&by_id(id)).await
    }

    /// Clicks the first element of a selector.
    ///
    /// # Errors
    /// When it cannot be clicked in time.
    pub async fn click_css(&self, selector: &str) -> Result<(), Trouble> {
        let clicked = until(async || {
            let element = self.client.find(Locator::Css(selector)).await.ok()?;
            // What is still moving, because something above it has just come, would be missed.
            let before = element.rectangle().await.ok()?;
            tokio::time::sleep(STILL).await;
            if element.rectangle().await.ok()? != before {
                return None;
            }
            element.click().await.ok()
        });
        clicked
            .await
            .ok_or_else(|| format!("{selector} could not be clicked within {PATIENCE:?}").into())
    }

    /// Searches the queue and opens the one claim that is found, once the list holds nothing else: a click on a row
    /// that the search is about to move would be lost.
    ///
    /// # Errors
    /// When the search does not come down to that claim, or the claim does not open.
    pub async fn open_claim(&self, search: &str, number: &str) -> Result<(), Trouble> {
        self.fill("queue-search", search).await?;
        self.until(&format!(
            "const rows = [...document.querySelectorAll('[data-testid^=queue-row-]')]; \
             return rows.length === 1 && rows[0].dataset.testid === 'queue-row-{number}'"
        ))
        .await?;
        self.click(&format!("queue-row-{number}")).await?;
        self.see("claim-screen").await.map(|_| ())
    }

    /// Types into what carries this test id, in place of what stood there. All of it is chosen by the keyboard
    /// first, as a person does: a driver's own way of clearing a field is not heard by the window.
    ///
    /// # Errors
    /// When it is not there in time or takes no text.
    pub async fn fill(&self, id: &str, text: &str) -> Result<(), Trouble> {
        let field = self.see(id).await?;
        in_time("the field", field.click()).await?;
        let choose_all = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: CONTROL })
            .then(KeyAction::Down { value: 'a' })
            .then(KeyAction::Up { value: 'a' })
            .then(KeyAction::Up { value: CONTROL });
        in_time("choosing all", self.client.perform_actions(choose_all)).await?;
        in_time("typing", field.send_keys(text)).await
    }

    /// Presses a letter with the control key where the focus is.
    ///
    /// # Errors
    /// When the driver refuses it.
    pub async fn control(&self, key: char) -> Result<(), Trouble> {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: CONTROL })
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key })
            .then(KeyAction::Up { value: CONTROL });
        in_time("the keys", self.client.perform_actions(keys)).await
    }

    /// Chooses one of a list that opens: its button, then the choice.
    ///
    /// # Errors
    /// When either is not there in time.
    pub async fn choose(&self, id: &str, option: &str) -> Result<(), Trouble> {
        self.click(id).await?;
        self.click(&format!("{id}-{option}")).await
    }

    /// Presses one key where the focus is.
    ///
    /// # Errors
    /// When the driver refuses it.
    pub async fn press(&self, key: char) -> Result<(), Trouble> {
        let keys = KeyActions::new("keyboard".to_owned())
            .then(KeyAction::Down { value: key })
            .then(KeyAction::Up { value: key });
        in_time("the key", self.client.perform_actions(keys)).await
    }

    /// What a script answers in the window.
    ///
    /// # Errors
    /// What the script throws.
    pub async fn ask(&self, script: &str) -> Result<Value, Trouble> {
        in_time("the script", self.client.execute(script, Vec::new())).await
    }

    /// Waits until the first page of the letter that is looked at stands on the screen.
    ///
    /// # Errors
    /// When it never does.
    pub async fn letter_drawn(&self) -> Result<(), Trouble> {
        self.until(
            "const page = document.querySelector('[data-testid=letter-page-1]'); \
             return page !== null && page.complete && page.naturalWidth > 100",
        )
        .await
    }

    /// A picture of the window under the next number.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub async fn picture(&mut self, step: &str) -> Result<PathBuf, Trouble> {
        self.step += 1;
        in_time("the drawing", self.client.execute_async(DRAWN, Vec::new())).await?;
        let file = self.pictures.join(format!("{:02}-{step}.png", self.step));
        std::fs::write(&file, in_time("the picture", self.client.screenshot()).await?)?;
        Ok(file)
    }

    /// Closes the window and waits until the program has ended of itself.
    ///
    /// # Errors
    /// When it outlives its window.
    pub async fn end(self) -> Result<Home, Trouble> {
        let Self {
            client, driver, home, ..
        } = self;
        in_time("closing the window", client.close()).await?;
        if !driver.wait_for_programs(Duration::from_secs(10)) {
            return Err("the program outlived its window by ten seconds".into());
        }
        Ok(home)
    }
}

fn by_id(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}

fn picks(picks: &[Vec<PathBuf>]) -> String {
    let answer = |paths: &Vec<PathBuf>| {
        paths
            .iter()
            .map(|path| path.to_string_lossy().into_owned())
            .collect::<Vec<_>>()
            .join(";")
    };
    picks.iter().map(answer).collect::<Vec<_>>().join("|")
}

/// One question to the driver, which may never be answered.
async fn in_time<T, E: Into<Trouble>>(
    what: &str,
    asked: impl Future<Output = Result<T, E>>,
) -> Result<T, Trouble> {
    match tokio::time::timeout(PATIENCE, asked).await {
        Ok(answered) => answered.map_err(Into::into),
        Err(_) => Err(format!("{what} took longer than {PATIENCE:?}").into()),
    }
}

/// Asks again and again until there is an answer or patience is at its end.
async fn until<T>(ask: impl AsyncFn() -> Option<T>) -> Option<T> {
    let again = async {
        loop {
            if let Some(answer) = ask().await {
                return answer;
            }
            tokio::time::sleep(PAUSE).await;
        }
    };
    tokio::time::timeout(PATIENCE, again).await.ok()
}
