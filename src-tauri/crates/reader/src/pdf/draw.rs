//! Pages as pictures.

use std::sync::Arc;

use bytes::Bytes;
use hayro::{
    PixmapSettings, RenderCache, RenderSettings, hayro_interpret::InterpreterSettings, render,
    vello_cpu::color::palette::css::WHITE,
};
use satei_reader_proto::{End, UnreadableCode};

use super::{no_such_page, open};
use crate::{fonts::Fonts, pixels::Rgb, read::unreadable};

/// Draws one page on white, its longer side `max_px` pixels.
pub fn draw(file: &Bytes, page: u32, max_px: u32, fonts: &Arc<Fonts>) -> Result<Rgb, End> {
    let pdf = open(file)?;
    let page = usize::try_from(page)
        .ok()
        .and_then(|n| pdf.pages().get(n))
        .ok_or_else(no_such_page)?;
    let (width, height) = page.render_dimensions();
    let long = width.max(height);
    if !(long.is_finite() && width.min(height) > 0.0) {
        return Err(unreadable(UnreadableCode::Damaged, "the page has no size"));
    }
    let scale = max_px as f32 / long;
    // A sheet a thousand times longer than wide would come out less than a pixel wide.
    let (x_scale, y_scale) = (scale.max(1.0 / width), scale.max(1.0 / height));
    let fonts = Arc::clone(fonts);
    let interpreter = InterpreterSettings {
        font_resolver: Arc::new(move |query| fonts.resolve(query)),
        ..Default::default()
    };
    let pixmap = PixmapSettings {
        x_scale,
        y_scale,
        bg_color: WHITE,
    };
    let drawn = render(
        page,
        &RenderCache::new(),
        &interpreter,
        &RenderSettings::default(),
        &pixmap,
    );
    // Drawn on opaque white, every pixel is opaque and the alpha byte says nothing.
    let bytes = drawn
        .data_as_u8_slice()
        .chunks_exact(4)
        .flat_map(|p| [p[0], p[1], p[2]])
        .collect();
    Ok(Rgb {
        width: drawn.width().into(),
        height: drawn.height().into(),
        bytes,
    })
}
