//! Invented shops, makers, carriers and police stations.

use crate::generate::forms::Issuer;

pub(super) const NANAIRO: Issuer = Issuer {
    name: "スマホ修理 なないろ 見本本店",
    lines: &[
        "〒000-0001 架空県見本市本町1-2-3",
        "TEL 050-0000-1100",
        "登録番号 T0-0000-0000-0001",
    ],
    seal: &["なな", "いろ"],
};
pub(super) const KAZAHANA_CENTRE: Issuer = Issuer {
    name: "風花デバイス株式会社 修理センター",
    lines: &[
        "〒000-0020 架空県手本市港町8-1",
        "TEL 050-0000-1110",
        "登録番号 T0-0000-0000-0002",
    ],
    seal: &["風花", "修理"],
};
pub(super) const MIKAGE_CENTRE: Issuer = Issuer {
    name: "みかげモバイル修理工房",
    lines: &[
        "〒000-0007 架空県見本市北町5-5",
        "TEL 050-0000-1120",
        "登録番号 T0-0000-0000-0003",
    ],
    seal: &["みか", "げ印"],
};
pub(super) const HIGASHI_DENKI: Issuer = Issuer {
    name: "ひがし電器 見本駅前店",
    lines: &[
        "〒000-0003 架空県見本市駅前2-7",
        "TEL 050-0000-1130",
        "登録番号 T0-0000-0000-0004",
    ],
    seal: &["ひが", "し電"],
};
pub(super) const TANUKI_BOOKS: Issuer = Issuer {
    name: "たぬき書房オンライン",
    lines: &[
        "〒000-0030 架空県手本市森1-1",
        "shop@tanuki.example.invalid",
        "登録番号 T0-0000-0000-0005",
    ],
    seal: &[],
};
pub(super) const HOSHI_MARKET: Issuer = Issuer {
    name: "ほしぞらマーケット",
    lines: &[
        "〒000-0031 架空県手本市星見台4-2",
        "help@hoshi.example.invalid",
        "登録番号 T0-0000-0000-0006",
    ],
    seal: &[],
};
pub(super) const SMART_HOME_DESK: Issuer = Issuer {
    name: "スマートホーム受付（見本）",
    lines: &[
        "〒000-0050 架空県見本市東4-6",
        "TEL 050-0000-1150",
        "登録番号 T0-0000-0000-0008",
    ],
    seal: &["受付", "見本"],
};
pub(super) const BAG_DESK: Issuer = Issuer {
    name: "置き配バッグ交換受付（見本）",
    lines: &[
        "〒000-0040 架空県見本市南1-9",
        "TEL 050-0000-1140",
        "登録番号 T0-0000-0000-0007",
    ],
    seal: &["交換", "受付"],
};
pub(super) const FORWARDING_DESK: Issuer = Issuer {
    name: "転送サービス受付（見本）",
    lines: &[
        "〒000-0060 架空県手本市港町2-2",
        "desk@tenso.example.invalid",
        "登録番号 T0-0000-0000-0009",
    ],
    seal: &["転送", "受付"],
};
pub(super) const VISIT_DESK: Issuer = Issuer {
    name: "訪問サポート受付（見本）",
    lines: &[
        "〒000-0070 架空県見本市中央3-3",
        "TEL 050-0000-1170",
        "登録番号 T0-0000-0000-0010",
    ],
    seal: &["訪問", "受付"],
};
