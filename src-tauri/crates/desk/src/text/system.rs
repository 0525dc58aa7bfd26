//! What the system says of a file, in the person's language.

use std::io::{Error, ErrorKind};

use satei_model::Label;

use super::label;

/// Why the system did not do it. What is not among the usual reasons is told as the system tells it.
pub(crate) fn why_not(error: &Error) -> Label {
    match error.kind() {
        ErrorKind::NotFound => label("見つかりません", "找不到", "it is not there"),
        ErrorKind::PermissionDenied => label("権限がありません", "没有权限", "access to it is not allowed"),
        ErrorKind::IsADirectory => label("フォルダーです", "它是文件夹", "it is a folder"),
        ErrorKind::NotADirectory => label(
            "途中にフォルダーではないものがあります",
            "路径中有的不是文件夹",
            "something on the way to it is no folder",
        ),
        ErrorKind::ReadOnlyFilesystem => {
            label("書き込みできない場所です", "该位置只读", "the place is read-only")
        }
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            label("空き容量がありません", "磁盘已满", "the disk is full")
        }
        ErrorKind::AlreadyExists => label("すでにあります", "已存在", "it is there already"),
        ErrorKind::InvalidData => label(
            "UTF-8の文字として読めません",
            "无法按 UTF-8 文字读取",
            "it is no text in UTF-8",
        ),
        _ => Label::same(&error.to_string()),
    }
}
