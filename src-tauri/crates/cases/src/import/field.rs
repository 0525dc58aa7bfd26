//! Which column holds what.

/// What a column can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// Member number; every row needs one.
    Number,
    /// Name; a new member needs one.
    Name,
    /// Name in kana.
    Kana,
    /// A phone number; several columns may hold one.
    Phone,
    /// E-mail address.
    Email,
    /// Postal address.
    Address,
    /// Plan id; begins a contract.
    Plan,
    /// Joining day.
    JoinedOn,
    /// Last day of the contract.
    EndedOn,
    /// First day of a paid term.
    TermFrom,
    /// Last day of a paid term.
    TermUntil,
    /// IMEI of a registered device.
    Imei,
    /// Serial number of a registered device.
    Serial,
    /// Maker of a registered device.
    Maker,
    /// Model of a registered device.
    Model,
    /// Day the device was registered.
    RegisteredOn,
    /// Day an earlier claim was applied for; begins an earlier claim.
    ClaimAppliedOn,
    /// Day of an earlier claim's accident.
    ClaimAccidentOn,
    /// Benefit of an earlier claim.
    ClaimBenefit,
    /// Outcome of an earlier claim, in the words of the vocabulary.
    ClaimOutcome,
    /// Amount paid on an earlier claim.
    ClaimAmount,
    /// Day an earlier claim was paid.
    ClaimPaidOn,
}

impl Field {
    /// Every field with its name, and with headings that are taken for it without being told.
    pub const ALL: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (
            Self::Number,
            "number",
            &["会員番号", "会員id", "member number", "会员号", "会员编号"],
        ),
        (Self::Name, "name", &["氏名", "名前", "お名前", "会員名", "姓名"]),
        (
            Self::Kana,
            "kana",
            &["フリガナ", "カナ", "氏名カナ", "お名前カナ"],
        ),
        (
            Self::Phone,
            "phone",
            &["電話番号", "電話", "携帯電話", "携帯番号", "电话", "手机"],
        ),
        (
            Self::Email,
            "email",
            &["メール", "メールアドレス", "e-mail", "mail", "邮箱"],
        ),
        (Self::Address, "address", &["住所", "地址"]),
        (Self::Plan, "plan", &["プラン", "契約プラン", "商品", "计划"]),
        (
            Self::JoinedOn,
            "joined_on",
            &["加入日", "入会日", "契約開始日", "加入日期"],
        ),
        (
            Self::EndedOn,
            "ended_on",
            &["解約日", "退会日", "契約終了日", "终止日期"],
        ),
        (Self::TermFrom, "term_from", &["利用期間開始", "期間開始日"]),
        (Self::TermUntil, "term_until", &["利用期間終了", "期間終了日"]),
        (Self::Imei, "imei", &[]),
        (Self::Serial, "serial", &["製造番号", "シリアル番号", "序列号"]),
        (Self::Maker, "maker", &["メーカー", "製造元", "厂商"]),
        (Self::Model, "model", &["機種", "型番", "モデル", "型号"]),
        (
            Self::RegisteredOn,
            "registered_on",
            &["登録日", "端末登録日", "登记日期"],
        ),
        (
            Self::ClaimAppliedOn,
            "claim_applied_on",
            &["請求日", "申請日", "申请日期"],
        ),
        (
            Self::ClaimAccidentOn,
            "claim_accident_on",
            &["事故日", "事故日期"],
        ),
        (Self::ClaimBenefit, "claim_benefit", &["補償", "特典"]),
        (Self::ClaimOutcome, "claim_outcome", &["結果", "支払結果", "结果"]),
        (
            Self::ClaimAmount,
            "claim_amount",
            &["支払額", "支払金額", "支付金额"],
        ),
        (Self::ClaimPaidOn, "claim_paid_on", &["支払日", "支付日期"]),
    ];

    /// The field's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(field, ..)| *field == self)
            .map_or("", |(_, name, _)| name)
    }

    /// The field of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .iter()
            .find(|(_, known, _)| *known == name)
            .map(|(field, ..)| *field)
    }

    /// The field a heading is usually meant for.
    #[must_use]
    pub fn guess(heading: &str) -> Option<Self> {
        let form = satei_model::text::search_form;
        let wanted = form(heading);
        let meant = |known: &&str| form(known) == wanted;
        Self::ALL
            .iter()
            .find(|(_, name, known)| form(name) == wanted || known.iter().any(meant))
            .map(|(field, ..)| *field)
    }
}

/// Which field each column holds; `None` leaves the column out.
pub type Mapping = Vec<Option<Field>>;

/// The mapping that the headings suggest.
#[must_use]
pub fn suggest(headings: &[String]) -> Mapping {
    let mut mapping: Mapping = Vec::with_capacity(headings.len());
    for heading in headings {
        // A second column of the same sort is left for a person to map, save phones, of which there are many.
        let guess = Field::guess(heading);
        mapping.push(guess.filter(|field| *field == Field::Phone || !mapping.contains(&guess)));
    }
    mapping
}
