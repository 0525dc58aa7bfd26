//! Expressions as trees of words.

/// A node: what it is, in the words of the language, and its parts.
#[derive(Debug, Clone, PartialEq)]
pub enum Tree {
    Leaf(String),
    Quoted(String),
    Node(&'static str, Vec<Tree>),
}

use Tree::{Leaf, Node, Quoted};

impl Tree {
    /// Every paper that is asked for in it by `has`.
    pub fn papers(&self) -> Vec<&str> {
        match self {
            Node("has", parts) => match parts.as_slice() {
                [Leaf(paper)] => vec![paper],
                _ => Vec::new(),
            },
            Node(_, parts) => parts.iter().flat_map(Self::papers).collect(),
            Leaf(_) | Quoted(_) => Vec::new(),
        }
    }
}

pub fn parse(text: &str) -> Tree {
    let words = split(text);
    let mut reader = Reader { words, at: 0 };
    let tree = reader.choice();
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
        } else if here == '"' || here == '\'' {
            at += 1;
            while letters[at] != here {
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
            } else if letters.get(at) == Some(&'.') && letters.get(at + 1).is_some_and(char::is_ascii_digit) {
                at += 1;
                while letters.get(at).is_some_and(char::is_ascii_digit) {
                    at += 1;
                }
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

    /// The loosest form: bounds behind a comma take in everything before them, then a choice.
    fn choice(&mut self) -> Tree {
        let mut left = self.or();
        while self.peek() == "," && matches!(self.after(1), "capped" | "at" | "rounded") {
            self.at += 1;
            left = self.bound(left).expect("a bound behind a comma");
        }
        if self.eat("if") {
            let condition = self.or();
            self.need("otherwise");
            return Node("if", vec![condition, left, self.choice()]);
        }
        left
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
            let fits = self.one_of(&left, ",");
            self.need("}");
            return fits;
        }
        if self.eat("between") {
            let low = self.sum();
            self.need("and");
            return Node("between", vec![left, low, self.sum()]);
        }
        if self.eat("within") {
            let length = self.bounded();
            let name = if self.eat("counting") {
                "within counting"
            } else {
                self.need("after");
                "within after"
            };
            return Node(name, vec![left, length, self.sum()]);
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
            match self.bound(left) {
                Ok(bound) => left = bound,
                Err(unbound) => return unbound,
            }
        }
    }

    /// What stands before, bounded by the words that follow; given back if they are none.
    fn bound(&mut self, left: Tree) -> Result<Tree, Tree> {
        if self.peek() == "capped" && self.after(1) == "at" {
            self.at += 2;
            Ok(Node("min", vec![left, self.primary()]))
        } else if self.peek() == "at" && self.after(1) == "least" {
            self.at += 2;
            Ok(Node("max", vec![left, self.primary()]))
        } else if self.peek() == "rounded" {
            Ok(self.rounded(left))
        } else {
            Err(left)
        }
    }

    /// `rounded down`, `rounded half up to 100 yen`: of a part of an amount it takes the place of the
    /// plan's own rounding.
    fn rounded(&mut self, left: Tree) -> Tree {
        if !self.eat("rounded") {
            return left;
        }
        let side = match self.next().as_str() {
            "down" => "down",
            "up" => "up",
            _ => {
                self.need("up");
                "half up"
            }
        };
        let to = if self.eat("to") {
            self.primary()
        } else {
            Node("number", vec![Leaf("1".to_owned())])
        };
        Node("rounded", vec![left, Leaf(side.to_owned()), to])
    }

    fn primary(&mut self) -> Tree {
        if self.eat("(") {
            let inner = self.choice();
            self.need(")");
            return self.times(inner);
        }
        let word = self.next();
        let tree = match word.as_str() {
            quoted if quoted.starts_with(['"', '\'']) => Quoted(quoted.trim_matches(['"', '\'']).to_owned()),
            date if date.contains('-') && date.len() == 10 => Node("date", vec![Leaf(date.to_owned())]),
            number if number.starts_with(|it: char| it.is_ascii_digit()) => self.number(number),
            "reading" => Node("reading", vec![Leaf(self.next())]),
            "has" => Node("has", vec![Leaf(self.next())]),
            "case" => return self.case(),
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
                let parts = vec![part, whole, self.primary()];
                self.rounded(Node("share", parts))
            }
            "first" | "last" if self.peek() == "day" => {
                for word in ["day", "of", "month", "of"] {
                    self.need(word);
                }
                let name = if word == "first" { "first day" } else { "last day" };
                Node(name, vec![self.primary()])
            }
            "date" | "start" | "hour" | "year" | "month" | "day" | "weekday" if self.eat("of") => {
                let names = [
                    "date of",
                    "start of",
                    "hour of",
                    "year of",
                    "month of",
                    "day of",
                    "weekday of",
                ];
                let name = names
                    .into_iter()
                    .find(|it| it.strip_suffix(" of") == Some(&word))
                    .unwrap();
                let mut parts = vec![self.primary()];
                if self.peek() == "in" && self.after(1).starts_with(['"', '\'']) {
                    self.at += 1;
                    parts.push(self.primary());
                } else if self.peek() == "in" && self.after(1) == "zone" {
                    self.at += 1;
                    self.need("zone");
                    self.need("of");
                    parts.push(Node("zone of", vec![self.primary()]));
                }
                Node(name, parts)
            }
            "periods" => {
                self.need("of");
                let length = self.primary();
                self.need("from");
                let from = self.primary();
                self.need("to");
                Node("periods", vec![length, from, self.primary()])
            }
            "business" => {
                self.need("days");
                self.need("from");
                let from = self.primary();
                self.need("to");
                let mut parts = vec![from, self.primary()];
                if self.eat("of") {
                    parts.push(Leaf(self.next()));
                }
                Node("business days from", parts)
            }
            "years" | "months" | "days" | "hours" | "minutes" if self.eat("from") => {
                let from = self.primary();
                self.need("to");
                let names = [
                    "years from",
                    "months from",
                    "days from",
                    "hours from",
                    "minutes from",
                ];
                let name = names
                    .into_iter()
                    .find(|it| it.strip_suffix(" from") == Some(&word))
                    .unwrap();
                Node(name, vec![from, self.primary()])
            }
            "count" | "sum" | "any" | "all" | "earliest" | "latest" => return self.list(&word),
            // A field of the element of a list so called.
            _ if self.eat(".") => Leaf(format!("{word}.{}", self.next())),
            _ => Leaf(word),
        };
        self.times(tree)
    }

    /// Whether what stands before is one of those that follow: values by their names, or numbers, dates and texts.
    fn one_of(&mut self, what: &Tree, between: &str) -> Tree {
        if self.peek().starts_with(char::is_alphabetic) {
            let mut parts = vec![what.clone(), Leaf(self.next())];
            while self.eat(between) {
                parts.push(Leaf(self.next()));
            }
            return Node("in", parts);
        }
        let mut parts = vec![Node("==", vec![what.clone(), self.primary()])];
        while self.eat(between) {
            parts.push(Node("==", vec![what.clone(), self.primary()]));
        }
        Node("or", parts)
    }

    /// The lines of a case: each with what it fits and what it gives, the last with what is left.
    fn case(&mut self) -> Tree {
        let what = self.sum();
        self.need("{");
        let tree = self.line(&what);
        self.need("}");
        tree
    }

    fn line(&mut self, what: &Tree) -> Tree {
        if self.eat("otherwise") {
            return self.choice();
        }
        let sign = ["==", "!=", "<=", ">=", "<", ">"]
            .into_iter()
            .find(|sign| self.eat(sign));
        let fits = match sign {
            Some(sign) => Node(sign, vec![what.clone(), self.sum()]),
            None => self.one_of(what, "or"),
        };
        self.need(":");
        let gives = self.choice();
        self.need(",");
        let rest = self.line(what);
        Node("if", vec![fits, gives, rest])
    }

    fn times(&mut self, tree: Tree) -> Tree {
        if self.eat("times") {
            Node("times", vec![tree, self.primary()])
        } else {
            tree
        }
    }

    fn number(&mut self, digits: &str) -> Tree {
        let digits = Leaf(digits.replace('_', ""));
        if self.eat("%") {
            if self.eat("a") {
                self.need("year");
                self.need("of");
                let of = self.primary();
                self.need("over");
                let parts = vec![digits, of, self.primary()];
                return self.rounded(Node("percent a year", parts));
            }
            self.need("of");
            let parts = vec![digits, self.primary()];
            return self.rounded(Node("percent", parts));
        }
        if self.peek() == "business" {
            self.at += 2;
            let mut parts = vec![digits];
            if self.eat("of") {
                parts.push(Leaf(self.next()));
            }
            return Node("business days", parts);
        }
        for (word, unit) in [
            ("yen", "number"),
            ("minute", "minutes"),
            ("minutes", "minutes"),
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
