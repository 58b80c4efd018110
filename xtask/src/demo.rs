//! Serves the demo page as a careful static host would: compressed, cached by name, under a strict
//! content security policy, and over a slow link where asked.

use crate::build;
use crate::link::{Link, Paced, pace};
use crate::project::Project;
use crate::site::{Answer, Site};
use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};
use hyper::body::Incoming;
use hyper::header::ACCEPT_ENCODING;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use std::sync::Arc;
use tokio::net::TcpListener;

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
    // Lives as long as the program, so that a connection's task can borrow from it.
    let site = Box::leak(Box::new(Site::read(&project.dist(), &options.base)?));
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_io()
        .enable_time()
        .build()
        .context("cannot start the server's event loop")?;
    runtime.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", options.port))
            .await
            .with_context(|| {
                format!(
                    "cannot listen on port {}: choose another with --port",
                    options.port
                )
            })?;
        println!("http://{}{}", listener.local_addr()?, site.base());
        let link = match options.link {
            Speed::Slow => Some(Arc::new(Link::slow())),
            Speed::None => None,
        };
        serve(&listener, site, link).await
    })
}

/// Answers every connection in a task of its own: a browser keeps its connections open, so that
/// none may wait for another to end.
async fn serve(listener: &TcpListener, site: &'static Site, link: Option<Arc<Link>>) -> Result<()> {
    loop {
        let (stream, _) = listener
            .accept()
            .await
            .context("cannot accept a connection")?;
        // The pieces of a paced body must not wait for the acknowledgement of those before.
        stream.set_nodelay(true)?;
        let link = link.clone();
        tokio::spawn(async move {
            let service = service_fn(|request| respond(request, site, link.clone()));
            // A browser that leaves before the end is no failure of the server.
            let _ = http1::Builder::new()
                .serve_connection(TokioIo::new(stream), service)
                .await;
        });
    }
}

async fn respond(
    request: Request<Incoming>,
    site: &'static Site,
    link: Option<Arc<Link>>,
) -> Result<Response<Paced>, hyper::http::Error> {
    let answer = match *request.method() {
        Method::GET | Method::HEAD => {
            let accept_encoding = request
                .headers()
                .get(ACCEPT_ENCODING)
                .and_then(|value| value.to_str().ok())
                .unwrap_or_default();
            let url = request.uri().path_and_query();
            site.answer(url.map_or("/", |url| url.as_str()), accept_encoding)
        }
        _ => Answer {
            status: 405,
            headers: vec![("Allow", "GET, HEAD")],
            body: b"",
        },
    };
    let mut response = Response::builder().status(answer.status);
    for (name, value) in answer.headers {
        response = response.header(name, value);
    }
    response.body(pace(answer.body, link).await)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    use tokio::net::TcpStream;

    /// A browser opens several connections at once and keeps each for its next request.
    #[test]
    fn every_connection_is_answered_while_all_stay_open() {
        const CONNECTIONS: usize = 40;
        let folder = std::env::temp_dir().join(format!("citecheck-demo-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("index.html"), "here").unwrap();
        let site = Box::leak(Box::new(Site::read(&folder, "/").unwrap()));
        std::fs::remove_dir_all(&folder).unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_io()
            .enable_time()
            .build()
            .unwrap();
        runtime.block_on(async {
            let listener = TcpListener::bind(("127.0.0.1", 0)).await.unwrap();
            let address = listener.local_addr().unwrap();
            tokio::spawn(async move { serve(&listener, site, None).await });
            let mut streams = Vec::new();
            for _ in 0..CONNECTIONS {
                streams.push(TcpStream::connect(address).await.unwrap());
            }
            let answers = async {
                for _ in 0..2 {
                    for stream in &mut streams {
                        stream
                            .write_all(b"GET / HTTP/1.1\r\nHost: here\r\n\r\n")
                            .await
                            .unwrap();
                    }
                    for stream in &mut streams {
                        let mut answer = vec![0; 1_000];
                        let bytes = stream.read(&mut answer).await.unwrap();
                        let answer = String::from_utf8_lossy(&answer[..bytes]).to_lowercase();
                        assert!(answer.contains("content-length: 4"), "{answer}");
                    }
                }
            };
            tokio::time::timeout(Duration::from_secs(20), answers)
                .await
                .unwrap();
        });
    }
}
