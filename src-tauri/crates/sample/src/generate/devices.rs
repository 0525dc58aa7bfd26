//! Invented phones, tablets and laptops: their fronts with a screen, their backs, their damage.

use super::Error;
use super::noise::Dice;
use super::picture::Layer;
use super::studio::Studio;
use super::svg::{Drawing, Face, type_of};

/// Width and height of a phone, in drawing units.
pub const PHONE: (f32, f32) = (720.0, 1500.0);

/// What an "About" screen says.
#[derive(Debug, Clone, Copy)]
pub struct About {
    /// Name of the device.
    pub model: &'static str,
    /// Model number.
    pub number: &'static str,
    /// Serial number.
    pub serial: &'static str,
    /// IMEI as the screen writes it.
    pub imei: &'static str,
    /// Clock in the status line.
    pub clock: &'static str,
    /// Whether the screen is dark.
    pub dark: bool,
}

/// The body of a phone, screen off.
pub fn body(studio: &Studio, rim: &str) -> Result<Layer, Error> {
    let (w, h) = PHONE;
    let mut d = Drawing::new(w, h);
    d.raw(&format!(
        r##"<defs><linearGradient id="r" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#f4f4f6"/><stop offset=".25" stop-color="{rim}"/><stop offset=".6" stop-color="#50525a"/><stop offset="1" stop-color="{rim}"/></linearGradient></defs>
<rect x="4" y="170" width="8" height="90" rx="3" fill="{rim}"/><rect x="708" y="250" width="9" height="130" rx="3" fill="{rim}"/>
<rect x="10" y="4" width="700" height="1492" rx="92" fill="url(#r)"/><rect x="17" y="11" width="686" height="1478" rx="86" fill="#08080a"/>"##
    ));
    studio.layer(&d, 1.0)
}

/// The lit "About" screen of a phone, with the surroundings clear.
pub fn about_screen(studio: &Studio, about: &About) -> Result<Layer, Error> {
    let mut d = Drawing::new(PHONE.0, PHONE.1);
    screen_clip(&mut d);
    draw_about(&mut d, about);
    d.raw("</g>");
    d.raw(r##"<circle cx="360" cy="66" r="17" fill="#050506"/><circle cx="364" cy="62" r="5" fill="#1c2233"/>"##);
    studio.layer(&d, 1.0)
}

fn screen_clip(d: &mut Drawing) {
    d.raw(r#"<defs><clipPath id="s"><rect x="32" y="26" width="656" height="1448" rx="72"/></clipPath></defs><g clip-path="url(#s)">"#);
}

fn draw_about(d: &mut Drawing, about: &About) {
    let (ground, card, ink, pale) = if about.dark {
        ("#101114", "#1d1f24", "#eceef2", "#9aa0aa")
    } else {
        ("#eef0f4", "#ffffff", "#17191d", "#6a707a")
    };
    d.rect([0.0, 0.0, 720.0, 1500.0], 0.0, ground);
    let gothic = |size| type_of(Face::Gothic, size);
    d.text(86.0, 78.0, gothic(27.0).bold().fill(ink), about.clock);
    d.raw(&format!(
        r##"<g fill="{ink}"><rect x="536" y="68" width="5" height="9"/><rect x="544" y="63" width="5" height="14"/><rect x="552" y="58" width="5" height="19"/><rect x="560" y="53" width="5" height="24"/><rect x="588" y="56" width="40" height="20" rx="5" fill="none" stroke="{ink}" stroke-width="2.5"/><rect x="592" y="60" width="25" height="12" rx="2"/><rect x="630" y="62" width="4" height="8"/></g>"##
    ));
    d.raw(&format!(
        r#"<path d="M92 152 l-16 17 l16 17" fill="none" stroke="{ink}" stroke-width="4.5"/>"#
    ));
    d.text(122.0, 183.0, gothic(38.0).bold().fill(ink), "端末情報");
    let rows: [(&str, &str); 11] = [
        ("端末名", about.model),
        ("モデル番号", about.number),
        ("シリアル番号", about.serial),
        ("IMEI", about.imei),
        ("EID", "89000000 00000000 00000000 00000000"),
        ("ソフトウェアバージョン", "Komorebi OS 6.2.1"),
        ("ビルド番号", "KM6.260804.011"),
        ("Wi-Fi MAC アドレス", "02:00:5E:10:4A:7C"),
        ("Bluetooth アドレス", "02:00:5E:10:4A:7D"),
        ("ストレージ", "128 GB（空き 41.6 GB）"),
        ("稼働時間", "73:12:40"),
    ];
    d.rect([56.0, 222.0, 608.0, 1188.0], 30.0, card);
    for (i, (name, value)) in rows.iter().enumerate() {
        let y = 222.0 + i as f32 * 108.0;
        d.text(86.0, y + 44.0, gothic(25.0).fill(pale), name);
        let size = if value.len() > 30 && name == &"EID" {
            26.0
        } else {
            31.0
        };
        d.text(86.0, y + 86.0, gothic(size).fill(ink), value);
        if i > 0 {
            let rule = if about.dark { "#30333a" } else { "#e2e5ea" };
            d.line([86.0, y, 634.0, y], rule, 1.5);
        }
    }
    d.rect([250.0, 1446.0, 220.0, 8.0], 4.0, ink);
}

/// Light from a window and a ceiling lamp on the glass.
pub fn glass(studio: &Studio, seed: u64) -> Result<Layer, Error> {
    let mut dice = Dice::new(seed);
    let slant = dice.between(180.0, 320.0);
    let top = dice.between(-200.0, 500.0);
    let mut d = Drawing::new(PHONE.0, PHONE.1);
    d.raw(r##"<defs><filter id="b" x="-20%" y="-20%" width="140%" height="140%"><feGaussianBlur stdDeviation="9"/></filter><linearGradient id="g" x1="0" y1="0" x2="1" y2="0.6"><stop offset="0" stop-color="#fff" stop-opacity=".95"/><stop offset="1" stop-color="#fff" stop-opacity=".15"/></linearGradient><clipPath id="s"><rect x="20" y="14" width="680" height="1472" rx="84"/></clipPath></defs>"##);
    d.raw(&format!(
        r##"<g clip-path="url(#s)"><path filter="url(#b)" fill="url(#g)" d="M-60 {} L800 {} L800 {} L-60 {} Z"/></g>"##,
        top + slant,
        top - slant,
        top - slant + 330.0,
        top + slant + 330.0
    ));
    studio.layer(&d, 1.0)
}

/// Smears and prints of fingers on the glass, faint.
pub fn smudges(studio: &Studio, seed: u64) -> Result<Layer, Error> {
    let mut dice = Dice::new(seed);
    let mut d = Drawing::new(PHONE.0, PHONE.1);
    d.raw(r#"<defs><filter id="b"><feGaussianBlur stdDeviation="7"/></filter></defs><g filter="url(#b)">"#);
    for _ in 0..9 {
        let (x, y) = (dice.between(90.0, 630.0), dice.between(90.0, 1410.0));
        d.raw(&format!(
            r##"<ellipse cx="{x}" cy="{y}" rx="{}" ry="{}" transform="rotate({} {x} {y})" fill="#ffffff" opacity="{}"/>"##,
            dice.between(14.0, 34.0),
            dice.between(26.0, 90.0),
            dice.between(-70.0, 70.0),
            dice.between(0.2, 0.7)
        ));
    }
    d.raw("</g>");
    studio.layer(&d, 1.0)
}

/// The back of a phone: three lenses, the maker's invented mark.
pub fn back(studio: &Studio, tone: (&str, &str), maker: &str) -> Result<Layer, Error> {
    let (w, h) = PHONE;
    let mut d = Drawing::new(w, h);
    let (light, deep) = tone;
    d.raw(&format!(
        r##"<defs><linearGradient id="k" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="{light}"/><stop offset=".5" stop-color="{deep}"/><stop offset="1" stop-color="{light}"/></linearGradient><radialGradient id="l"><stop offset="0" stop-color="#3a4c66"/><stop offset=".45" stop-color="#10151d"/><stop offset="1" stop-color="#040506"/></radialGradient></defs>
<rect x="706" y="170" width="9" height="90" rx="3" fill="#7d8188"/><rect x="5" y="250" width="9" height="130" rx="3" fill="#7d8188"/>
<rect x="10" y="4" width="700" height="1492" rx="92" fill="#868a92"/><rect x="16" y="10" width="688" height="1480" rx="88" fill="url(#k)"/>
<rect x="56" y="52" width="250" height="420" rx="70" fill="{deep}" stroke="#ffffff" stroke-opacity=".18" stroke-width="3"/>"##
    ));
    for cy in [138.0, 268.0, 398.0] {
        d.raw(&format!(
            r##"<circle cx="150" cy="{cy}" r="55" fill="#5f636b"/><circle cx="150" cy="{cy}" r="48" fill="#0a0b0d"/><circle cx="150" cy="{cy}" r="31" fill="url(#l)"/><circle cx="138" cy="{}" r="8" fill="#c7d6ee" opacity=".7"/>"##,
            cy - 13.0
        ));
    }
    d.raw(r##"<circle cx="252" cy="205" r="19" fill="#f4ecd2"/>"##);
    d.text(
        360.0,
        880.0,
        type_of(Face::Gothic, 44.0)
            .bold()
            .fill("#e9ecef")
            .middle()
            .spaced(9.0),
        maker,
    );
    d.text(
        360.0,
        1395.0,
        type_of(Face::Gothic, 15.0).fill("#cfd3d8").middle(),
        "Model KZH-K8A  Designed by Kazahana  技適 R 000-000000",
    );
    studio.layer(&d, 1.0)
}

/// A soft case over the back, with a printed pattern: what the registration rules refuse.
pub fn case_on(studio: &Studio, seed: u64) -> Result<Layer, Error> {
    let mut dice = Dice::new(seed);
    let mut d = Drawing::new(PHONE.0, PHONE.1);
    d.raw(r##"<defs><mask id="m"><rect width="720" height="1500" fill="#fff"/><rect x="70" y="66" width="222" height="392" rx="60" fill="#000"/></mask><clipPath id="s"><rect x="0" y="0" width="720" height="1500" rx="96"/></clipPath></defs><g mask="url(#m)"><g clip-path="url(#s)"><rect width="720" height="1500" fill="#e8b9c0"/>"##);
    for _ in 0..46 {
        let (x, y, r) = (
            dice.between(0.0, 720.0),
            dice.between(0.0, 1500.0),
            dice.between(16.0, 42.0),
        );
        let tone = ["#d98695", "#f6e3e0", "#b5646f", "#f2cf9d"][(dice.unit() * 4.0) as usize];
        for petal in 0..5 {
            let (s, c) = (petal as f32 * 72.0_f32).to_radians().sin_cos();
            d.raw(&format!(
                r#"<circle cx="{}" cy="{}" r="{}" fill="{tone}"/>"#,
                x + c * r * 0.7,
                y + s * r * 0.7,
                r * 0.5
            ));
        }
    }
    d.raw(r##"</g></g><rect x="2" y="2" width="716" height="1496" rx="96" fill="none" stroke="#c98a95" stroke-width="6"/>"##);
    studio.layer(&d, 1.0)
}

/// Cracks that run from where the glass struck the ground.
pub fn cracks(studio: &Studio, seed: u64) -> Result<Layer, Error> {
    let mut dice = Dice::new(seed);
    let (cx, cy) = (dice.between(470.0, 560.0), dice.between(240.0, 380.0));
    let mut d = Drawing::new(PHONE.0, PHONE.1);
    d.raw(r#"<defs><clipPath id="s"><rect x="18" y="12" width="684" height="1476" rx="86"/></clipPath></defs><g clip-path="url(#s)" fill="none" stroke-linejoin="round">"#);
    let rays = 17;
    let mut ends = Vec::new();
    for ray in 0..rays {
        let mut angle = ray as f32 / rays as f32 * std::f32::consts::TAU + dice.between(-0.16, 0.16);
        let reach = dice.between(260.0, 1250.0);
        let (mut x, mut y, mut along) = (cx, cy, 0.0);
        let mut points = vec![(x, y)];
        while along < reach {
            let step = dice.between(26.0, 74.0);
            angle += dice.between(-0.17, 0.17);
            x += angle.cos() * step;
            y += angle.sin() * step;
            along += step;
            points.push((x, y));
        }
        crack(&mut d, &points, 2.6);
        ends.push(points);
    }
    // Rings join neighbouring rays near the blow.
    for ring in 1..5 {
        for pair in 0..rays {
            let (a, b) = (&ends[pair], &ends[(pair + 1) % rays]);
            if dice.unit() < 0.72 && a.len() > ring && b.len() > ring {
                crack(&mut d, &[a[ring], b[ring]], 1.7);
            }
        }
    }
    d.raw(&format!(r##"<circle cx="{cx}" cy="{cy}" r="13" fill="#ffffff" opacity=".8"/><circle cx="{cx}" cy="{cy}" r="46" fill="#ffffff" opacity=".16"/></g>"##));
    studio.layer(&d, 1.0)
}

fn crack(d: &mut Drawing, points: &[(f32, f32)], width: f32) {
    let path = |dx: f32| {
        points
            .iter()
            .enumerate()
            .map(|(i, (x, y))| format!("{}{:.1} {:.1} ", if i == 0 { "M" } else { "L" }, x + dx, y + dx))
            .collect::<String>()
    };
    // A bright edge and a dark one: glass splinters catch light on one side.
    d.raw(&format!(
        r##"<path d="{}" stroke="#000" stroke-opacity=".75" stroke-width="{}"/>"##,
        path(1.6),
        width
    ));
    d.raw(&format!(
        r##"<path d="{}" stroke="#f2f5f8" stroke-opacity=".9" stroke-width="{}"/>"##,
        path(0.0),
        width * 0.7
    ));
}
