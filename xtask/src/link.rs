//! A slow link between the demo's server and the browser.
//!
//! Every response starts one latency after its request, and all responses share one line of a
//! fixed rate, in pieces, so that several files arrive side by side as they do on a real line.
//! Setting up a connection costs nothing, as in the network emulation of browsers.

use hyper::body::{Body, Bytes, Frame, SizeHint};
use std::convert::Infallible;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::time::{Instant, Sleep, sleep, sleep_until};

/// The most bytes that one response sends before another may: about a packet.
const PIECE: usize = 1_400;

/// The state of the line that all responses share.
pub struct Link {
    latency: Duration,
    bytes_per_second: u32,
    /// When the line has sent all that was given to it.
    free_at: Mutex<Instant>,
}

impl Link {
    /// A link that delays each response by `latency` and carries `bits_per_second` altogether.
    pub fn new(latency: Duration, bits_per_second: u32) -> Link {
        Link {
            latency,
            bytes_per_second: bits_per_second / 8,
            free_at: Mutex::new(Instant::now()),
        }
    }

    /// A link of 150 ms and 1.6 Mbit/s: a phone on a middling network.
    pub fn slow() -> Link {
        Link::new(Duration::from_millis(150), 1_600_000)
    }

    /// Puts `bytes` more on the line, not before `from`; returns when they will have gone over it.
    fn send(&self, bytes: usize, from: Instant) -> Instant {
        let duration = Duration::from_secs_f64(bytes as f64 / f64::from(self.bytes_per_second));
        let mut free_at = self.free_at.lock().unwrap_or_else(PoisonError::into_inner);
        *free_at = (*free_at).max(from) + duration;
        *free_at
    }
}

/// A response's body, at the pace of its link.
pub struct Paced {
    left: Bytes,
    link: Option<Arc<Link>>,
    /// When the piece before the next one had arrived. Counted from there rather than from the
    /// moment of waking, the lateness of timers does not add up.
    arrived_at: Instant,
    /// Until the next piece has arrived.
    on_its_way: Option<Pin<Box<Sleep>>>,
}

/// Waits for the latency of the link, then gives the body at its pace; at once without a link.
pub async fn pace(body: &'static [u8], link: Option<Arc<Link>>) -> Paced {
    if let Some(link) = &link {
        sleep(link.latency).await;
    }
    Paced {
        left: Bytes::from_static(body),
        link,
        arrived_at: Instant::now(),
        on_its_way: None,
    }
}

impl Body for Paced {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let body = self.get_mut();
        if body.left.is_empty() {
            return Poll::Ready(None);
        }
        let mut piece = body.left.len();
        if let Some(link) = &body.link {
            piece = piece.min(PIECE);
            let on_its_way = body
                .on_its_way
                .get_or_insert_with(|| Box::pin(sleep_until(link.send(piece, body.arrived_at))));
            ready!(on_its_way.as_mut().poll(context));
            body.arrived_at = on_its_way.deadline();
            body.on_its_way = None;
        }
        Poll::Ready(Some(Ok(Frame::data(body.left.split_to(piece)))))
    }

    fn is_end_stream(&self) -> bool {
        self.left.is_empty()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.len() as u64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;

    async fn read(body: Paced) -> Bytes {
        body.collect().await.unwrap().to_bytes()
    }

    fn block_on<T>(future: impl Future<Output = T>) -> T {
        tokio::runtime::Builder::new_current_thread()
            .enable_time()
            .build()
            .unwrap()
            .block_on(future)
    }

    #[test]
    fn two_bodies_share_the_line() {
        block_on(async {
            let link = Arc::new(Link::new(Duration::from_millis(20), 800_000));
            let start = Instant::now();
            let one = || {
                let link = link.clone();
                tokio::spawn(async { read(pace(&[7; 5_000], Some(link)).await).await })
            };
            for body in [one(), one()] {
                assert_eq!(body.await.unwrap(), [7; 5_000][..]);
            }
            // 10,000 bytes at 100,000 bytes a second, after 20 ms.
            let took = start.elapsed();
            assert!(took >= Duration::from_millis(115), "{took:?}");
        });
    }

    #[test]
    fn without_a_link_nothing_waits() {
        block_on(async {
            let body = pace(b"body", None).await;
            assert_eq!(body.size_hint().exact(), Some(4));
            assert_eq!(read(body).await, "body");
        });
    }
}
