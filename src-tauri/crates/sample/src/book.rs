//! The member book of the sample desk.

use chrono::{Days, NaiveDate};
use serde_json::{Map, Value, json};

use crate::numbers::{self, DeviceNumbers};
use crate::words::{SampleContract, SampleDevice, SampleMember};

pub(crate) const KSP: &str = "keitai-support-plus";
pub(crate) const OKP: &str = "okippa-plus-paid";
pub(crate) const OKF: &str = "okippa-plus-free";
pub(crate) const OCP: &str = "opencocon-plus";
pub(crate) const RKT: &str = "rakuten-anshin-shopping";
pub(crate) const NVB: &str = "navibird-anshin";

/// Key, number, name, kana, telephone, plan, day of joining.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

// One row a line.
#[rustfmt::skip]
const PEOPLE: &[Row] = &[
    ("aoyama", "KS-240117", "青山 澪", "アオヤマ ミオ", "050-0000-1201", KSP, "2025-06-10"),
    ("hojo", "KS-240233", "北条 拓海", "ホウジョウ タクミ", "050-0000-1202", KSP, "2025-04-02"),
    ("onodera", "KS-261003", "小野寺 千尋", "オノデラ チヒロ", "050-0000-1203", KSP, "2026-10-03"),
    ("takahashi", "KS-230518", "髙橋 健一", "タカハシ ケンイチ", "050-0000-1204", KSP, "2023-05-18"),
    ("wang", "KS-250901", "王 雨桐", "ワン ユートン", "050-0000-1205", KSP, "2025-09-01"),
    ("morishita", "KS-241205", "森下 直樹", "モリシタ ナオキ", "050-0000-1206", KSP, "2024-12-05"),
    ("ichinose", "KS-250222", "一ノ瀬 遥", "イチノセ ハルカ", "050-0000-1207", KSP, "2025-02-22"),
    ("kuroki", "KS-250314", "黒木 翔", "クロキ ショウ", "050-0000-1208", KSP, "2025-03-14"),
    ("minami", "KS-250707", "南 さつき", "ミナミ サツキ", "050-0000-1209", KSP, "2025-07-07"),
    ("fujimoto", "KS-250120", "藤本 圭", "フジモト ケイ", "050-0000-1210", KSP, "2025-01-20"),
    ("carter", "KS-250515", "Emma Carter", "エマ カーター", "050-0000-1211", KSP, "2025-05-15"),
    ("asakura", "KS-261102", "朝倉 光", "アサクラ ヒカル", "050-0000-1212", KSP, "2026-11-02"),
    ("hayashi", "KS-261019", "林 杏奈", "ハヤシ アンナ", "050-0000-1213", KSP, "2026-10-19"),
    ("toyama", "KS-250611", "遠山 由紀子", "トオヤマ ユキコ", "050-0000-1214", KSP, "2025-06-11"),
    ("uemura", "KS-241018", "上村 健", "ウエムラ ケン", "050-0000-1215", KSP, "2024-10-18"),
    ("nakahara", "OP-100431", "中原 美咲", "ナカハラ ミサキ", "050-0000-1301", OKP, "2026-02-11"),
    ("shirai", "OP-100502", "白井 大輔", "シライ ダイスケ", "050-0000-1302", OKP, "2026-01-08"),
    ("tokunaga", "OP-100617", "徳永 望", "トクナガ ノゾミ", "050-0000-1303", OKP, "2026-03-20"),
    ("hayami", "OP-100688", "速水 蓮", "ハヤミ レン", "050-0000-1304", OKP, "2026-04-15"),
    ("ishigami", "OP-100745", "石神 由紀", "イシガミ ユキ", "050-0000-1305", OKP, "2026-05-01"),
    ("kaneshiro", "OP-100790", "金城 海斗", "キンジョウ カイト", "050-0000-1306", OKP, "2026-06-06"),
    ("nomura", "OP-100811", "野村 碧", "ノムラ アオイ", "050-0000-1307", OKP, "2026-07-03"),
    ("arai", "OP-100836", "荒井 正", "アライ タダシ", "050-0000-1308", OKP, "2026-08-10"),
    ("tsuji", "OP-100902", "辻 真央", "ツジ マオ", "050-0000-1309", OKP, "2026-11-19"),
    ("mizuno", "OF-200118", "水野 彩", "ミズノ アヤ", "050-0000-1401", OKF, "2025-11-23"),
    ("serizawa", "OF-200245", "芹沢 亮", "セリザワ リョウ", "050-0000-1402", OKF, "2024-08-30"),
    ("li", "OF-200377", "李 思远", "リ シエン", "050-0000-1403", OKF, "2026-07-14"),
    ("saeki", "OF-200401", "佐伯 凪", "サエキ ナギ", "050-0000-1404", OKF, "2026-11-18"),
    ("sakuma", "OC-300112", "佐久間 蒼", "サクマ アオイ", "050-0000-1501", OCP, "2025-04-15"),
    ("murata", "OC-300158", "村田 奏", "ムラタ カナデ", "050-0000-1502", OCP, "2025-09-01"),
    ("okabe", "OC-300204", "岡部 すず", "オカベ スズ", "050-0000-1503", OCP, "2026-02-20"),
    ("tanabe", "OC-300391", "田辺 律", "タナベ リツ", "050-0000-1504", OCP, "2026-10-25"),
    ("kurata", "OC-300047", "倉田 樹", "クラタ イツキ", "050-0000-1505", OCP, "2024-08-01"),
    ("sonoda", "OC-300266", "園田 葵", "ソノダ アオイ", "050-0000-1506", OCP, "2025-06-12"),
    ("mitani", "RK-400418", "三谷 栞", "ミタニ シオリ", "050-0000-1601", RKT, "2024-05-20"),
    ("koga", "RK-402275", "古賀 理央", "コガ リオ", "050-0000-1602", RKT, "2025-03-02"),
    ("segawa", "RK-401077", "瀬川 悠真", "セガワ ユウマ", "050-0000-1603", RKT, "2024-11-11"),
    ("higa", "RK-400632", "比嘉 奈央", "ヒガ ナオ", "050-0000-1604", RKT, "2026-01-15"),
    ("ebina", "RK-407711", "海老名 洋", "エビナ ヒロシ", "050-0000-1605", RKT, "2025-07-28"),
    ("lam", "NB-500166", "Lam Ka-yan", "ラム カーヤン", "050-0000-1701", NVB, "2026-11-18"),
    ("chen", "NB-500102", "陳 品妍", "チェン ピンイェン", "050-0000-1702", NVB, "2026-11-04"),
    ("lindqvist", "NB-500127", "Nora Lindqvist", "ノラ リンドクヴィスト", "050-0000-1703", NVB, "2026-11-06"),
    ("park", "NB-500140", "Park Seo-yun", "パク ソユン", "050-0000-1704", NVB, "2026-11-10"),
    ("ong", "NB-500093", "Ong Wei-ling", "オン ウェイリン", "050-0000-1705", NVB, "2026-10-29"),
    ("dubois", "NB-500085", "Claire Dubois", "クレール デュボワ", "050-0000-1706", NVB, "2026-10-27"),
];

/// A calendar day of the sample's tables.
pub(crate) fn day(text: &str) -> NaiveDate {
    // The tables hold valid days only (a test reads them all); the epoch would be noticed at once.
    text.parse().unwrap_or_default()
}

pub(crate) fn map(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => Map::new(),
    }
}

/// The people of the sample desk.
pub fn members() -> Vec<SampleMember> {
    PEOPLE
        .iter()
        .map(|&(key, number, name, kana, phone, _, _)| SampleMember {
            key,
            number,
            name,
            kana,
            phones: vec![phone],
            email: "sample@example.invalid",
        })
        .collect()
}

/// Their contracts; a contract's key is its member's.
pub fn contracts() -> Vec<SampleContract> {
    PEOPLE
        .iter()
        .map(|&(key, _, _, _, _, plan, joined)| SampleContract {
            key,
            member: key,
            plan,
            joined_on: day(joined),
            ended_on: None,
            terms: if plan == OKP {
                paid_terms(day(joined))
            } else {
                Vec::new()
            },
            facts: map(contract_facts(plan, joined)),
        })
        .collect()
}

/// Terms of thirty days without a gap, up to the end of 2026.
pub(crate) fn paid_terms(joined: NaiveDate) -> Vec<(NaiveDate, NaiveDate)> {
    let mut terms = Vec::new();
    let mut from = joined;
    while from < day("2026-12-31") {
        terms.push((from, from + Days::new(29)));
        from = from + Days::new(30);
    }
    terms
}

fn contract_facts(plan: &str, joined: &str) -> Value {
    match plan {
        KSP => json!({
            "joined_on": joined, "service_applied_on": joined, "membership_ended_on": "none", "rejoined": false,
        }),
        OKP => json!({ "joined_on": joined, "entries_complete": true, "payment_registered": true }),
        RKT => json!({ "rakuten_member": true }),
        NVB => json!({
            "joined_on": joined, "forwarding_member": true, "service_terms_agreed": true, "member_accepted": true,
            "membership_status": "active",
        }),
        OCP => json!({ "insurance_started_on": joined, "lives_in_japan": true, "member_adult": true }),
        _ => json!({
            "enrolled_at": format!("{joined}T12:00:00+09:00"), "enrolment_ended_at": "none", "entries_complete": true,
        }),
    }
}

/// Key, numbers, model, released, registered, purchased on.
type DeviceRow = (
    &'static str,
    DeviceNumbers,
    &'static str,
    &'static str,
    &'static str,
);

// One row a line.
#[rustfmt::skip]
pub(crate) const DEVICES: &[DeviceRow] = &[
    ("aoyama", numbers::AOYAMA, "2025-03", "2025-06-20T20:11:00+09:00", "2025-06-14"),
    ("hojo", numbers::HOJO, "2025-03", "2025-04-05T12:40:00+09:00", "2025-03-29"),
    ("onodera", numbers::ONODERA, "2024-10", "2026-10-03T09:05:00+09:00", "2026-09-30"),
    ("takahashi", numbers::TAKAHASHI, "2022-11", "2023-05-21T19:00:00+09:00", "2023-05-20"),
    ("wang", numbers::WANG, "2024-10", "2026-10-12T21:30:00+09:00", "2025-09-03"),
    ("morishita", numbers::MORISHITA, "2025-03", "2025-04-01T10:00:00+09:00", "2025-03-31"),
    ("ichinose", numbers::ICHINOSE, "2024-10", "2025-02-25T18:20:00+09:00", "2025-02-23"),
    ("kuroki", numbers::KUROKI, "2025-03", "2025-04-11T08:15:00+09:00", "2025-04-10"),
    ("minami", numbers::MINAMI, "2024-10", "2025-07-09T22:05:00+09:00", "2025-07-08"),
    ("fujimoto", numbers::FUJIMOTO, "2025-03", "2025-03-30T13:00:00+09:00", "2025-03-28"),
    ("carter", numbers::CARTER, "2025-03", "2025-05-18T11:00:00+09:00", "2025-05-17"),
];

/// The devices that are registered; a device's key is its member's.
pub fn devices() -> Vec<SampleDevice> {
    DEVICES
        .iter()
        .map(|&(key, numbers, released, registered, purchased)| SampleDevice {
            key,
            contract: key,
            registered_on: day(registered.get(..10).unwrap_or_default()),
            verdict: "entitled",
            facts: map(json!({
                "device_kind": "smartphone", "released_on": released, "purchased_on": purchased,
                "registered_at": registered, "registration_result": "entitled", "registered_with_photos": true,
                "registered_imei": numbers.imei, "registered_serial": numbers.serial,
            })),
        })
        .collect()
}

/// Key, the account that the claimant named.
const ACCOUNTS: &[(&str, &str)] = &[
    ("aoyama", "見本銀行 例支店 普通 0012301"),
    ("hojo", "例示銀行 手本支店 普通 0031182"),
    ("onodera", "見本銀行 桜台支店 普通 0052559"),
    ("takahashi", "見本信用金庫 中央支店 普通 0013387"),
    ("wang", "例示銀行 川沿支店 普通 0064705"),
    ("morishita", "見本銀行 西原支店 普通 0025994"),
    ("kuroki", "例示銀行 手本支店 普通 0037880"),
    ("minami", "見本信用金庫 丘の上支店 普通 0048446"),
    ("fujimoto", "例示銀行 北支店 普通 0019051"),
    ("carter", "見本銀行 港支店 普通 0061774"),
    ("shirai", "見本信用金庫 架空支店 普通 0045102"),
    ("segawa", "みほん銀行 架空支店 普通 0041077"),
    ("sakuma", "例示銀行 見本支店 普通 0078203"),
    ("murata", "見本信用金庫 泉支店 普通 0052588"),
];

/// Key, the thing that a claim which is not about a device is about.
const THINGS: &[(&str, &str)] = &[
    ("nakahara", "手帳と万年筆の贈り物セット、料理の本"),
    ("shirai", "無線ヘッドホン"),
    ("tokunaga", "図鑑"),
    ("hayami", "登山用ランタン"),
    ("ishigami", "置き配バッグ"),
    ("kaneshiro", "珈琲豆ひき"),
    ("mizuno", "絵本(2冊)"),
    ("serizawa", "防水の靴袋"),
    ("li", "急須と湯のみの組"),
    ("nomura", "OKIPPAバッグのストラップ"),
    ("arai", "OKIPPAバッグの防水カバー"),
    ("okabe", "玄関の鍵"),
    ("tanabe", "スマートロック本体 SL-1"),
    ("mitani", "コーヒーメーカー あかね CM-5"),
    ("koga", "スマートフォン 風花 K8 128GB"),
    ("segawa", "ミラーレスカメラ ひかり L1"),
    ("higa", "ワンピース 藍染め Mサイズ"),
    ("ebina", "画集 四季の川"),
    ("lam", "鉄瓶 南の風 1.2L、急須・湯のみ 揃い"),
    ("chen", "スマートフォン 風花 K8"),
    ("lindqvist", "万年筆 つきかげ 14K"),
    ("park", "炊飯器 ほのか RC-10"),
    ("ong", "転送小包 NB-P-77120"),
    ("dubois", "茶碗（転送小包 NB-P-76833）"),
    ("toyama", "無線ネットワークの設定"),
    ("uemura", "ノートパソコン"),
];

/// The account that somebody named, by key.
pub(crate) fn account(key: &str) -> Option<&'static str> {
    ACCOUNTS.iter().find(|it| it.0 == key).map(|it| it.1)
}

/// The thing a claim is about, by its member's key.
pub(crate) fn thing(key: &str) -> Option<&'static str> {
    THINGS.iter().find(|it| it.0 == key).map(|it| it.1)
}

/// The model of phone that came out in a month, in the sample's world.
pub(crate) fn phone_model(released: &str) -> &'static str {
    match released {
        "2025-03" => "風花 K8",
        "2024-10" => "Mikage M3 Lite",
        _ => "風花 K7",
    }
}

/// A member's number by key.
pub(crate) fn member_number(key: &str) -> &'static str {
    PEOPLE.iter().find(|p| p.0 == key).map_or("", |p| p.1)
}

/// A member's day of joining by key.
pub(crate) fn joined_on(key: &str) -> &'static str {
    PEOPLE.iter().find(|p| p.0 == key).map_or("", |p| p.6)
}
