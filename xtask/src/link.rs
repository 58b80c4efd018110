//! A slow link between the demo's server and the browser.
//!
//! Every response starts one latency after its request, and all responses share one line of a
//! fixed rate, in pieces, so that several files arrive side by side as they do on a real line.
//! Setting up a connection costs nothing, as in the network emulation of browsers.

use std::io::{self, Read};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::sleep;
use std::time::{Duration, Instant};

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

    /// Waits until `bytes` more have gone over the line.
    fn send(&self, bytes: usize) {
        let duration = Duration::from_secs_f64(bytes as f64 / f64::from(self.bytes_per_second));
        let sent_at = {
            let mut free_at = self.free_at.lock().unwrap_or_else(PoisonError::into_inner);
            *free_at = (*free_at).max(Instant::now()) + duration;
            *free_at
        };
        sleep(sent_at.saturating_duration_since(Instant::now()));
    }
}

/// A response's body, at the pace of its link.
pub struct Paced<R> {
    body: R,
    link: Option<Arc<Link>>,
}

/// Waits for the latency of the link, then gives the body at its pace; at once without a link.
pub fn pace<R: Read>(body: R, link: Option<&Arc<Link>>) -> Paced<R> {
    if let Some(link) = link {
        sleep(link.latency);
    }
    Paced {
        body,
        link: link.cloned(),
    }
}

impl<R: Read> Read for Paced<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(link) = &self.link else {
            return self.body.read(buffer);
        };
        let piece = buffer.len().min(PIECE);
        let bytes = self.body.read(&mut buffer[..piece])?;
        link.send(bytes);
        Ok(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_bodies_share_the_line() {
        let link = Arc::new(Link::new(Duration::from_millis(20), 800_000));
        let start = Instant::now();
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| {
                    let mut read = Vec::new();
                    pace(&[7_u8; 5_000][..], Some(&link))
                        .read_to_end(&mut read)
                        .unwrap();
                    assert_eq!(read, [7; 5_000]);
                });
            }
        });
        // 10,000 bytes at 100,000 bytes a second, after 20 ms.
        let took = start.elapsed();
        assert!(took >= Duration::from_millis(115), "{took:?}");
    }

    #[test]
    fn without_a_link_nothing_waits() {
        let mut read = Vec::new();
        pace(&b"body"[..], None).read_to_end(&mut read).unwrap();
        assert_eq!(read, b"body");
    }
}
