//! Parts of amounts, rounded once.

use crate::parse::Tree;
use crate::plan::Open;
use crate::value::Value;
use crate::walk::{Walk, Walked};

impl<'a> Walk<'a> {
    /// A part of an amount, rounded once: as it says itself, or as the plan does.
    pub(crate) fn part(&self, name: &str, parts: &'a [Tree]) -> Walked {
        if name == "rounded" {
            let Tree::Leaf(side) = &parts[1] else {
                panic!("no side: {parts:?}")
            };
            let to = self.value(&parts[2])?.number();
            return Ok(match self.exact(&parts[0])? {
                Some((dividend, divisor)) => Value::Number(rounded(side, dividend, divisor * to) * to),
                None => Value::Nothing,
            });
        }
        let side = match self.plan.body["plan"]["rounding"].as_str().unwrap() {
            "floor" => "down",
            "ceil" => "up",
            _ => "half up",
        };
        Ok(match self.fraction(name, parts)? {
            Some((dividend, divisor)) => Value::Number(rounded(side, dividend, divisor)),
            None => Value::Nothing,
        })
    }

    /// An amount as a fraction that nobody has rounded yet; nothing where there is none.
    fn exact(&self, tree: &'a Tree) -> Result<Option<(i128, i128)>, Open> {
        match tree {
            Tree::Node(name @ ("percent" | "percent a year" | "share"), parts) => self.fraction(name, parts),
            other => Ok(match self.value(other)? {
                Value::Nothing => None,
                value => Some((value.number(), 1)),
            }),
        }
    }

    fn fraction(&self, name: &str, parts: &'a [Tree]) -> Result<Option<(i128, i128)>, Open> {
        let mut numbers = Vec::new();
        for part in parts.iter().skip(usize::from(name != "share")) {
            numbers.push(match self.value(part)? {
                Value::Nothing => return Ok(None),
                Value::Length { days, .. } => i128::from(days),
                other => other.number(),
            });
        }
        if name == "share" && numbers[1] == 0 {
            // A share of no parts is no yen, which is an amount.
            return Ok(Some((0, 1)));
        }
        if name == "share" {
            return Ok((numbers[1] > 0).then_some((numbers[2] * numbers[0], numbers[1])));
        }
        let Tree::Leaf(digits) = &parts[0] else {
            panic!("no number: {parts:?}")
        };
        let (whole, behind) = digits.split_once('.').unwrap_or((digits, ""));
        let rate: i128 = format!("{whole}{behind}").parse().unwrap();
        let hundredths = 100 * 10_i128.pow(u32::try_from(behind.len()).unwrap());
        Ok(Some(if name == "percent" {
            (numbers[0] * rate, hundredths)
        } else {
            (numbers[0] * rate * numbers[1], hundredths * 365)
        }))
    }
}

fn rounded(side: &str, dividend: i128, divisor: i128) -> i128 {
    match side {
        "down" => dividend.div_euclid(divisor),
        "up" => -(-dividend).div_euclid(divisor),
        _ => (2 * dividend + divisor).div_euclid(2 * divisor),
    }
}
