//! The claim form of a claimant.

use chrono::NaiveDate;

use super::forms::{GOTHIC, page};
use super::svg::{Drawing, Face, Type, type_of};
use crate::numbers::ALL;
use crate::{claims, members};

const HAND: Type = type_of(Face::Hand, 13.0).fill("#1b2a6b");

/// The claim form, filled in by hand. Who claims, for which device and to which account stands in the facts of the
/// claim, and is written from there; what only the paper tells stands here.
#[derive(Debug, Clone, Copy)]
pub struct ClaimForm {
    /// Key of the claim.
    pub claim: &'static str,
    /// Address.
    pub address: &'static str,
    /// Day and time of the accident as written.
    pub accident: &'static str,
    /// Place of the accident.
    pub place: &'static str,
    /// Which causes are ticked: 破損, 水濡れ, 故障, その他.
    pub cause: &'static str,
    /// How it happened, a line each.
    pub story: &'static [&'static str],
    /// Sum asked for.
    pub amount: &'static str,
    /// Day of signing.
    pub signed_on: &'static str,
}

/// What the facts of a claim give to its form.
#[derive(Debug, Default)]
struct Known {
    name: String,
    kana: String,
    number: &'static str,
    phone: &'static str,
    model: String,
    imei: &'static str,
    serial: String,
    account: String,
}

impl Known {
    fn of(key: &str) -> Self {
        // The day only moves what is due, of which no paper speaks.
        let claim = claims(NaiveDate::default()).into_iter().find(|it| it.key == key);
        let Some(claim) = claim else {
            return Self::default();
        };
        let fact = |name: &str| {
            let fact = claim.facts.iter().find(|it| it.name == name);
            fact.and_then(|it| it.value.as_str())
                .unwrap_or_default()
                .to_owned()
        };
        let imei = fact("registered_imei");
        let member = members().into_iter().find(|it| it.key == claim.member);
        let member = member.as_ref();
        Self {
            name: member.map(|it| by_hand(it.name)).unwrap_or_default(),
            kana: member.map(|it| by_hand(it.kana)).unwrap_or_default(),
            number: member.map_or("", |it| it.number),
            phone: member
                .and_then(|it| it.phones.first().copied())
                .unwrap_or_default(),
            model: fact("device_model"),
            imei: ALL.iter().find(|it| it.imei == imei).map_or("", |it| it.spaced),
            serial: fact("registered_serial"),
            account: by_hand(&fact("payee_account")),
        }
    }
}

/// Japanese writing leaves a whole square between words.
fn by_hand(text: &str) -> String {
    if text.is_ascii() {
        text.to_owned()
    } else {
        text.replace(' ', "　")
    }
}

/// The claim form, filled in by hand.
pub fn claim_form(f: &ClaimForm) -> Drawing {
    let known = Known::of(f.claim);
    let mut d = page();
    d.text(52.0, 52.0, type_of(Face::Gothic, 8.5), "様式 KSP-1（見本）");
    d.text(
        297.0,
        84.0,
        type_of(Face::Gothic, 18.0).bold().middle().spaced(2.0),
        "事故状況説明書 兼 保険金請求書",
    );
    d.text(
        52.0,
        112.0,
        type_of(Face::Gothic, 9.0),
        "太枠の中を、請求されるご本人が記入してください。",
    );
    d.text(420.0, 112.0, GOTHIC.end(), "記入日");
    d.text(547.0, 112.0, HAND.end(), f.signed_on);
    let section = |d: &mut Drawing, y: f32, text: &str| {
        d.rect([48.0, y, 499.0, 19.0], 0.0, "#39424e");
        d.text(
            56.0,
            y + 13.5,
            type_of(Face::Gothic, 10.0).bold().fill("#ffffff"),
            text,
        );
    };
    section(&mut d, 122.0, "1　請求される方");
    d.fields(
        [48.0, 141.0, 499.0],
        112.0,
        27.0,
        &[
            ("フリガナ", &known.kana),
            ("お名前", &known.name),
            ("会員番号", known.number),
            ("電話番号", known.phone),
            ("ご住所", f.address),
        ],
        HAND,
    );
    d.seal(
        505.0,
        182.0,
        12.0,
        &[known.name.split('　').next().unwrap_or(&known.name)],
    );
    section(&mut d, 286.0, "2　事故の状況");
    d.fields(
        [48.0, 305.0, 499.0],
        112.0,
        27.0,
        &[("事故の日時", f.accident), ("事故の場所", f.place)],
        HAND,
    );
    d.rect([48.0, 359.0, 112.0, 27.0], 0.0, "#eef0f2");
    d.frame([48.0, 359.0, 499.0, 27.0], "#8a8f96", 0.6);
    d.text(54.0, 376.0, GOTHIC, "損害の種類");
    for (i, cause) in ["破損", "水濡れ", "故障", "その他"].iter().enumerate() {
        let x = 176.0 + i as f32 * 84.0;
        d.frame([x, 367.0, 10.0, 10.0], "#444444", 0.8);
        d.text(x + 16.0, 376.5, GOTHIC, cause);
        if *cause == f.cause {
            d.raw(&format!(
                r##"<path d="M{} 371 l4 5 l9 -13" fill="none" stroke="#1b2a6b" stroke-width="1.8"/>"##,
                x + 1.0
            ));
        }
    }
    d.rect([48.0, 386.0, 112.0, 122.0], 0.0, "#eef0f2");
    d.frame([48.0, 386.0, 499.0, 122.0], "#8a8f96", 0.6);
    d.text(54.0, 403.0, GOTHIC, "事故の経緯");
    for row in 0..4 {
        let y = 414.0 + row as f32 * 27.0;
        d.dashes([168.0, y, 540.0, y], "#b6bbc2", 0.5);
        if let Some(line) = f.story.get(row) {
            d.text(170.0, y - 5.0, HAND, line);
        }
    }
    section(&mut d, 520.0, "3　対象の端末");
    d.fields(
        [48.0, 539.0, 499.0],
        112.0,
        27.0,
        &[
            ("機種", &known.model),
            ("IMEI", known.imei),
            ("シリアル番号", &known.serial),
        ],
        HAND.spaced(0.4),
    );
    section(&mut d, 632.0, "4　請求額・振込先");
    d.fields(
        [48.0, 651.0, 499.0],
        112.0,
        27.0,
        &[("請求額", f.amount), ("振込先", &known.account)],
        HAND,
    );
    d.text(
        52.0,
        728.0,
        type_of(Face::Gothic, 8.5),
        "記載の内容に相違ありません。必要書類を添えて請求します。",
    );
    d.text(330.0, 762.0, GOTHIC, "署名");
    d.text(
        366.0,
        763.0,
        type_of(Face::Hand, 18.0).fill("#1b2a6b"),
        &known.name,
    );
    d.line([360.0, 769.0, 547.0, 769.0], "#444444", 0.7);
    d.frame([46.0, 120.0, 503.0, 588.0], "#22262c", 1.8);
    d
}
