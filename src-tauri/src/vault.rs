//! Images for the window by id: `/thumb/<evidence>`, `/page/<evidence>/<page>?w=`, `/letter/<id>/<page>?w=`.

use std::sync::Arc;

use tauri::http::{Method, Request, Response, StatusCode, Uri, header};
use tauri::{Manager, Runtime, UriSchemeContext, UriSchemeResponder};

use crate::workbench::{Image, Workbench};

/// Name of the scheme; the window's policy names it too.
pub const SCHEME: &str = "vault";

/// Pixels across a page where the window does not say, and the most it may ask for.
const WIDTH: u32 = 1200;
const WIDEST: u32 = 4000;

/// An image the window asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Thumbnail of a piece of evidence.
    Thumb {
        /// Evidence.
        evidence: String,
    },
    /// One page of a piece of evidence.
    Page {
        /// Evidence.
        evidence: String,
        /// From 1.
        page: u32,
        /// Pixels across.
        width: u32,
    },
    /// One page of a letter or of the preview of one.
    Letter {
        /// Letter or preview.
        letter: String,
        /// From 1.
        page: u32,
        /// Pixels across.
        width: u32,
    },
}

impl Wanted {
    /// From an address; `None` where it names no image.
    fn parse(address: &Uri) -> Option<Self> {
        let mut parts = address.path().strip_prefix('/')?.split('/');
        let (kind, id) = (parts.next()?, parts.next().filter(|id| is_id(id))?.to_owned());
        let page = parts.next();
        if parts.next().is_some() {
            return None;
        }
        let number = || page?.parse().ok().filter(|page| *page > 0);
        let width = width(address.query().unwrap_or_default());
        match (kind, page) {
            ("thumb", None) => Some(Self::Thumb { evidence: id }),
            ("page", Some(_)) => Some(Self::Page {
                evidence: id,
                page: number()?,
                width,
            }),
            ("letter", Some(_)) => Some(Self::Letter {
                letter: id,
                page: number()?,
                width,
            }),
            _ => None,
        }
    }
}

/// Answers one request, away from the window's own thread.
pub fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let workbench = Arc::clone(&context.app_handle().state::<Arc<Workbench>>());
    tauri::async_runtime::spawn_blocking(move || {
        responder.respond(respond(&request, |wanted| workbench.image(wanted)))
    });
}

fn respond<E>(
    request: &Request<Vec<u8>>,
    image: impl FnOnce(&Wanted) -> Result<Image, E>,
) -> Response<Vec<u8>> {
    let wanted = Wanted::parse(request.uri()).filter(|_| request.method() == Method::GET);
    let found = wanted.and_then(|wanted| image(&wanted).ok());
    let (status, media_type, bytes) = match found {
        Some(Image { media_type, bytes }) => (StatusCode::OK, media_type, bytes),
        None => (StatusCode::NOT_FOUND, "text/plain", Vec::new()),
    };
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, media_type)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        // Evidence must not settle in a cache outside the desk's encryption.
        .header(header::CACHE_CONTROL, "no-store")
        .body(bytes)
        .unwrap_or_else(|_| Response::default())
}

fn is_id(text: &str) -> bool {
    (1..=80).contains(&text.len())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn width(query: &str) -> u32 {
    let asked = query.split('&').find_map(|pair| pair.strip_prefix("w="));
    asked
        .and_then(|text| text.parse().ok())
        .unwrap_or(WIDTH)
        .clamp(16, WIDEST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(address: &str) -> Option<Wanted> {
        Wanted::parse(&address.parse().unwrap())
    }

    #[test]
    fn ids_pages_and_widths() {
        assert_eq!(
            parse("vault://localhost/thumb/0193-a?h=12ab"),
            Some(Wanted::Thumb {
                evidence: "0193-a".into()
            })
        );
        assert_eq!(
            parse("http://vault.localhost/page/e1/2?w=800"),
            Some(Wanted::Page {
                evidence: "e1".into(),
                page: 2,
                width: 800
            })
        );
        assert_eq!(
            parse("vault://localhost/letter/l1/1?w=999999"),
            Some(Wanted::Letter {
                letter: "l1".into(),
                page: 1,
                width: WIDEST
            })
        );
        assert_eq!(
            parse("vault://localhost/letter/l1/1?w=many"),
            Some(Wanted::Letter {
                letter: "l1".into(),
                page: 1,
                width: WIDTH
            })
        );
    }

    #[test]
    fn paths_and_nonsense_are_no_images() {
        for address in [
            "vault://localhost/thumb/..%2F..%2Fetc",
            "vault://localhost/thumb/a.b",
            "vault://localhost/page/e1/0",
            "vault://localhost/page/e1",
            "vault://localhost/page/e1/1/2",
            "vault://localhost/file/e1",
            "vault://localhost/",
        ] {
            assert_eq!(parse(address), None, "{address}");
        }
    }

    #[test]
    fn an_image_that_is_not_there_is_not_found_and_nothing_is_cached() {
        let request = Request::builder()
            .uri("vault://localhost/thumb/e1")
            .body(Vec::new())
            .unwrap();
        let missing = respond(&request, |_| Err(()));
        assert_eq!(missing.status(), StatusCode::NOT_FOUND);
        let image = Image {
            media_type: "image/png",
            bytes: vec![1],
        };
        let there = respond::<()>(&request, |_| Ok(image));
        assert_eq!(there.status(), StatusCode::OK);
        assert_eq!(there.headers()[header::CACHE_CONTROL], "no-store");
        assert_eq!(there.headers()[header::CONTENT_TYPE], "image/png");
    }
}
