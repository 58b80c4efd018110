//! Serves the demo page as a careful static host would: compressed, cached by name, under a strict
//! content security policy, and over a slow link where asked.

use crate::build;
use crate::link::{Link, pace};
use crate::project::Project;
use crate::site::{Answer, Site};
use anyhow::{Result, anyhow, bail};
use clap::{Args, ValueEnum};
use std::sync::Arc;
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

/// How many requests are answered at the same time; a slow link keeps each of them busy for long.
const THREADS: usize = 16;

/// How the demo is served.
#[derive(Args)]
pub struct Options {
    /// Port to listen on; 0 picks a free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Serve as over a network of 150 ms and 1.6 Mbit/s
    #[arg(long, value_enum, default_value_t = Speed::None)]
    link: Speed,
    /// Serve under this path, such as /news/check/
    #[arg(long, default_value = "/")]
    base: String,
    /// Serve what is in www/dist, without building it
    #[arg(long)]
    no_build: bool,
}

#[derive(Clone, Copy, ValueEnum)]
enum Speed {
    /// 150 ms, 1.6 Mbit/s
    Slow,
    /// As fast as it goes
    None,
}

/// Builds everything and serves it until the program is stopped.
///
/// # Errors
/// When the build fails or the port is taken.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    if !options.no_build {
        build::everything(project)?;
    }
    if !project.dist().join("index.html").is_file() {
        bail!("www/dist holds no demo page: run `cargo xtask build` first");
    }
    let site = Site::read(&project.dist(), &options.base)?;
    let link = match options.link {
        Speed::Slow => Some(Arc::new(Link::slow())),
        Speed::None => None,
    };
    let server = Server::http(("127.0.0.1", options.port)).map_err(|problem| {
        anyhow!(
            "cannot listen on port {}: {problem}: choose another with --port",
            options.port
        )
    })?;
    println!("http://{}{}", server.server_addr(), site.base());
    std::thread::scope(|scope| {
        for _ in 0..THREADS {
            scope.spawn(|| {
                for request in server.incoming_requests() {
                    // A browser that leaves before the end is no failure of the server.
                    let _ = respond(request, &site, link.as_ref());
                }
            });
        }
    });
    Ok(())
}

fn respond(request: Request, site: &Site, link: Option<&Arc<Link>>) -> std::io::Result<()> {
    let answer = match request.method() {
        Method::Get | Method::Head => {
            let accept_encoding = request
                .headers()
                .iter()
                .find(|header| header.field.equiv("Accept-Encoding"))
                .map_or("", |header| header.value.as_str());
            site.answer(request.url(), accept_encoding)
        }
        _ => Answer {
            status: 405,
            headers: vec![("Allow", "GET, HEAD")],
            body: b"",
        },
    };
    let headers = answer
        .headers
        .iter()
        .filter_map(|(name, value)| Header::from_bytes(*name, *value).ok())
        .collect();
    let body = pace(answer.body, link);
    let length = Some(answer.body.len());
    let response = Response::new(StatusCode(answer.status), headers, body, length, None);
    // Without this bound, tiny_http sends a large body in chunks, of no known length.
    request.respond(response.with_chunked_threshold(usize::MAX))
}
