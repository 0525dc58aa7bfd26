//! Member books: CSV in UTF-8 and CP932.

use proptest::prelude::*;
use satei_cases::import::{CsvFile, suggest};
use satei_parsers::{edits, spoilt};

const BOOK: &str = "会員番号,氏名,カナ,電話番号,プラン,加入日\r\n\
    KS-240117,青山 澪,アオヤマ ミオ,050-0000-1201,keitai-support-plus,2025-06-10\r\n\
    KS-240118,\"王, 雨桐\",オウ ウトウ,050-0000-1202,keitai-support-plus,令和7年6月11日\r\n";

/// The same book as an office program of Windows writes it; made with iconv.
const BOOK_CP932: &[u8] = b"\x89\xef\x88\xf5\x94\xd4\x8d\x86,\x8e\x81\x96\xbc\r\nKS-1,\x90\xc2\x8eR\r\n";

proptest! {
    #[test]
    fn a_spoilt_book_is_read_line_by_line_or_told_what_is_wrong(edits in edits(), office in any::<bool>()) {
        let book = if office { BOOK_CP932 } else { BOOK.as_bytes() };
        let bytes = spoilt(book, &edits);
        match CsvFile::read("book.csv", &bytes) {
            Ok(file) => {
                prop_assert_eq!(suggest(&file.headings).len(), file.headings.len());
                let last = 1 + bytes.iter().filter(|b| matches!(b, b'\n' | b'\r')).count() as u64;
                for (line, cells) in &file.rows {
                    prop_assert!((2..=last).contains(line), "line {line} of {last}");
                    prop_assert!(cells.len() <= file.headings.len());
                }
            }
            Err(why) => prop_assert!(!why.to_string().is_empty()),
        }
    }

    #[test]
    fn any_bytes_are_answered(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = CsvFile::read("book.csv", &bytes);
    }
}
