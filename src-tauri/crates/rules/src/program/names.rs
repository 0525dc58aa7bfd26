//! Names: fields of the element at hand, definitions, facts.

use super::lower::{Lower, Typed};
use super::node::{Input, Node, NodeId, Ty};
use crate::diag::{Span, suggest};
use crate::expr::ast::{Expr, ExprKind, Fold};
use crate::vocabulary::{FactType, Field};

impl<'a> Lower<'a> {
    pub(super) fn name(&mut self, name: &str, span: Span) -> Typed {
        if let Some((list, field)) = name.split_once('.') {
            return self.field_of(list, field, span);
        }
        for level in (1..self.stack.len()).rev() {
            let Some((place, ty)) = self.field_at(level, name) else {
                continue;
            };
            return (self.field(level, place, ty, span), ty);
        }
        self.at_root(|l| l.root_name(name, span))
    }

    /// A field of the element at hand of the list at a level.
    fn field(&mut self, level: usize, place: u16, ty: Ty, span: Span) -> NodeId {
        let above = self.stack.split_off(level + 1);
        let mut id = self.push(Node::Field(place), ty, span);
        for mut level in above {
            id = level.builder.push(Node::Outer(id), ty, span);
            self.stack.push(level);
        }
        id
    }

    /// Whether an element cannot have this name.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.vocabulary.fact(name).is_some()
            || self.plan.defines.iter().any(|d| d.id.value == name)
            || self.stack.iter().any(|it| it.element.as_deref() == Some(name))
    }

    /// Whether a level goes through a list, or through its elements by this name.
    fn is_called(&self, level: usize, name: &str) -> bool {
        let Some(level) = self.stack.get(level) else {
            return false;
        };
        let list = level.list.and_then(|f| self.vocabulary.facts.get(f));
        level.element.as_deref() == Some(name) || list.is_some_and(|f| f.id == name)
    }

    /// `LIST.FIELD`, or by its element's name: of the element at hand of that list, though a list within has a field of
    /// the same name.
    fn field_of(&mut self, list: &str, name: &str, span: Span) -> Typed {
        let levels: Vec<usize> = (1..self.stack.len())
            .rev()
            .filter(|level| self.is_called(*level, list))
            .collect();
        if levels.len() > 1 {
            let message =
                format!("two elements of `{list}` are at hand here: `{list}.{name}` could be of either");
            let help = format!("name the one around, as in `any one in {list} where … one.{name} …`");
            self.error(span, "two-elements", message, help);
            return self.nothing(span);
        }
        let Some(level) = levels.first().copied() else {
            let message = format!("no element of `{list}` is at hand here");
            let help = "`LIST.FIELD` stands within the `where` or `sum of` of that list; `claim.NAME` is the claim's";
            self.error(span, "unknown-name", message, help);
            return self.nothing(span);
        };
        let Some((place, ty)) = self.field_at(level, name) else {
            let ids: Vec<&str> = self.fields_at(level).iter().map(|f| f.id.as_str()).collect();
            let help = suggest(name, ids.iter().copied(), &format!("it has {}", ids.join(", ")));
            let message = format!("`{list}` has no field `{name}`");
            self.error(span, "unknown-field", message, help);
            return self.nothing(span);
        };
        (self.field(level, place, ty, span), ty)
    }

    fn fields_at(&self, level: usize) -> &'a [Field] {
        let fact = self
            .stack
            .get(level)
            .and_then(|level| level.list)
            .and_then(|f| self.vocabulary.facts.get(f));
        match fact.map(|f| &f.ty) {
            Some(FactType::List { fields, .. }) => fields,
            _ => &[],
        }
    }

    fn field_at(&self, level: usize, name: &str) -> Option<(u16, Ty)> {
        let fields = self.fields_at(level);
        let place = fields.iter().position(|f| f.id == name)?;
        Some((u16::try_from(place).ok()?, self.type_of(&fields.get(place)?.ty)))
    }

    /// Whether an expression can come to none: a fact or field declared optional, the earliest or latest
    /// of a list, or what is made of those.
    pub(super) fn is_optional(&self, expr: &Expr) -> bool {
        let (name, from) = match &expr.kind {
            ExprKind::Name(name) => (name, self.stack.len()),
            ExprKind::Claim(name) => (name, 1),
            ExprKind::List { fold, .. } => return matches!(fold, Fold::Earliest(_) | Fold::Latest(_)),
            ExprKind::Reading(name) => {
                let choices = self.plan.reading(&name.text).map_or(&[][..], |r| &r.choices);
                let mut values = choices.iter().filter_map(|c| c.value.as_ref());
                return values.any(|value| self.is_optional(value));
            }
            ExprKind::Not(_) | ExprKind::And(_) | ExprKind::Or(_) | ExprKind::Exists(_) => return false,
            _ => {
                return crate::expr::children(expr)
                    .into_iter()
                    .any(|e| self.is_optional(e));
            }
        };
        let (list, name) = match name.split_once('.') {
            Some((list, field)) => (Some(list), field),
            None => (None, name.as_str()),
        };
        for level in (1..from).rev() {
            if list.is_some_and(|list| !self.is_called(level, list)) {
                continue;
            }
            if let Some(field) = self.fields_at(level).iter().find(|f| f.id == *name) {
                return field.optional;
            }
        }
        // A definition that rests on itself is reported where it is used.
        let define = self.plan.defines.iter().position(|d| d.id.value == *name);
        if let Some(place) = define {
            let known = self.defined.contains_key(&(place, self.context));
            return known
                && self
                    .plan
                    .defines
                    .get(place)
                    .is_some_and(|d| self.is_optional(&d.is));
        }
        self.vocabulary.fact(name).is_none_or(|(_, f)| f.optional)
    }

    /// A definition or a fact.
    pub(super) fn root_name(&mut self, name: &str, span: Span) -> Typed {
        if let Some(place) = self.plan.defines.iter().position(|d| d.id.value == name) {
            return self.definition(place, span);
        }
        let Some((place, fact)) = self.vocabulary.fact(name) else {
            if self.vocabulary.is_broken(name) {
                return self.nothing(span);
            }
            let defines = self.plan.defines.iter().map(|d| d.id.value.as_str());
            let known: Vec<&str> = self.vocabulary.fact_ids().chain(defines).collect();
            let of = self.vocabulary.enums.iter().find(|it| it.value(name).is_some());
            let help = if let Some(def) = of {
                format!(
                    "it is a value of the enum `{}`: write `is {name}` behind a fact, not `==`",
                    def.id
                )
            } else if self.plan.reading(name).is_some() {
                format!("it is a reading: write `reading {name}`")
            } else if self.vocabulary.document(name).is_some() {
                format!("it is a document: write `has {name}`")
            } else {
                let elsewhere = "facts are defined in vocabulary.toml, definitions by [[define]]";
                suggest(name, known, elsewhere)
            };
            self.error(
                span,
                "unknown-name",
                format!("there is no fact or definition `{name}`"),
                help,
            );
            return self.nothing(span);
        };
        if matches!(fact.ty, FactType::List { .. }) {
            let help = "use it with count of, sum of, any, all, earliest of, latest of";
            return self.wrong(span, format!("`{name}` is a list"), help);
        }
        let ty = self.type_of(&fact.ty);
        let slot = self.slot(Input::Fact(place), span);
        self.make(Node::Fact(slot), ty, span)
    }

    fn definition(&mut self, place: usize, span: Span) -> Typed {
        if let Some(done) = self.defined.get(&(place, self.context)) {
            return *done;
        }
        let plan = self.plan;
        let Some(define) = plan.defines.get(place) else {
            return self.nothing(span);
        };
        let Some(typed) = self.guarded(&format!("definition `{}`", define.id.value), span, |l| {
            l.expr(&define.is)
        }) else {
            return self.nothing(span);
        };
        if let Some(stated) = &define.ty {
            let found = self.name_of(typed.1);
            let fits = match stated.value.as_str() {
                "bool" => typed.1 == Ty::Bool,
                "yen" => typed.1 == Ty::Yen,
                "count" => typed.1 == Ty::Count,
                "date" => typed.1 == Ty::Date,
                "instant" => typed.1 == Ty::Instant,
                "text" => typed.1 == Ty::Text,
                "hours" => typed.1 == Ty::Hours,
                "days" => typed.1 == Ty::Days,
                "business_days" => matches!(typed.1, Ty::Business(_)),
                "months" => typed.1 == Ty::Months,
                "enum" => matches!(typed.1, Ty::Enum(_)),
                _ => false,
            };
            if !fits && typed.1 != Ty::Wrong {
                let message = format!("the definition is said to be `{}` but is {found}", stated.value);
                let help = "leave `type` out, or say what it is";
                self.error(stated.span, "type", message, help);
            }
        }
        self.defined.insert((place, self.context), typed);
        typed
    }
}
