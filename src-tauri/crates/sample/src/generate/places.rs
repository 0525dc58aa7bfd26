//! Drawn surroundings: a front door with and without its bag, and a picture that has nothing to do with a claim.

use super::Error;
use super::noise::{Dice, cloudy};
use super::picture::{Layer, Picture, colour};
use super::scene::Scene;
use super::studio::Studio;
use super::svg::Drawing;

/// What hangs at the door handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AtDoor {
    /// The folded bag, freshly installed.
    Folded,
    /// The open bag with a parcel in it.
    Open,
    /// Only the cut strap.
    CutStrap,
    /// The bag, torn open and empty.
    Emptied,
}

/// A front door seen from the corridor.
pub fn door(studio: &Studio, hangs: AtDoor, paint: u32, seed: u64) -> Result<Scene, Error> {
    let base = colour(paint);
    let (w, h) = (1440, 1920);
    let albedo = Picture::paint(w, h, |x, y| {
        if y > 1660.0 {
            let v = 0.20 + 0.14 * cloudy(x / 22.0, y / 10.0, 4, seed + 1) - 0.00012 * (1920.0 - y);
            return [v, v * 0.99, v * 0.96];
        }
        if !(170.0..1290.0).contains(&x) {
            let v = 0.52 + 0.10 * cloudy(x / 12.0, y / 12.0, 3, seed + 2);
            let tile = if (y % 230.0) < 5.0 || (x + (y / 230.0).floor() * 190.0) % 380.0 < 5.0 {
                0.72
            } else {
                1.0
            };
            return [v * tile, v * 0.96 * tile, v * 0.88 * tile];
        }
        let brushed = 0.92 + 0.14 * cloudy(x / 4.0, y / 500.0, 3, seed);
        base.map(|v| v * brushed)
    });
    let glow = Picture::paint(w, h, |_, _| [0.0; 3]);
    let mut scene = Scene { albedo, glow };
    scene.lay(
        &fittings(studio)?,
        super::scene::Pose::at(720.0, 960.0).high(16.0),
    );
    let bag = bag(studio, hangs, seed)?;
    scene.lay(&bag, super::scene::Pose::at(720.0, 960.0).high(30.0));
    Ok(scene)
}

fn fittings(studio: &Studio) -> Result<Layer, Error> {
    let mut d = Drawing::new(1440.0, 1920.0);
    d.raw(r##"<defs><linearGradient id="m" x1="0" x2="1" y1="0" y2="0"><stop offset="0" stop-color="#6e7176"/><stop offset=".35" stop-color="#e9ebee"/><stop offset=".7" stop-color="#9b9fa5"/><stop offset="1" stop-color="#55585d"/></linearGradient></defs>
<rect x="150" y="0" width="20" height="1662" fill="#3c3e42"/><rect x="1290" y="0" width="20" height="1662" fill="#3c3e42"/>
<rect x="160" y="1640" width="1140" height="26" fill="#8d9196"/>
<circle cx="730" cy="150" r="22" fill="#1d1e20"/><circle cx="730" cy="150" r="13" fill="#51606a"/>
<rect x="1105" y="420" width="74" height="330" rx="18" fill="url(#m)"/><circle cx="1142" cy="470" r="21" fill="#2a2b2e"/><rect x="1138" y="456" width="8" height="28" fill="#8a8d92"/>
<rect x="1122" y="640" width="40" height="40" fill="#6e7176"/><rect x="870" y="640" width="280" height="40" rx="20" fill="url(#m)"/>
<rect x="480" y="900" width="300" height="46" rx="8" fill="#2d2f33"/><rect x="494" y="915" width="272" height="16" rx="6" fill="#5d6168"/>"##);
    studio.layer(&d, 1.0)
}

fn bag(studio: &Studio, hangs: AtDoor, seed: u64) -> Result<Layer, Error> {
    let mut dice = Dice::new(seed);
    let mut d = Drawing::new(1440.0, 1920.0);
    d.raw(r##"<defs><linearGradient id="c" x1="0" y1="0" x2="1" y2="1"><stop offset="0" stop-color="#3f5e63"/><stop offset=".5" stop-color="#2c464b"/><stop offset="1" stop-color="#1c3034"/></linearGradient>
<linearGradient id="k" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#c79c66"/><stop offset="1" stop-color="#a87c48"/></linearGradient></defs>"##);
    let strap = r##"<path d="M985 628 C960 600 930 604 925 660 L905 860" fill="none" stroke="#1a1b1d" stroke-width="15"/><path d="M985 628 C1005 660 985 700 965 690 L955 860" fill="none" stroke="#242629" stroke-width="15"/>"##;
    match hangs {
        AtDoor::Folded => {
            d.raw(strap);
            d.raw(r##"<rect x="845" y="850" width="175" height="185" rx="16" fill="url(#c)"/><path d="M850 905 L1016 905" stroke="#16272b" stroke-width="5"/><rect x="905" y="930" width="58" height="34" rx="5" fill="#dfe5df"/><path d="M860 862 C930 875 960 872 1008 862" stroke="#587a80" stroke-width="4" fill="none"/>"##);
            // The wire lock that ties the bag to the handle.
            d.raw(r##"<path d="M1020 960 C1090 930 1080 760 1040 680" fill="none" stroke="#8f9499" stroke-width="7"/><rect x="1006" y="950" width="34" height="46" rx="6" fill="#c9a227"/>"##);
        }
        AtDoor::Open | AtDoor::Emptied => {
            d.raw(strap);
            if hangs == AtDoor::Open {
                d.raw(r##"<rect x="760" y="800" width="330" height="190" fill="url(#k)"/><rect x="905" y="800" width="36" height="190" fill="#d9c08f" opacity=".8"/><rect x="975" y="825" width="95" height="72" fill="#f3f1ea"/>"##);
            }
            d.raw(r##"<path d="M712 868 C770 850 1060 850 1132 868 L1150 1390 C1080 1425 780 1425 700 1390 Z" fill="url(#c)"/><path d="M712 868 C770 900 1060 900 1132 868" fill="none" stroke="#14252a" stroke-width="9"/>"##);
            for _ in 0..14 {
                let (x, y) = (dice.between(730.0, 1090.0), dice.between(920.0, 1280.0));
                let (dx, dy) = (dice.between(-40.0, 40.0), dice.between(40.0, 120.0));
                d.raw(&format!(r##"<path d="M{x} {y} q{dx} {} {} {dy}" fill="none" stroke="#5b7c82" stroke-width="6" opacity=".35"/>"##, dy / 2.0, dx * 0.4));
            }
            d.raw(r##"<rect x="860" y="1120" width="140" height="76" rx="9" fill="#dfe5df"/>"##);
            if hangs == AtDoor::Emptied {
                d.raw(r##"<path d="M740 872 C790 930 850 1030 835 1110 C870 1040 1000 960 1120 880 C1050 905 800 905 740 872 Z" fill="#0c1416"/><path d="M835 1110 L815 1215" stroke="#0c1416" stroke-width="10"/>"##);
            } else {
                d.raw(r##"<path d="M1120 1000 C1200 950 1180 760 1060 690" fill="none" stroke="#8f9499" stroke-width="7"/><rect x="1100" y="985" width="36" height="48" rx="6" fill="#c9a227"/>"##);
            }
        }
        AtDoor::CutStrap => {
            d.raw(r##"<path d="M985 628 C960 600 930 604 925 660 L914 760 l10 10 l-14 8" fill="none" stroke="#1a1b1d" stroke-width="15"/><path d="M985 628 C1005 660 985 700 965 690 L962 738 l-9 9 l12 12" fill="none" stroke="#242629" stroke-width="15"/><path d="M1040 680 C1066 740 1070 770 1052 812" fill="none" stroke="#8f9499" stroke-width="7"/>"##);
        }
    }
    studio.layer(&d, 1.0)
}

/// A cat on a cushion: the picture somebody attached by mistake.
pub fn cat(studio: &Studio, seed: u64) -> Result<Scene, Error> {
    let mut scene = Scene::on(super::scene::Surface::Tatami, 1440, 1440, seed);
    let mut cushion = Drawing::new(1240.0, 820.0);
    cushion.raw(r##"<defs><radialGradient id="q"><stop offset="0" stop-color="#8c4a4f"/><stop offset="1" stop-color="#5b2c33"/></radialGradient></defs><path d="M60 120 Q620 10 1180 120 Q1260 420 1180 700 Q620 830 60 700 Q-20 420 60 120Z" fill="url(#q)"/>"##);
    scene.lay(
        &studio.layer(&cushion, 1.0)?,
        super::scene::Pose::at(720.0, 860.0).high(40.0),
    );
    let mut d = Drawing::new(1000.0, 820.0);
    d.raw(r##"<defs><radialGradient id="f" cx=".42" cy=".35"><stop offset="0" stop-color="#d9a066"/><stop offset="1" stop-color="#9a6231"/></radialGradient><clipPath id="u"><ellipse cx="560" cy="480" rx="400" ry="270"/></clipPath><clipPath id="v"><ellipse cx="270" cy="380" rx="172" ry="150"/></clipPath></defs>
<path d="M900 520 C1000 640 800 780 520 748 C420 738 360 735 330 700" fill="none" stroke="#b27a42" stroke-width="66" stroke-linecap="round"/>
<ellipse cx="560" cy="480" rx="400" ry="270" fill="url(#f)"/>
<path d="M135 300 L120 160 L235 255Z M330 242 L425 150 L425 300Z" fill="#b4773d"/><path d="M150 285 L142 195 L215 258Z M345 248 L405 188 L408 285Z" fill="#e0a79a"/>
<ellipse cx="270" cy="380" rx="172" ry="150" fill="url(#f)"/>"##);
    let mut dice = Dice::new(seed);
    fur(&mut d, &mut dice, "u", [180.0, 220.0, 760.0, 520.0], 1500);
    for i in 0..7 {
        let x = 380.0 + i as f32 * 78.0;
        d.raw(&format!(r##"<g clip-path="url(#u)"><path d="M{x} 205 q40 90 -8 210" fill="none" stroke="#7a4a22" stroke-width="24" opacity=".55"/></g>"##));
    }
    fur(&mut d, &mut dice, "v", [100.0, 230.0, 340.0, 300.0], 600);
    d.raw(r##"<path d="M232 255 l8 62 M270 248 l0 66 M308 255 l-8 62" stroke="#7a4a22" stroke-width="15" opacity=".6"/>
<ellipse cx="262" cy="452" rx="78" ry="52" fill="#ecd9bf"/><path d="M172 372 q28 26 58 4 M302 372 q28 24 58 0" fill="none" stroke="#2b1a10" stroke-width="8" stroke-linecap="round"/>
<path d="M246 420 h32 l-16 20Z" fill="#c9726b"/><path d="M262 440 v14 M262 454 q-22 20 -40 4 M262 454 q22 20 40 4" fill="none" stroke="#5a3520" stroke-width="4"/>
<path d="M180 440 l-120 -22 M180 456 l-124 8 M344 440 l118 -24 M344 456 l122 8" stroke="#f7efe2" stroke-width="2.5"/>
<ellipse cx="330" cy="690" rx="80" ry="42" fill="#e7cfae"/>"##);
    scene.lay(
        &studio.layer(&d, 1.0)?,
        super::scene::Pose::at(720.0, 780.0).high(34.0),
    );
    Ok(scene)
}

fn fur(d: &mut Drawing, dice: &mut Dice, clip: &str, [x, y, w, h]: [f32; 4], hairs: usize) {
    let mut strokes = format!(r#"<g clip-path="url(#{clip})" fill="none" stroke-linecap="round">"#);
    for _ in 0..hairs {
        let (px, py) = (dice.between(x, x + w), dice.between(y, y + h));
        let (dx, dy) = (dice.between(6.0, 26.0), dice.between(-6.0, 16.0));
        let tone = ["#f0c48e", "#7c4d24", "#c48b52"][(dice.unit() * 3.0) as usize];
        strokes.push_str(&format!(
            r#"<path d="M{px} {py} q{} {} {dx} {dy}" stroke="{tone}" stroke-width="2" opacity=".45"/>"#,
            dx * 0.5,
            dy - 4.0
        ));
    }
    strokes.push_str("</g>");
    d.raw(&strokes);
}
