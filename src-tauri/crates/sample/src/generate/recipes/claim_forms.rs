//! Claim forms, filled in by hand.

use super::{K8, KAZAHANA, M3, Recipe, one_page, shot};
use crate::generate::forms::{ClaimForm, claim_form};
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, paper};
use crate::generate::scene::Surface;
use crate::numbers;

macro_rules! form {
    ($path:literal, $name:expr, $number:literal, $phone:literal, $address:literal, $when:literal, $place:literal,
     $cause:literal, [$($line:literal),*], $model:expr, $device:expr, $amount:literal, $signed:literal, $made:expr) => {
        Recipe { path: $path, make: |s| one_page(s, "事故状況説明書兼保険金請求書", $made, claim_form(&ClaimForm {
            name: $name, member: ($number, $phone), address: $address, accident: $when, place: $place, cause: $cause,
            story: &[$($line),*], device: ($model, $device.spaced, $device.serial), amount: $amount, signed_on: $signed,
        })) }
    };
}

pub(super) fn recipes() -> Vec<Recipe> {
    vec![
        form!(
            "aoyama/form.pdf",
            ("青山　澪", "アオヤマ　ミオ"),
            "KS-240117",
            "050-0000-1201",
            "架空県見本市緑町4-5-6 コーポ見本203",
            "2026年10月18日　午後2時ごろ",
            "自宅の玄関先",
            "破損",
            [
                "鍵を出そうとした時に手がすべり、",
                "タイルの上に端末を落としました。",
                "画面の右上から割れました。"
            ],
            K8,
            numbers::AOYAMA,
            "39,600円",
            "2026年10月28日",
            (2026, 10, 28)
        ),
        form!(
            "hojo/form.pdf",
            ("北条　拓海", "ホウジョウ　タクミ"),
            "KS-240233",
            "050-0000-1202",
            "架空県手本市東2-11",
            "2026年10月21日　午前8時半",
            "駅の階段",
            "破損",
            [
                "通勤の途中、階段でつまずいて",
                "端末を落としました。",
                "画面が割れて映らなくなりました。"
            ],
            K8,
            numbers::HOJO,
            "56,100円",
            "2026年11月1日",
            (2026, 11, 1)
        ),
        form!(
            "onodera/form.pdf",
            ("小野寺　千尋", "オノデラ　チヒロ"),
            "KS-261003",
            "050-0000-1203",
            "架空県見本市桜台7-3",
            "2026年10月3日　午後7時半",
            "自宅の台所",
            "水濡れ",
            [
                "洗い物をしている時に",
                "端末を流しに落としました。",
                "すぐに電源が切れました。"
            ],
            M3,
            numbers::ONODERA,
            "29,700円",
            "2026年10月19日",
            (2026, 10, 19)
        ),
        form!(
            "wang/form.pdf",
            ("王　雨桐", "ワン　ユートン"),
            "KS-250901",
            "050-0000-1205",
            "架空県手本市川沿3-8-401",
            "2026年10月10日　23時15分",
            "自宅の浴室",
            "水濡れ",
            [
                "お風呂で動画を見ていて",
                "湯の中に落としました。",
                "充電ができません。"
            ],
            M3,
            numbers::WANG,
            "48,400円",
            "2026年10月20日",
            (2026, 10, 20)
        ),
        form!(
            "morishita/form.pdf",
            ("森下　直樹", "モリシタ　ナオキ"),
            "KS-241205",
            "050-0000-1206",
            "架空県見本市西原1-20",
            "2026年10月29日　午前7時50分",
            "通勤の電車",
            "水濡れ",
            ["かばんの中で水筒のふたが", "外れていて、端末がぬれました。"],
            K8,
            numbers::MORISHITA,
            "33,000円",
            "2026年11月8日",
            (2026, 11, 8)
        ),
        form!(
            "kuroki/form.pdf",
            ("黒木　翔", "クロキ　ショウ"),
            "KS-250314",
            "050-0000-1208",
            "架空県手本市南4-4",
            "2026年11月3日　21時40分",
            "公園",
            "破損",
            ["走っている時にポケットから", "落ちて、音が出なくなりました。"],
            K8,
            numbers::KUROKI,
            "24,200円",
            "2026年11月9日",
            (2026, 11, 9)
        ),
        form!(
            "minami/form.pdf",
            ("南　さつき", "ミナミ　サツキ"),
            "KS-250707",
            "050-0000-1209",
            "架空県見本市丘の上9-1",
            "2026年10月15日　午後5時20分",
            "病院の売店",
            "破損",
            [
                "入院中の私に代わり妹が",
                "使っている時に落としました。",
                "背面のカメラが動きません。"
            ],
            M3,
            numbers::MINAMI,
            "18,700円",
            "2026年10月25日",
            (2026, 10, 25)
        ),
        form!(
            "fujimoto/form.pdf",
            ("藤本　圭", "フジモト　ケイ"),
            "KS-250120",
            "050-0000-1210",
            "架空県手本市北6-2-5",
            "2026年11月8日",
            "外出先",
            "",
            ["気がつくと動かなくなっていました。"],
            K8,
            numbers::FUJIMOTO,
            "35,200円",
            "2026年11月16日",
            (2026, 11, 16)
        ),
        form!(
            "carter/form.pdf",
            ("Emma Carter", "エマ　カーター"),
            "KS-250515",
            "050-0000-1211",
            "架空県見本市港1-6 Sample Heights 12",
            "24 October 2026, about 4 pm",
            "Office",
            "破損",
            [
                "The phone slid off my desk.",
                "The screen flickers and stays green."
            ],
            K8,
            numbers::CARTER,
            "56,430円",
            "30 Oct 2026",
            (2026, 10, 30)
        ),
        Recipe {
            path: "takahashi/form-photo.jpg",
            make: |s| {
                let page = claim_form(&ClaimForm {
                    name: ("髙橋　健一", "タカハシ　ケンイチ"),
                    member: ("KS-230518", "050-0000-1204"),
                    address: "架空県見本市中央3-3-1",
                    accident: "2026年10月12日",
                    place: "川辺",
                    cause: "水濡れ",
                    story: &[
                        "釣りの途中で川に落としました。",
                        "メーカーで修理できないと言われ、",
                        "同じくらいの機種を買いました。",
                    ],
                    device: ("風花 K7", numbers::TAKAHASHI.spaced, numbers::TAKAHASHI.serial),
                    amount: "65,780円",
                    signed_on: "2026年11月6日",
                });
                let wear = Wear {
                    folds: &[0.33, 0.67],
                    crumple: 0.25,
                    tint: [0.97, 0.97, 0.95],
                    seed: 71,
                };
                paper(
                    &s.layer(&page, 2.2)?,
                    wear,
                    (Surface::Walnut, Care::Straight, 71),
                    shot(KAZAHANA, "2026:11:06 14:55:20"),
                )
            },
        },
    ]
}
