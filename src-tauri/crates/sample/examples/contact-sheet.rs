//! draft
use satei_sample::generate::{
    camera::Label, devices::About, forms::*, paper::*, photos::*, places::*, scene::Surface, slips::*, *,
};
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
    let w = |n: &str, b: Vec<u8>| {
        println!("{n} {}", b.len());
        std::fs::write(format!("/work/target/sample-out/{n}"), b).unwrap()
    };
    w(
        "e.jpg",
        phone_back(&s, false, (Surface::Laminate, Care::Straight, 5), l).unwrap(),
    );
    w(
        "f.jpg",
        phone_back(&s, true, (Surface::Oak, Care::Straight, 5), l).unwrap(),
    );
    w(
        "g.jpg",
        broken_phone(&s, Some(&a), (Surface::Walnut, 11), l).unwrap(),
    );
    w("h.jpg", broken_phone(&s, None, (Surface::Oak, 12), l).unwrap());
    let r = TillReceipt {
        shop: "スマホ修理 なないろ",
        address: "架空県見本市本町1-2-3",
        phone: "050-0000-1100",
        date: "2026年10月27日(火) 15:42",
        number: "No.004182",
        lines: &[("修理代 画面交換", "¥38,500"), ("返送料", "¥1,100")],
        total: "¥39,600",
        tax: "¥3,600",
        remarks: &["端末 風花 K8", "IMEI 00999901 000041 5", "修理受付番号 N-26-1024"],
    };
    let lay = till_receipt(&s, &r).unwrap();
    w(
        "i.jpg",
        paper(
            &lay,
            Wear {
                folds: &[0.52],
                crumple: 0.55,
                tint: [0.98, 0.97, 0.93],
                seed: 3,
            },
            (Surface::Walnut, Care::Askew, 4),
            l,
        )
        .unwrap(),
    );
    let lay = police_slip(
        &s,
        &PoliceSlip {
            title: "盗難届受理番号のお知らせ",
            station: "架空県警察 見本警察署",
            rows: &[
                ("受理番号", "見本 第 2026-1043 号"),
                ("受理年月日", "令和8年11月10日"),
                ("届出人", "中原 美咲"),
                ("被害品", "宅配物（書籍 他）"),
                ("取扱者", "地域課　見本"),
            ],
            note: "この用紙は届出を受理したことをお知らせするものです。",
        },
    )
    .unwrap();
    w(
        "j.jpg",
        paper(
            &lay,
            Wear {
                folds: &[0.5],
                crumple: 0.25,
                tint: [0.97, 0.96, 0.92],
                seed: 5,
            },
            (Surface::Oak, Care::Straight, 6),
            l,
        )
        .unwrap(),
    );
    w("k.jpg", at_door(&s, AtDoor::Folded, (0x5a4636, 3), l).unwrap());
    w("l.jpg", at_door(&s, AtDoor::Emptied, (0x39444f, 4), l).unwrap());
    w("m.jpg", at_door(&s, AtDoor::CutStrap, (0x39444f, 4), l).unwrap());
    w("n.jpg", satei_sample::generate::photos::cat(&s, 4, l).unwrap());
    let cf = claim_form(&ClaimForm {
        name: ("青山　澪", "アオヤマ　ミオ"),
        member: ("KS-240117", "050-0000-1201"),
        address: "架空県見本市緑町4-5-6 コーポ見本203",
        accident: "2026年10月18日　午後2時ごろ",
        place: "自宅の玄関先",
        cause: "破損",
        story: &[
            "鍵を出そうとした時に手がすべり、",
            "タイルの上に端末を落としました。",
            "画面の右上から割れました。",
        ],
        device: ("風花 K8", "00999901 000041 5", "KZ8F0417QM"),
        amount: "38,500円",
        signed_on: "2026年10月28日",
    });
    w("o.pdf", s.pdf("form", (2026, 10, 28), &[cf.clone()]).unwrap());
    w(
        "p.pdf",
        s.scan(
            "scan",
            (2026, 10, 28),
            satei_sample::generate::photos::scan(&s.layer(&cf, 2.4).unwrap(), 0.5, 3).unwrap(),
        )
        .unwrap(),
    );
}
