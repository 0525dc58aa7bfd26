//! A4 papers of shops and makers, and mails.

use super::svg::{Drawing, Face, Type, type_of};

pub(super) const GOTHIC: Type = type_of(Face::Gothic, 9.5);

/// Who writes a paper: name and lines of address.
#[derive(Debug, Clone, Copy)]
pub struct Issuer {
    /// Name of the shop or maker.
    pub name: &'static str,
    /// Address, telephone and the like.
    pub lines: &'static [&'static str],
    /// Two lines of the seal.
    pub seal: &'static [&'static str],
}

/// A paper with items and a sum: receipt, estimate, delivery slip, order statement.
#[derive(Debug, Clone, Copy)]
pub struct Account {
    /// Title, such as 領収書 or 御見積書.
    pub title: &'static str,
    /// Number of the paper.
    pub number: &'static str,
    /// Date as printed; `None` leaves the place for it empty.
    pub date: Option<&'static str>,
    /// To whom.
    pub to: &'static str,
    /// Words before the sum, such as 領収金額.
    pub sum_name: &'static str,
    /// Sum as printed.
    pub sum: &'static str,
    /// What for, in one line.
    pub purpose: &'static str,
    /// Items: name, count, amount.
    pub items: &'static [(&'static str, &'static str, &'static str)],
    /// Lines under the items.
    pub remarks: &'static [&'static str],
    /// Colour of the rules and the title.
    pub colour: &'static str,
    /// Who wrote it.
    pub issuer: Issuer,
}

/// An empty A4 page.
pub(super) fn page() -> Drawing {
    let mut d = Drawing::new(595.0, 842.0);
    d.rect([0.0, 0.0, 595.0, 842.0], 0.0, "#ffffff");
    d
}

/// A paper with items and a sum.
pub fn account(a: &Account) -> Drawing {
    let mut d = page();
    d.rect([48.0, 52.0, 499.0, 5.0], 0.0, a.colour);
    d.text(
        297.0,
        102.0,
        type_of(Face::Gothic, 25.0).bold().middle().spaced(8.0),
        a.title,
    );
    d.text(547.0, 132.0, GOTHIC.end(), &format!("No. {}", a.number));
    let date = a.date.map_or_else(
        || "発行日：　　　　年　　月　　日".to_owned(),
        |date| format!("発行日：{date}"),
    );
    d.text(547.0, 148.0, GOTHIC.end(), &date);
    d.text(
        52.0,
        178.0,
        type_of(Face::Gothic, 16.0).bold(),
        &format!("{}　様", a.to),
    );
    d.line([48.0, 187.0, 300.0, 187.0], "#333333", 0.8);
    d.rect([48.0, 214.0, 499.0, 52.0], 0.0, "#f3f5f6");
    d.text(64.0, 247.0, type_of(Face::Gothic, 12.0), a.sum_name);
    d.text(530.0, 249.0, type_of(Face::Gothic, 24.0).bold().end(), a.sum);
    d.text(52.0, 288.0, GOTHIC, a.purpose);
    let top = 312.0;
    d.rect([48.0, top, 499.0, 24.0], 0.0, a.colour);
    let head = type_of(Face::Gothic, 9.5).bold().fill("#ffffff");
    d.text(58.0, top + 16.0, head, "内容");
    d.text(420.0, top + 16.0, head.middle(), "数量");
    d.text(537.0, top + 16.0, head.end(), "金額（税込）");
    let rows = a.items.len().max(8);
    for row in 0..rows {
        let y = top + 24.0 + row as f32 * 26.0;
        if let Some((name, count, amount)) = a.items.get(row) {
            d.text(58.0, y + 17.0, GOTHIC, name);
            d.text(420.0, y + 17.0, GOTHIC.middle(), count);
            d.text(537.0, y + 17.0, GOTHIC.end(), amount);
        }
        d.line([48.0, y + 26.0, 547.0, y + 26.0], "#c9cdd2", 0.6);
    }
    let bottom = top + 24.0 + rows as f32 * 26.0;
    d.frame([48.0, top, 499.0, bottom - top], "#8a8f96", 0.7);
    for (i, line) in a.remarks.iter().enumerate() {
        d.text(
            52.0,
            bottom + 24.0 + i as f32 * 16.0,
            type_of(Face::Gothic, 9.0),
            line,
        );
    }
    signed(&mut d, 690.0, a.issuer);
    d
}

fn signed(d: &mut Drawing, y: f32, issuer: Issuer) {
    d.text(330.0, y, type_of(Face::Gothic, 13.0).bold(), issuer.name);
    for (i, line) in issuer.lines.iter().enumerate() {
        d.text(
            330.0,
            y + 19.0 + i as f32 * 14.0,
            type_of(Face::Gothic, 9.0),
            line,
        );
    }
    if !issuer.seal.is_empty() {
        d.seal(518.0, y + 16.0, 23.0, issuer.seal);
    }
}

/// A maker's or shop's paper about a device: title, fields, findings.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// Title, such as 修理完了報告書.
    pub title: &'static str,
    /// Number of the case.
    pub number: &'static str,
    /// Date as printed.
    pub date: &'static str,
    /// To whom.
    pub to: &'static str,
    /// Fields: label and value.
    pub fields: &'a [(&'static str, &'static str)],
    /// Heading over the findings.
    pub heading: &'static str,
    /// Findings, a line each.
    pub findings: &'static [&'static str],
    /// Costs: what and how much; empty where the paper states none.
    pub costs: &'static [(&'static str, &'static str)],
    /// Who wrote it.
    pub issuer: Issuer,
}

/// A report of a repair or a certificate that none is possible.
pub fn report(r: &Report<'_>) -> Drawing {
    let mut d = page();
    d.text(547.0, 66.0, GOTHIC.end(), &format!("発行日：{}", r.date));
    d.text(547.0, 81.0, GOTHIC.end(), &format!("受付番号：{}", r.number));
    d.text(
        297.0,
        124.0,
        type_of(Face::Gothic, 22.0).bold().middle().spaced(5.0),
        r.title,
    );
    d.line([180.0, 134.0, 415.0, 134.0], "#31566e", 1.6);
    d.text(
        52.0,
        170.0,
        type_of(Face::Gothic, 14.0).bold(),
        &format!("{}　様", r.to),
    );
    let y = d.fields(
        [48.0, 192.0, 499.0],
        128.0,
        25.0,
        r.fields,
        type_of(Face::Gothic, 10.5),
    );
    d.text(
        48.0,
        y + 30.0,
        type_of(Face::Gothic, 11.0).bold().fill("#31566e"),
        &format!("■ {}", r.heading),
    );
    let box_height = 22.0 + r.findings.len() as f32 * 18.0;
    d.frame([48.0, y + 40.0, 499.0, box_height], "#8a8f96", 0.7);
    for (i, line) in r.findings.iter().enumerate() {
        d.text(
            60.0,
            y + 62.0 + i as f32 * 18.0,
            type_of(Face::Gothic, 10.0),
            line,
        );
    }
    let mut y = y + 40.0 + box_height;
    if !r.costs.is_empty() {
        d.text(
            48.0,
            y + 30.0,
            type_of(Face::Gothic, 11.0).bold().fill("#31566e"),
            "■ 費用内訳（税込）",
        );
        y += 40.0;
        for (name, amount) in r.costs {
            d.frame([48.0, y, 499.0, 24.0], "#8a8f96", 0.6);
            d.text(60.0, y + 16.0, GOTHIC, name);
            d.text(537.0, y + 16.0, type_of(Face::Gothic, 10.5).end(), amount);
            y += 24.0;
        }
    }
    signed(&mut d, (y + 46.0).max(690.0), r.issuer);
    d
}

/// A mail as a phone shows it: sender, subject, lines.
pub fn mail_screen(clock: &str, sender: (&str, &str), subject: &str, at: &str, lines: &[&str]) -> Drawing {
    let mut d = Drawing::new(390.0, 844.0);
    d.rect([0.0, 0.0, 390.0, 844.0], 0.0, "#ffffff");
    let gothic = |size| type_of(Face::Gothic, size);
    d.text(34.0, 34.0, gothic(15.0).bold(), clock);
    d.raw(r##"<g fill="#222"><rect x="296" y="29" width="3" height="5"/><rect x="301" y="26" width="3" height="8"/><rect x="306" y="23" width="3" height="11"/><rect x="332" y="22" width="24" height="12" rx="3" fill="none" stroke="#222" stroke-width="1.3"/><rect x="334" y="24" width="15" height="8"/></g><path d="M26 64 l-9 9 l9 9" fill="none" stroke="#2a66c8" stroke-width="2.6"/>"##);
    d.text(36.0, 79.0, gothic(16.0).fill("#2a66c8"), "受信トレイ");
    d.line([0.0, 98.0, 390.0, 98.0], "#dcdfe4", 1.0);
    d.text(20.0, 134.0, gothic(18.0).bold(), subject);
    d.raw(r##"<circle cx="38" cy="172" r="19" fill="#2f8f5b"/>"##);
    d.text(38.0, 178.0, gothic(16.0).bold().fill("#ffffff").middle(), "み");
    d.text(68.0, 168.0, gothic(14.0).bold(), sender.0);
    d.text(68.0, 186.0, gothic(11.0).fill("#737a84"), sender.1);
    d.text(370.0, 168.0, gothic(11.0).fill("#737a84").end(), at);
    d.line([20.0, 206.0, 370.0, 206.0], "#e6e8ec", 1.0);
    for (i, line) in lines.iter().enumerate() {
        let look = if line.starts_with('■') {
            gothic(13.5).bold()
        } else {
            gothic(13.5)
        };
        d.text(20.0, 236.0 + i as f32 * 25.0, look, line);
    }
    d.rect([0.0, 774.0, 390.0, 70.0], 0.0, "#f6f7f9");
    for (i, word) in ["返信", "転送", "保存", "削除"].iter().enumerate() {
        d.text(
            60.0 + i as f32 * 90.0,
            806.0,
            gothic(12.5).fill("#2a66c8").middle(),
            word,
        );
    }
    d.rect([128.0, 830.0, 134.0, 5.0], 2.5, "#111111");
    d
}
