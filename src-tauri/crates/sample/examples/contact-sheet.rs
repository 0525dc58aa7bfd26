//! draft
use satei_sample::generate::{camera::Label, devices::About, photos::*, scene::Surface, *};
fn main() {
    let mut f = font_folders();
    f.push("/work/target/sample-fonts/node_modules".into());
    let s = Studio::open(&f).unwrap();
    let a = About {
        model: "風花 K8",
        number: "KZH-K8A",
        serial: "KZ8F0417QM",
        imei: "00999901 000041 5",
        clock: "14:03",
        dark: false,
    };
    let l = Label {
        camera: ("Mikage", "Mikage M3 Lite"),
        taken_at: "2026:10:20 14:03:22",
        orientation: 1,
    };
    for (n, c, su) in [
        ("a", Care::Straight, Surface::Oak),
        ("b", Care::Askew, Surface::Laminate),
        ("c", Care::Blurred, Surface::Cloth),
        ("d", Care::Dark, Surface::Walnut),
    ] {
        let t = std::time::Instant::now();
        let b = phone_front(&s, &a, (su, c, 7), l).unwrap();
        println!("{n} {} {:?}", b.len(), t.elapsed());
        std::fs::write(format!("/work/target/sample-out/{n}.jpg"), b).unwrap();
    }
}
