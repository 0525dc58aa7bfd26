//! Data to wording: every sentence of a letter is put together here, once for each language.

mod annex;
mod body;
mod clauses;
mod money;

use crate::{
    Label, Language,
    data::{Gives, LetterData},
    sheet::{LetterHead, Mark, Part, Sheet},
    text,
    wording::{Kind, Wording, fill},
};

pub(crate) use annex::Renderings;

/// Words a letter and what is bound behind it. `renderings` is what the renderer adds to a file copy.
pub(crate) fn compose(data: &LetterData, renderings: &Renderings) -> Sheet {
    let mut parts = vec![Writer::new(data, Language::Ja).part()];
    if data.language != Language::Ja {
        parts.push(Writer::new(data, data.language).part());
    }
    if let Some(copy) = &data.file_copy {
        parts.push(annex::part(data, copy, renderings));
    }
    Sheet {
        title: format!("{} {}", parts[0].title, data.claim.number),
        author: data.sender.company.ja.clone(),
        parts,
    }
}

/// Writes one letter in one language.
struct Writer<'a> {
    data: &'a LetterData,
    language: Language,
    wording: &'static Wording,
}

impl<'a> Writer<'a> {
    fn new(data: &'a LetterData, language: Language) -> Self {
        Self {
            data,
            language,
            wording: Wording::of(language),
        }
    }

    fn part(&self) -> Part {
        let head = &self.wording.head;
        Part {
            lang: tag(self.language),
            mark: (self.language != Language::Ja).then(|| Mark {
                label: head.translation.clone(),
                note: head.translation_note.clone(),
            }),
            stamp: self.data.file_copy.as_ref().map(|_| head.file_copy.clone()),
            head: Some(self.head()),
            title: self.fill(&self.kind().title),
            opening: self.opening(),
            closing: head.closing.clone(),
            record: head.record.clone(),
            blocks: self.blocks(),
            end: self.end(),
            footer: footer(self.data, self.wording),
        }
    }

    fn head(&self) -> LetterHead {
        let (to, from, head) = (&self.data.addressee, &self.data.sender, &self.wording.head);
        let post = |code: &String| fill(&head.post, &[("code", code)]);
        let name = if to.organisation {
            &head.organisation
        } else {
            &head.person
        };

        let mut addressee: Vec<String> = to.postal_code.iter().map(post).collect();
        addressee.extend(to.address.iter().cloned());

        let mut sender = vec![self.say(&from.company)];
        sender.extend(from.department.iter().map(|text| self.say(text)));
        sender.extend(from.postal_code.iter().map(post));
        sender.extend(from.address.iter().cloned());
        sender.extend(
            from.adjuster
                .iter()
                .map(|name| fill(&head.adjuster, &[("name", name)])),
        );

        LetterHead {
            number: format!("{}{}{}", head.number, self.wording.words.colon, self.data.number),
            date: self.day(self.data.issued_at.date_naive()),
            addressee,
            name: fill(name, &[("name", &to.name)]),
            sender,
            seal: from.seal.then(|| head.seal.clone()),
        }
    }

    fn opening(&self) -> Vec<String> {
        let greeting = fill(
            &self.wording.head.salutation,
            &[("name", &self.data.addressee.name)],
        );
        vec![greeting, self.fill(&self.kind().body)]
    }

    fn end(&self) -> Vec<String> {
        let mut end = vec![self.wording.head.end.clone()];
        if self.language == Language::En {
            end.push(self.say(&self.data.sender.company));
        }
        end
    }

    /// Fills what every sentence of a letter may name.
    fn fill(&self, wording: &str) -> String {
        let words = &self.wording.words;
        let claim = &self.data.claim;
        let money = match claim.gives {
            Gives::Gift => &words.money_gift,
            _ if claim.insurance => &words.money_insurance,
            _ => &words.money_guarantee,
        };
        let terms = if claim.insurance {
            &words.terms_insurance
        } else {
            &words.terms_guarantee
        };
        let request = if self.serves() {
            &words.request_service
        } else {
            &words.request_claim
        };
        let reply_by = self
            .data
            .reply
            .as_ref()
            .map(|reply| self.day(reply.by))
            .unwrap_or_default();
        let due = self
            .data
            .extension
            .as_ref()
            .map(|extension| self.day(extension.due_on))
            .unwrap_or_default();
        fill(
            wording,
            &[
                ("money", money),
                ("terms", terms),
                ("request", request),
                ("reply_by", &reply_by),
                ("due", &due),
            ],
        )
    }

    /// What this letter is called and how it begins.
    fn kind(&self) -> &'static Kind {
        self.wording.kind(self.data.kind, self.serves())
    }

    /// Whether a service or registration is asked for and no money.
    fn serves(&self) -> bool {
        self.data.claim.gives == Gives::Service
    }

    fn say(&self, label: &Label) -> String {
        text::brackets(label.get(self.language), self.language)
    }

    fn day(&self, day: chrono::NaiveDate) -> String {
        text::day(day, self.language)
    }
}

/// The line at the foot of each page.
fn footer(data: &LetterData, wording: &Wording) -> String {
    fill(
        &wording.head.footer,
        &[("claim", &data.claim.number), ("number", &data.number)],
    )
}

/// The language of a part, as the template names it; the script follows from the region there.
fn tag(language: Language) -> &'static str {
    match language {
        Language::Ja => "ja",
        Language::ZhHans => "zh",
        Language::En => "en",
    }
}
