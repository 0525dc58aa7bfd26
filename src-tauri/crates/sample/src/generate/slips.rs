//! Small papers: till receipts, police slips, a warranty card, a box label.

use super::Error;
use super::picture::Layer;
use super::studio::Studio;
use super::svg::{Drawing, Face, type_of};

/// A receipt from a till.
#[derive(Debug, Clone, Copy)]
pub struct TillReceipt {
    /// Shop.
    pub shop: &'static str,
    /// Branch and address.
    pub address: &'static str,
    /// Telephone.
    pub phone: &'static str,
    /// Date and time as printed.
    pub date: &'static str,
    /// Receipt number.
    pub number: &'static str,
    /// Lines: what and how much.
    pub lines: &'static [(&'static str, &'static str)],
    /// Sum, tax included.
    pub total: &'static str,
    /// Tax within the sum.
    pub tax: &'static str,
    /// Remarks at the foot.
    pub remarks: &'static [&'static str],
}

/// The strip of thermal paper.
pub fn till_receipt(studio: &Studio, r: &TillReceipt) -> Result<Layer, Error> {
    let height = 470.0 + r.lines.len() as f32 * 26.0 + r.remarks.len() as f32 * 22.0;
    let mut d = Drawing::new(380.0, height);
    d.rect([0.0, 0.0, 380.0, height], 0.0, "#f7f6f1");
    let ink = "#3b3a45";
    let dots = |size| type_of(Face::Dots, size).fill(ink);
    d.text(190.0, 52.0, dots(27.0).middle(), r.shop);
    d.text(190.0, 80.0, dots(16.0).middle(), r.address);
    d.text(190.0, 101.0, dots(16.0).middle(), &format!("TEL {}", r.phone));
    d.text(190.0, 140.0, dots(22.0).middle().spaced(8.0), "領収証");
    d.text(26.0, 174.0, dots(16.0), r.date);
    d.text(354.0, 174.0, dots(16.0).end(), r.number);
    d.dashes([24.0, 186.0, 356.0, 186.0], ink, 1.2);
    let mut y = 214.0;
    for (what, amount) in r.lines {
        d.text(26.0, y, dots(17.0), what);
        d.text(354.0, y, dots(17.0).end(), amount);
        y += 26.0;
    }
    d.dashes([24.0, y - 12.0, 356.0, y - 12.0], ink, 1.2);
    d.text(26.0, y + 26.0, dots(26.0), "合計");
    d.text(354.0, y + 26.0, dots(29.0).end(), r.total);
    d.text(26.0, y + 54.0, dots(15.0), "（内消費税等 10%）");
    d.text(354.0, y + 54.0, dots(15.0).end(), r.tax);
    d.text(26.0, y + 82.0, dots(16.0), "クレジット");
    d.text(354.0, y + 82.0, dots(16.0).end(), r.total);
    let mut y = y + 120.0;
    for line in r.remarks {
        d.text(26.0, y, dots(15.0), line);
        y += 22.0;
    }
    d.bars(
        [80.0, y + 10.0, 220.0, 44.0],
        r.number.len() as u64 * 131 + y as u64,
    );
    d.text(190.0, y + 74.0, dots(13.0).middle(), "見本-0000-0000-0000");
    studio.layer(&d, 2.1)
}

/// A slip that the police hand out.
#[derive(Debug, Clone, Copy)]
pub struct PoliceSlip {
    /// Title of the form.
    pub title: &'static str,
    /// Police station.
    pub station: &'static str,
    /// Rows printed on the form and filled in by hand.
    pub rows: &'static [(&'static str, &'static str)],
    /// Note under the rows.
    pub note: &'static str,
}

/// The half sheet the counter hands over, filled in by hand and sealed.
pub fn police_slip(studio: &Studio, s: &PoliceSlip) -> Result<Layer, Error> {
    let height = 250.0 + s.rows.len() as f32 * 50.0;
    let mut d = Drawing::new(640.0, height);
    d.rect([0.0, 0.0, 640.0, height], 0.0, "#fbfaf4");
    d.text(
        320.0,
        62.0,
        type_of(Face::Mincho, 27.0).bold().middle().spaced(5.0),
        s.title,
    );
    d.line([170.0, 74.0, 470.0, 74.0], "#444444", 0.8);
    let hand = type_of(Face::Hand, 25.0).fill("#1d2b63");
    let label = type_of(Face::Mincho, 16.0);
    let mut y = 98.0;
    for (name, value) in s.rows {
        d.frame([44.0, y, 150.0, 50.0], "#555555", 0.9);
        d.frame([194.0, y, 402.0, 50.0], "#555555", 0.9);
        d.text(119.0, y + 31.0, label.middle(), name);
        d.text(210.0, y + 34.0, hand, value);
        y += 50.0;
    }
    d.text(44.0, y + 32.0, type_of(Face::Mincho, 13.5), s.note);
    d.text(596.0, y + 84.0, type_of(Face::Mincho, 21.0).end(), s.station);
    d.text(
        596.0,
        y + 112.0,
        type_of(Face::Mincho, 14.0).end(),
        "電話 000-0000-0110（代表）",
    );
    d.raw(&format!(
        r##"<g transform="rotate(3 560 {0})" opacity=".8"><rect x="530" y="{1}" width="62" height="62" fill="none" stroke="#c5281c" stroke-width="4"/><text x="561" y="{2}" font-family="Noto Serif JP" font-weight="700" font-size="23" fill="#c5281c" text-anchor="middle">受付</text><text x="561" y="{3}" font-family="Noto Serif JP" font-weight="700" font-size="23" fill="#c5281c" text-anchor="middle">之印</text></g>"##,
        y + 80.0,
        y + 50.0,
        y + 77.0,
        y + 103.0
    ));
    studio.layer(&d, 1.7)
}

/// A warranty card with the shop's stamp: model, number, day of purchase.
pub fn warranty_card(
    studio: &Studio,
    rows: &[(&str, &str)],
    shop: [&'static str; 2],
) -> Result<Layer, Error> {
    let mut d = Drawing::new(720.0, 470.0);
    d.rect([0.0, 0.0, 720.0, 470.0], 8.0, "#f4f7f6");
    d.rect([0.0, 0.0, 720.0, 74.0], 0.0, "#2d6b68");
    d.text(
        34.0,
        49.0,
        type_of(Face::Gothic, 30.0).bold().fill("#ffffff").spaced(6.0),
        "保証書",
    );
    d.text(
        686.0,
        47.0,
        type_of(Face::Gothic, 19.0).fill("#dff0ee").end(),
        "風花 KAZAHANA",
    );
    let bottom = d.fields(
        [34.0, 98.0, 652.0],
        170.0,
        48.0,
        rows,
        type_of(Face::Hand, 24.0).fill("#20264f"),
    );
    d.text(34.0, bottom + 36.0, type_of(Face::Gothic, 13.0), "販売店名・印");
    d.text(34.0, bottom + 66.0, type_of(Face::Gothic, 18.0), shop[0]);
    d.text(34.0, bottom + 90.0, type_of(Face::Gothic, 13.0), shop[1]);
    d.seal(400.0, bottom + 60.0, 34.0, &["販売", "之印"]);
    studio.layer(&d, 1.7)
}

/// The label a carrier sticks on a parcel, peeled off: number, bars, and rows as the shop's printer filled them in.
pub fn waybill(studio: &Studio, number: &str, rows: &[(&str, &str)]) -> Result<Layer, Error> {
    let height = 250.0 + rows.len() as f32 * 58.0;
    let mut d = Drawing::new(640.0, height);
    d.rect([0.0, 0.0, 640.0, height], 6.0, "#fcfcf9");
    d.rect([0.0, 0.0, 640.0, 64.0], 0.0, "#2f7a4f");
    let white = type_of(Face::Gothic, 28.0).bold().fill("#ffffff");
    d.text(28.0, 43.0, white.spaced(4.0), "みどり便");
    d.text(
        612.0,
        41.0,
        type_of(Face::Gothic, 18.0).fill("#e2f3e8").end(),
        "元払い",
    );
    d.text(28.0, 96.0, type_of(Face::Gothic, 14.0), "お問い合わせ番号");
    d.text(612.0, 98.0, type_of(Face::Gothic, 22.0).bold().end(), number);
    let seed = number.bytes().fold(17, |sum, b| sum * 31 % 10_007 + u64::from(b));
    d.bars([28.0, 112.0, 584.0, 60.0], seed);
    let bottom = d.fields(
        [28.0, 190.0, 584.0],
        130.0,
        58.0,
        rows,
        type_of(Face::Gothic, 22.0),
    );
    d.text(
        28.0,
        bottom + 34.0,
        type_of(Face::Gothic, 12.0),
        "受付店　見本センター　050-0000-1500",
    );
    d.seal(578.0, bottom + 28.0, 22.0, &["見本", "中央"]);
    studio.layer(&d, 1.7)
}
