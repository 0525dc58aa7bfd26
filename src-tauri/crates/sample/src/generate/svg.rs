//! Drawings put together in code: a thin builder of SVG text.

use std::fmt::Write as _;

/// A typeface of the evidence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Face {
    /// Office gothic.
    Gothic,
    /// Print mincho, for forms of offices.
    Mincho,
    /// Handwriting.
    Hand,
    /// The dots of a till printer.
    Dots,
}

impl Face {
    /// The family's name in its font file.
    pub fn family(self) -> &'static str {
        match self {
            Self::Gothic => "Noto Sans JP",
            Self::Mincho => "Noto Serif JP",
            Self::Hand => "Klee One",
            Self::Dots => "DotGothic16",
        }
    }
}

/// Which end of a line of text stands at its point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Anchor {
    /// It begins there.
    Start,
    /// Its middle is there.
    Middle,
    /// It ends there.
    End,
}

/// How a line of text looks.
#[derive(Debug, Clone, Copy)]
pub struct Type {
    /// Typeface.
    pub face: Face,
    /// Size in drawing units.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// Colour, `#rrggbb`.
    pub fill: &'static str,
    /// Which end stands at the point.
    pub anchor: Anchor,
    /// Extra room between letters.
    pub spacing: f32,
}

/// Black type of a face and size.
pub const fn type_of(face: Face, size: f32) -> Type {
    Type {
        face,
        size,
        bold: false,
        fill: "#222222",
        anchor: Anchor::Start,
        spacing: 0.0,
    }
}

impl Type {
    /// The same, bold.
    pub const fn bold(self) -> Self {
        Self { bold: true, ..self }
    }
    /// The same in a colour.
    pub const fn fill(self, fill: &'static str) -> Self {
        Self { fill, ..self }
    }
    /// The same, centred on its point.
    pub const fn middle(self) -> Self {
        Self {
            anchor: Anchor::Middle,
            ..self
        }
    }
    /// The same, ending at its point.
    pub const fn end(self) -> Self {
        Self {
            anchor: Anchor::End,
            ..self
        }
    }
    /// The same, letters further apart.
    pub const fn spaced(self, spacing: f32) -> Self {
        Self { spacing, ..self }
    }
}

/// A drawing in progress.
#[derive(Debug, Clone)]
pub struct Drawing {
    /// Units across.
    pub width: f32,
    /// Units down.
    pub height: f32,
    body: String,
}

impl Drawing {
    /// An empty drawing.
    pub fn new(width: f32, height: f32) -> Self {
        Self {
            width,
            height,
            body: String::new(),
        }
    }

    /// Adds SVG as it is.
    pub fn raw(&mut self, svg: &str) -> &mut Self {
        self.body.push_str(svg);
        self.body.push('\n');
        self
    }

    /// Adds a filled rectangle with round corners.
    pub fn rect(&mut self, [x, y, w, h]: [f32; 4], radius: f32, fill: &str) -> &mut Self {
        self.raw(&format!(
            r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{radius}" fill="{fill}"/>"#
        ))
    }

    /// Adds an empty rectangle.
    pub fn frame(&mut self, [x, y, w, h]: [f32; 4], stroke: &str, thick: f32) -> &mut Self {
        self.raw(&format!(
            r#"<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="none" stroke="{stroke}" stroke-width="{thick}"/>"#
        ))
    }

    /// Adds a line.
    pub fn line(&mut self, [x1, y1, x2, y2]: [f32; 4], stroke: &str, thick: f32) -> &mut Self {
        self.raw(&format!(
            r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}" stroke-width="{thick}"/>"#
        ))
    }

    /// Adds a dashed line.
    pub fn dashes(&mut self, [x1, y1, x2, y2]: [f32; 4], stroke: &str, thick: f32) -> &mut Self {
        self.raw(&format!(
            r#"<line x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}" stroke="{stroke}" stroke-width="{thick}" stroke-dasharray="4 3"/>"#
        ))
    }

    /// Adds a line of text; the point is on its base line.
    pub fn text(&mut self, x: f32, y: f32, look: Type, text: &str) -> &mut Self {
        let anchor = match look.anchor {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        };
        let weight = if look.bold { 700 } else { 400 };
        let spacing = if look.spacing == 0.0 {
            String::new()
        } else {
            format!(r#" letter-spacing="{}""#, look.spacing)
        };
        let _ = writeln!(
            self.body,
            r#"<text x="{x}" y="{y}" font-family="{}" font-size="{}" font-weight="{weight}" fill="{}" text-anchor="{anchor}"{spacing}>{}</text>"#,
            look.face.family(),
            look.size,
            look.fill,
            escape(text)
        );
        self
    }

    /// Adds a table of two columns, a label and its value, framed; gives the y of its lower edge.
    pub fn fields(
        &mut self,
        at: [f32; 3],
        label_width: f32,
        row: f32,
        rows: &[(&str, &str)],
        value: Type,
    ) -> f32 {
        let [x, y, w] = at;
        let label = type_of(Face::Gothic, row * 0.36);
        for (i, (name, text)) in rows.iter().enumerate() {
            let top = y + i as f32 * row;
            self.rect([x, top, label_width, row], 0.0, "#eef0f2");
            self.frame([x, top, label_width, row], "#8a8f96", 0.6);
            self.frame([x + label_width, top, w - label_width, row], "#8a8f96", 0.6);
            self.text(x + 6.0, top + row * 0.62, label, name);
            self.text(x + label_width + 8.0, top + row * 0.64, value, text);
        }
        y + rows.len() as f32 * row
    }

    /// A round or square seal in red with up to two lines, slightly turned, as pressed by hand.
    pub fn seal(&mut self, x: f32, y: f32, radius: f32, lines: &[&str]) -> &mut Self {
        let size = radius * if lines.len() > 1 { 0.62 } else { 0.8 };
        let mut inner = format!(
            r##"<g transform="rotate(-7 {x} {y})" opacity="0.82"><circle cx="{x}" cy="{y}" r="{radius}" fill="none" stroke="#c8281e" stroke-width="{}"/>"##,
            radius * 0.09
        );
        for (i, line) in lines.iter().enumerate() {
            let base = y + size * 0.36 + (i as f32 - (lines.len() as f32 - 1.0) / 2.0) * size * 1.15;
            let _ = write!(
                inner,
                r##"<text x="{x}" y="{base}" font-family="Noto Serif JP" font-weight="700" font-size="{size}" fill="#c8281e" text-anchor="middle">{}</text>"##,
                escape(line)
            );
        }
        inner.push_str("</g>");
        self.raw(&inner)
    }

    /// A bar pattern that looks like a code and is none: it has no start sign.
    pub fn bars(&mut self, [x, y, w, h]: [f32; 4], seed: u64) -> &mut Self {
        let mut dice = super::noise::Dice::new(seed);
        let mut at = x;
        while at < x + w {
            let thick = [1.0, 1.0, 2.0, 3.0][(dice.unit() * 4.0) as usize] * w / 190.0;
            self.rect([at, y, thick.min(x + w - at), h], 0.0, "#1c1c1c");
            at += thick + [1.0, 1.0, 2.0, 3.0][(dice.unit() * 4.0) as usize] * w / 190.0;
        }
        self
    }

    /// The finished SVG.
    pub fn finish(&self) -> String {
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="{0}" height="{1}" viewBox="0 0 {0} {1}">{2}</svg>"#,
            self.width, self.height, self.body
        )
    }
}

/// Text made safe inside SVG.
pub fn escape(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
