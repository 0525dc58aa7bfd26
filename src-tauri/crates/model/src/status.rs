//! Where a claim stands, in the words of the desk.

use crate::words::{Label, word_set};

word_set! {
    /// Where a claim stands.
    Status {
        /// 受付
        Received = "received",
        /// 審査中
        InReview = "in_review",
        /// 不備照会中
        DocumentsAsked = "documents_asked",
        /// 外部照会中
        ThirdPartyAsked = "third_party_asked",
        /// 決裁待ち
        AwaitingApproval = "awaiting_approval",
        /// 支払手続中
        InPayment = "in_payment",
        /// 支払済
        Paid = "paid",
        /// 不払決定
        Denied = "denied",
        /// 取下げ
        Withdrawn = "withdrawn",
        /// 書類未着完了
        ClosedDocumentsOutstanding = "closed_documents_outstanding",
        /// 再開
        Reopened = "reopened",
    }
}

impl Status {
    /// Whether nothing more is to be done unless the claim is reopened.
    #[must_use]
    pub fn is_closed(self) -> bool {
        matches!(
            self,
            Self::Paid | Self::Denied | Self::Withdrawn | Self::ClosedDocumentsOutstanding
        )
    }

    /// Its name.
    #[must_use]
    pub fn label(self) -> Label {
        let (ja, zh_hans, en) = match self {
            Self::Received => ("受付", "已受理", "received"),
            Self::InReview => ("審査中", "审查中", "in review"),
            Self::DocumentsAsked => ("不備照会中", "补件中", "documents asked"),
            Self::ThirdPartyAsked => ("外部照会中", "外部查询中", "third party asked"),
            Self::AwaitingApproval => ("決裁待ち", "待批准", "awaiting approval"),
            Self::InPayment => ("支払手続中", "支付办理中", "in payment"),
            Self::Paid => ("支払済", "已支付", "paid"),
            Self::Denied => ("不払決定", "已拒赔", "denied"),
            Self::Withdrawn => ("取下げ", "已撤回", "withdrawn"),
            Self::ClosedDocumentsOutstanding => ("書類未着完了", "缺件结案", "closed, documents outstanding"),
            Self::Reopened => ("再開", "重新开启", "reopened"),
        };
        Label {
            ja: ja.into(),
            zh_hans: zh_hans.into(),
            en: en.into(),
        }
    }
}
