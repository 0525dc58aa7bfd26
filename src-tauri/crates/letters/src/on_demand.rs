//! A renderer that loads its fonts when the first letter is made, so that a desk opens as quickly without
//! letters, and opens at all where the fonts are missing.

use std::sync::{Arc, Mutex, PoisonError};

use crate::{
    Cancel, FontSource, Letter, LetterData, LetterError, LetterRenderer, TypstRenderer, data::VersionRecord,
};

/// Makes a [`TypstRenderer`] at the first letter. Fonts that are missing then are looked for again at the next.
pub struct OnDemand {
    fonts: FontSource,
    made: Mutex<Option<Arc<TypstRenderer>>>,
}

impl OnDemand {
    /// With fonts from a source.
    #[must_use]
    pub fn new(fonts: FontSource) -> Self {
        Self {
            fonts,
            made: Mutex::new(None),
        }
    }

    fn renderer(&self) -> Result<Arc<TypstRenderer>, LetterError> {
        // A thread that panicked while loading left nothing behind.
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(renderer) = &*made {
            return Ok(Arc::clone(renderer));
        }
        let renderer = Arc::new(TypstRenderer::new(&self.fonts)?);
        *made = Some(Arc::clone(&renderer));
        Ok(renderer)
    }
}

impl LetterRenderer for OnDemand {
    fn render(&self, data: &LetterData, cancel: &Cancel) -> Result<Letter, LetterError> {
        self.renderer()?.render(data, cancel)
    }

    fn pages_as_images(
        &self,
        data: &LetterData,
        width: u32,
        cancel: &Cancel,
    ) -> Result<Vec<Vec<u8>>, LetterError> {
        self.renderer()?.pages_as_images(data, width, cancel)
    }

    fn versions(&self) -> Vec<VersionRecord> {
        self.renderer().map(|it| it.versions()).unwrap_or_default()
    }
}
