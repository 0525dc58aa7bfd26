//! `satei desk` and `satei verify`.

use std::io::Write;
use std::path::{Path, PathBuf};

use satei_desk::view::{ImportPreview, NamedBody, QueueQuery};
use satei_desk::{Cancel, Desk, MadeDesk, NewDesk, Parts, Plans, unknown_of};
use satei_letters::{FontSource, OnDemand};

use crate::answer::{self, tell, visible};
use crate::args::{Args, Column, DeskCommand};
use crate::failure::Failure;
use crate::output::{self, json, say, text};
use crate::words::Words;
use crate::{Answer, plan};

/// The plans the call asks for: a folder's, or the built-in ones.
///
/// # Errors
/// When the folder cannot be read or a plan in it is wrong.
pub fn plans(args: &Args) -> Result<Plans, Failure> {
    let plans = match &args.plans {
        Some(folder) => {
            // Every error is told with its place, not the first alone.
            plan::checked(Plans::files_of(folder)?, args.json)?.into()
        }
        None => Plans::built_in()?,
    };
    Ok(plans)
}

/// What a desk is opened with.
pub fn parts(args: &Args) -> Result<Parts, Failure> {
    let user = args.user.clone().unwrap_or_else(satei_desk::account_name);
    Ok(Parts::new(user, plans(args)?).with_letters(Box::new(OnDemand::new(FontSource::standard(None)))))
}

/// Opens the desk the call means; the sample desk is made where there is none yet.
///
/// # Errors
/// As [`Desk::open`].
pub fn open(args: &Args) -> Result<Desk, Failure> {
    let passphrase = std::env::var("SATEI_PASSPHRASE").ok();
    let desk = match &args.desk {
        Some(folder) => Desk::open(folder, passphrase.as_deref(), parts(args)?)?,
        None => Desk::open_or_make_sample(&sample_folder()?, parts(args)?)?,
    };
    Ok(desk)
}

fn sample_folder() -> Result<PathBuf, Failure> {
    satei_desk::sample_folder().ok_or_else(|| {
        Failure::new(
            "no_data_folder",
            "This account has no data folder for the sample desk. Name a desk with --desk.",
        )
    })
}

/// Carries out `satei desk …`.
///
/// # Errors
/// As the use cases it calls.
pub fn run(args: &Args, command: &DeskCommand) -> Result<Answer, Failure> {
    match command {
        DeskCommand::Init { folder, name, sample } => {
            let passphrase = std::env::var("SATEI_PASSPHRASE").ok();
            if *sample {
                Desk::make_sample(folder, parts(args)?)?;
                return done(args, folder, None);
            }
            let Some(passphrase) = passphrase.filter(|it| !it.is_empty()) else {
                return Err(Failure::new(
                    "passphrase_missing",
                    "A desk is encrypted with a passphrase. Put it in SATEI_PASSPHRASE and try again; nothing was made.",
                ));
            };
            let MadeDesk { desk, recovery_key } = Desk::make(
                folder,
                NewDesk {
                    name: name.clone(),
                    passphrase,
                },
                parts(args)?,
            )?;
            drop(desk);
            done(args, folder, Some(&recovery_key))
        }
        DeskCommand::Show => show(args),
        DeskCommand::Import {
            file,
            column,
            preview,
        } => import(args, file, column, *preview),
        DeskCommand::Complete { from, plan } => {
            let desk = open(args)?;
            let info = desk.history_complete(&desk.new_key(), plan.as_deref(), from)?;
            recorded(args, &info.book_complete)
        }
        DeskCommand::Contact {
            plan,
            body,
            phone,
            source,
        } => {
            let desk = open(args)?;
            let named = body.as_ref().map(|name| NamedBody {
                name: name.clone(),
                phone: phone.clone(),
                source: source.clone().unwrap_or_default(),
            });
            desk.verify_contact(plan, named.as_ref())?;
            let now = desk.plan(plan, None)?;
            recorded(
                args,
                &serde_json::json!({ "contact": now.contact, "adr": now.adr }),
            )?;
            if !args.json && now.adr.is_some_and(|it| it.unnamed && it.named.is_none()) {
                tell!(
                    "{}",
                    say(
                        args.lang,
                        "紛争解決機関がまだ決まっていません。--body と --source で記録するまで不払・一部支払の通知は発行できません。",
                        "争议解决机构尚未载明。以 --body 与 --source 记录前，不能发出拒赔或部分支付通知。",
                        "The dispute-resolution body is not named yet: until --body and --source record it, no denial or partial payment can be issued.",
                    )
                );
            }
            Ok(Answer::Yes)
        }
        DeskCommand::Terms { plan, version, file } => {
            let desk = open(args)?;
            desk.attach_terms(plan, version, file)?;
            recorded(args, &desk.plan(plan, Some(version))?.terms)
        }
    }
}

/// Says that something was recorded; for programs, what is known now.
fn recorded(args: &Args, now: &impl serde::Serialize) -> Result<Answer, Failure> {
    if args.json {
        json(now)?;
    } else {
        tell!("{}", say(args.lang, "記録しました", "已记录", "Recorded"));
    }
    Ok(Answer::Yes)
}

/// Which field each column is taken as: what its heading suggests, unless the call says otherwise.
fn mapped(seen: &ImportPreview, columns: &[Column]) -> Result<Vec<Option<String>>, Failure> {
    let mut mapping = seen.mapping.clone();
    for column in columns {
        let at = seen.columns.iter().position(|it| *it == column.heading);
        let at =
            at.ok_or_else(|| unknown_of("column", &column.heading, seen.columns.iter().map(String::as_str)))?;
        if let Some(field) = column
            .field
            .as_deref()
            .filter(|it| !seen.fields.iter().any(|known| known == it))
        {
            return Err(unknown_of("field", field, seen.fields.iter().map(String::as_str)).into());
        }
        // Another column that was taken for the same gives way, save phones, of which there are many.
        if column.field.as_deref() != Some("phone") {
            mapping
                .iter_mut()
                .filter(|it| it.is_some() && **it == column.field)
                .for_each(|it| *it = None);
        }
        mapping[at].clone_from(&column.field);
    }
    Ok(mapping)
}

/// Takes a CSV into the book; what is refused is told row by row, and answered as a no.
fn import(args: &Args, file: &Path, columns: &[Column], preview: bool) -> Result<Answer, Failure> {
    let desk = open(args)?;
    let mut seen = desk.import_preview(file, None)?;
    if !columns.is_empty() {
        seen = desk.import_preview(file, Some(mapped(&seen, columns)?))?;
    }
    let report = if preview {
        satei_desk::view::ImportReport {
            accepted: seen
                .total
                .saturating_sub(u32::try_from(seen.refused.len()).unwrap_or(u32::MAX)),
            refused: seen.refused,
        }
    } else {
        desk.import_commit(&seen.import, &seen.mapping, &Cancel::default(), &mut |_| {})?
    };
    let all_taken = report.refused.is_empty();
    if args.json {
        json(&report)?;
    } else {
        let (taken, refused) = (report.accepted, report.refused.len());
        let (rows, refused_rows) = (
            say(args.lang, "取り込んだ行", "已导入的行", "Rows taken in"),
            say(args.lang, "取り込まなかった行", "未导入的行", "refused"),
        );
        tell!("{rows}: {taken}, {refused_rows}: {refused}");
        let words = Words::of(args.lang);
        for row in &report.refused {
            let subject = row.subject.as_deref().unwrap_or_default();
            let key = format!("refused-{}", row.code.replace('_', "-"));
            let own = words.message(&key, &[("subject", subject)]);
            tell!("  {}: {}", row.line, own.as_deref().unwrap_or(&row.reason));
        }
        let unmapped = seen
            .columns
            .iter()
            .zip(&seen.mapping)
            .filter(|(_, field)| field.is_none());
        let unmapped: Vec<&str> = unmapped.map(|(column, _)| column.as_str()).collect();
        if !unmapped.is_empty() {
            let left = say(args.lang, "取り込まない列", "未导入的列", "Columns left out");
            tell!("{left}: {}", unmapped.join(say(args.lang, "、", "、", ", ")));
        }
    }
    Ok(if all_taken { Answer::Yes } else { Answer::No })
}

/// Says that a desk was made. Its recovery key is shown this once: where standard output takes nothing it goes to standard
/// error, and where nobody can be told at all the desk is taken away again.
fn done(args: &Args, folder: &Path, recovery_key: Option<&str>) -> Result<Answer, Failure> {
    let said = if args.json {
        format!(
            "{:#}\n",
            serde_json::json!({ "desk": folder, "recoveryKey": recovery_key })
        )
    } else {
        let made = say(args.lang, "デスクを作成しました", "已创建工作台", "Desk made");
        let keep = say(
            args.lang,
            "回復キー(一度だけ表示します。安全な場所に保管してください):",
            "恢复密钥(仅显示一次,请妥善保管):",
            "Recovery key (shown this once; keep it in a safe place):",
        );
        let key = recovery_key.map_or_else(String::new, |key| format!("{keep}\n  {key}\n"));
        format!("{made}: {}\n{key}", visible(&folder.display().to_string()))
    };
    let Err(error) = answer::written(said.as_bytes()) else {
        return Ok(Answer::Yes);
    };
    if recovery_key.is_some() && std::io::stderr().write_all(said.as_bytes()).is_err() {
        // Nobody has seen the key: a desk that nobody could open again once the passphrase is lost must not stand there.
        // What cannot be removed is told by the error as far as anything can be told.
        let _ = std::fs::remove_dir_all(folder);
    }
    Err(answer::unwritten(&error))
}

fn show(args: &Args) -> Result<Answer, Failure> {
    let desk = open(args)?;
    let info = desk.info()?;
    if args.json {
        json(&info)?;
        return Ok(Answer::Yes);
    }
    let queue = desk.queue(&QueueQuery::default())?;
    tell!("{}  ({})", info.name, desk.folder().display());
    if info.sample {
        tell!(
            "{}",
            say(
                args.lang,
                "見本デスク: 登場人物は架空、鍵は公開されています。",
                "示例工作台:人物均为虚构,密钥是公开的。",
                "Sample desk: the people are invented and the key is published."
            )
        );
    }
    for plan in &info.plans {
        tell!(
            "  {}  {}",
            output::column(&plan.id, 22),
            text(&plan.label, args.lang)
        );
    }
    for count in &queue.counts {
        tell!(
            "  {}  {}",
            output::column(&Words::of(args.lang).value("status", count.status), 22),
            count.count
        );
    }
    Ok(Answer::Yes)
}

/// Carries out `satei verify`: yes where nothing was altered.
///
/// # Errors
/// When the desk cannot be opened or read.
pub fn verify(args: &Args, head: Option<&str>) -> Result<Answer, Failure> {
    let desk = open(args)?;
    let report = desk.verify(head, &Cancel::default(), &mut |_| {})?;
    if args.json {
        json(&report)?;
    } else {
        tell!(
            "{}: {} / {}: {}",
            say(args.lang, "記録", "记录", "events"),
            report.events,
            say(args.lang, "原本", "原件", "originals"),
            report.originals
        );
        tell!(
            "{}: {}",
            say(args.lang, "履歴の到達点", "历史截止点", "head of the history"),
            report.head
        );
        let words = Words::of(args.lang);
        for defect in &report.defects {
            let key = format!("defect-{}", defect.code.replace('_', "-"));
            let own = words.message(&key, &[]);
            let message = own.unwrap_or_else(|| defect.message.clone());
            tell!("✗ {} {}: {message}", defect.code, defect.subject);
        }
        if report.defects.is_empty() {
            tell!(
                "{}",
                say(
                    args.lang,
                    "改変はありません。",
                    "未发现任何改动。",
                    "Nothing was altered."
                )
            );
        }
    }
    Ok(if report.defects.is_empty() {
        Answer::Yes
    } else {
        Answer::No
    })
}
