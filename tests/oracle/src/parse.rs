//! Expressions as trees of words.

/// A node: what it is, in the words of the language, and its parts.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    Leaf(String),
    Quoted(String),
    Node(&'static str, Vec<Tree>),
}

use Tree::{Leaf, Node, Quoted};

pub fn parse(text: &str) -> Tree {
    let words = split(text);
    let mut reader = Reader { words, at: 0 };
    let tree = reader.or();
    assert!(
        reader.at == reader.words.len(),
        "rest of {text:?} at word {}",
        reader.at
    );
    tree
}

fn split(text: &str) -> Vec<String> {
    let letters: Vec<char> = text.chars().collect();
    let mut words = Vec::new();
    let mut at = 0;
    while at < letters.len() {
        let here = letters[at];
        let from = at;
        if here.is_whitespace() {
            at += 1;
            continue;
        } else if here == '"' {
            at += 1;
            while letters[at] != '"' {
                at += 1;
            }
            at += 1;
        } else if here.is_ascii_digit() {
            while at < letters.len() && (letters[at].is_ascii_digit() || letters[at] == '_') {
                at += 1;
            }
            let is_date =
                at - from == 4 && letters.get(at) == Some(&'-') && letters.get(at + 3) == Some(&'-');
            if is_date {
                at += 6;
            }
        } else if here.is_alphabetic() || here == '_' {
            while at < letters.len() && (letters[at].is_alphanumeric() || letters[at] == '_') {
                at += 1;
            }
        } else {
            let pair: String = letters[at..(at + 2).min(letters.len())].iter().collect();
            at += if matches!(pair.as_str(), "==" | "!=" | "<=" | ">=") {
                2
            } else {
                1
            };
        }
        words.push(letters[from..at].iter().collect());
    }
    words
}

struct Reader {
    words: Vec<String>,
    at: usize,
}

impl Reader {
    fn peek(&self) -> &str {
        self.words.get(self.at).map_or("", String::as_str)
    }

    fn after(&self, ahead: usize) -> &str {
        self.words.get(self.at + ahead).map_or("", String::as_str)
    }

    fn eat(&mut self, word: &str) -> bool {
        let hit = self.peek() == word;
        self.at += usize::from(hit);
        hit
    }

    fn need(&mut self, word: &str) {
        assert!(
            self.eat(word),
            "{word} wanted, {} found in {:?}",
            self.peek(),
            self.words
        );
    }

    fn next(&mut self) -> String {
        self.at += 1;
        self.words[self.at - 1].clone()
    }

    fn or(&mut self) -> Tree {
        let mut parts = vec![self.and()];
        while self.eat("or") {
            parts.push(self.and());
        }
        if parts.len() == 1 {
            parts.remove(0)
        } else {
            Node("or", parts)
        }
    }

    fn and(&mut self) -> Tree {
        let mut parts = vec![self.not()];
        while self.eat("and") {
            parts.push(self.not());
        }
        if parts.len() == 1 {
            parts.remove(0)
        } else {
            Node("and", parts)
        }
    }

    fn not(&mut self) -> Tree {
        if self.eat("not") {
            return Node("not", vec![self.not()]);
        }
        let left = self.sum();
        for sign in ["==", "!=", "<=", ">=", "<", ">"] {
            if self.eat(sign) {
                return Node(sign, vec![left, self.sum()]);
            }
        }
        if self.eat("is") {
            let negated = self.eat("not");
            let same = Node("is", vec![left, Leaf(self.next())]);
            return if negated { Node("is not", vec![same]) } else { same };
        }
        if self.peek() == "in" && self.after(1) == "{" {
            self.at += 2;
            let mut parts = vec![left, Leaf(self.next())];
            while self.eat(",") {
                parts.push(Leaf(self.next()));
            }
            self.need("}");
            return Node("in", parts);
        }
        if self.eat("between") {
            let low = self.sum();
            self.need("and");
            return Node("between", vec![left, low, self.sum()]);
        }
        if self.eat("exists") {
            return Node("exists", vec![left]);
        }
        left
    }

    fn sum(&mut self) -> Tree {
        let mut left = self.bounded();
        loop {
            if self.eat("+") {
                left = Node("+", vec![left, self.bounded()]);
            } else if self.eat("-") {
                left = Node("-", vec![left, self.bounded()]);
            } else {
                return left;
            }
        }
    }

    fn bounded(&mut self) -> Tree {
        let mut left = self.primary();
        loop {
            if self.peek() == "capped" && self.after(1) == "at" {
                self.at += 2;
                left = Node("min", vec![left, self.primary()]);
            } else if self.peek() == "at" && self.after(1) == "least" {
                self.at += 2;
                left = Node("max", vec![left, self.primary()]);
            } else {
                return left;
            }
        }
    }

    fn primary(&mut self) -> Tree {
        if self.eat("(") {
            let inner = self.or();
            self.need(")");
            return inner;
        }
        let word = self.next();
        let tree = match word.as_str() {
            quoted if quoted.starts_with('"') => Quoted(quoted.trim_matches('"').to_owned()),
            date if date.contains('-') && date.len() == 10 => Node("date", vec![Leaf(date.to_owned())]),
            number if number.starts_with(|it: char| it.is_ascii_digit()) => self.number(number),
            "reading" => Node("reading", vec![Leaf(self.next())]),
            "has" => Node("has", vec![Leaf(self.next())]),
            "claim" => {
                self.need(".");
                Node("claim", vec![Leaf(self.next())])
            }
            "min" | "max" => {
                self.need("(");
                let mut parts = vec![self.sum()];
                while self.eat(",") {
                    parts.push(self.sum());
                }
                self.need(")");
                Node(if word == "min" { "min" } else { "max" }, parts)
            }
            "share" => {
                let part = self.primary();
                self.need("/");
                let whole = self.primary();
                self.need("of");
                Node("share", vec![part, whole, self.primary()])
            }
            "date" | "start" | "year" | "month" if self.eat("of") => {
                let name = ["date of", "start of", "year of", "month of"];
                let name = name.into_iter().find(|it| it.starts_with(&word)).unwrap();
                Node(name, vec![self.primary()])
            }
            "years" | "months" | "days" if self.eat("from") => {
                let from = self.primary();
                self.need("to");
                let name = ["years from", "months from", "days from"];
                let name = name.into_iter().find(|it| it.starts_with(&word)).unwrap();
                Node(name, vec![from, self.primary()])
            }
            "count" | "sum" | "any" | "all" | "earliest" | "latest" => return self.list(&word),
            _ => Leaf(word),
        };
        if self.eat("times") {
            Node("times", vec![tree, self.primary()])
        } else {
            tree
        }
    }

    fn number(&mut self, digits: &str) -> Tree {
        let digits = Leaf(digits.replace('_', ""));
        if self.eat("%") {
            self.need("of");
            return Node("percent", vec![digits, self.primary()]);
        }
        for (word, unit) in [
            ("yen", "number"),
            ("hour", "hours"),
            ("hours", "hours"),
            ("day", "days"),
            ("days", "days"),
            ("month", "months"),
            ("months", "months"),
            ("year", "years"),
            ("years", "years"),
        ] {
            if self.eat(word) {
                return Node(unit, vec![digits]);
            }
        }
        Node("number", vec![digits])
    }

    fn list(&mut self, word: &str) -> Tree {
        let mut parts = Vec::new();
        let name = match word {
            "count" => {
                self.need("of");
                "count"
            }
            "sum" => {
                self.need("of");
                parts.push(self.sum());
                self.need("in");
                "sum"
            }
            "any" => "any",
            "all" => "all",
            _ => {
                self.need("of");
                parts.push(Leaf(self.next()));
                self.need("in");
                if word == "earliest" { "earliest" } else { "latest" }
            }
        };
        parts.push(Leaf(self.next()));
        parts.push(if self.eat("where") {
            self.or()
        } else {
            Leaf("true".to_owned())
        });
        Node(name, parts)
    }
}
