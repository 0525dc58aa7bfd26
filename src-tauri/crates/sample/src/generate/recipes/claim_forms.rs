//! Claim forms, filled in by hand.

use super::{KAZAHANA, Recipe, one_page, shot};
use crate::generate::claim_form::{ClaimForm, claim_form};
use crate::generate::paper::Wear;
use crate::generate::photos::{Care, paper};
use crate::generate::scene::Surface;

macro_rules! form {
    ($path:literal, $claim:literal, $address:literal, $when:literal, $place:literal,
     $cause:literal, [$($line:literal),*], $amount:literal, $signed:literal, $made:expr) => {
        Recipe { path: $path, make: |s| one_page(s, "事故状況説明書兼保険金請求書", $made, claim_form(&ClaimForm {
            claim: $claim, address: $address, accident: $when, place: $place, cause: $cause,
            story: &[$($line),*], amount: $amount, signed_on: $signed,
        })) }
    };
}

pub(super) fn recipes() -> Vec<Recipe> {
    vec![
        form!(
            "aoyama/form.pdf",
            "aoyama",
            "架空県見本市緑町4-5-6 コーポ見本203",
            "2026年10月18日　午後2時ごろ",
            "自宅の玄関先",
            "破損",
            [
                "鍵を出そうとした時に手がすべり、",
                "タイルの上に端末を落としました。",
                "画面の右上から割れました。"
            ],
            "39,600円",
            "2026年10月28日",
            (2026, 10, 28)
        ),
        form!(
            "hojo/form.pdf",
            "hojo",
            "架空県手本市東2-11",
            "2026年10月21日　午前8時半",
            "駅の階段",
            "破損",
            [
                "通勤の途中、階段でつまずいて",
                "端末を落としました。",
                "画面が割れて映らなくなりました。"
            ],
            "56,100円",
            "2026年11月1日",
            (2026, 11, 1)
        ),
        form!(
            "onodera/form.pdf",
            "onodera",
            "架空県見本市桜台7-3",
            "2026年10月3日　午後7時半",
            "自宅の台所",
            "水濡れ",
            [
                "洗い物をしている時に",
                "端末を流しに落としました。",
                "すぐに電源が切れました。"
            ],
            "29,700円",
            "2026年10月19日",
            (2026, 10, 19)
        ),
        form!(
            "wang/form.pdf",
            "wang",
            "架空県手本市川沿3-8-401",
            "2026年10月10日　23時15分",
            "自宅の浴室",
            "水濡れ",
            [
                "お風呂で動画を見ていて",
                "湯の中に落としました。",
                "充電ができません。"
            ],
            "48,400円",
            "2026年10月20日",
            (2026, 10, 20)
        ),
        form!(
            "morishita/form.pdf",
            "morishita",
            "架空県見本市西原1-20",
            "2026年10月29日　午前7時50分",
            "通勤の電車",
            "水濡れ",
            ["かばんの中で水筒のふたが", "外れていて、端末がぬれました。"],
            "33,000円",
            "2026年11月8日",
            (2026, 11, 8)
        ),
        form!(
            "kuroki/form.pdf",
            "kuroki",
            "架空県手本市南4-4",
            "2026年11月3日　21時40分",
            "公園",
            "破損",
            ["走っている時にポケットから", "落ちて、音が出なくなりました。"],
            "24,200円",
            "2026年11月9日",
            (2026, 11, 9)
        ),
        form!(
            "minami/form.pdf",
            "minami",
            "架空県見本市丘の上9-1",
            "2026年10月15日　午後5時20分",
            "病院の売店",
            "破損",
            [
                "入院中の私に代わり妹が",
                "使っている時に落としました。",
                "背面のカメラが動きません。"
            ],
            "18,700円",
            "2026年10月25日",
            (2026, 10, 25)
        ),
        form!(
            "fujimoto/form.pdf",
            "fujimoto",
            "架空県手本市北6-2-5",
            "2026年11月8日",
            "外出先",
            "",
            ["気がつくと動かなくなっていました。"],
            "35,200円",
            "2026年11月16日",
            (2026, 11, 16)
        ),
        form!(
            "carter/form.pdf",
            "carter",
            "架空県見本市港1-6 Sample Heights 12",
            "24 October 2026, about 4 pm",
            "Office",
            "破損",
            [
                "The phone slid off my desk.",
                "The screen flickers and stays green."
            ],
            "56,430円",
            "30 Oct 2026",
            (2026, 10, 30)
        ),
        Recipe {
            path: "takahashi/form-photo.jpg",
            make: |s| {
                let page = claim_form(&ClaimForm {
                    claim: "takahashi",
                    address: "架空県見本市中央3-3-1",
                    accident: "2026年10月12日",
                    place: "川辺",
                    cause: "水濡れ",
                    story: &[
                        "釣りの途中で川に落としました。",
                        "メーカーで修理できないと言われ、",
                        "同じくらいの機種を買いました。",
                    ],
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
