/**
 * The parent page's side of the iframe build: gives each frame of `embed.html` the height of its
 * content. Without this script a frame keeps its own height and scrolls.
 *
 * Example: `<iframe src="/citecheck/embed.html" title="Fact check"></iframe>
 * <script type="module" src="/citecheck/cite-check-frame.js"></script>`
 */

/** What `embed.html` posts. */
interface Size {
  readonly type: "cite-check-size";
  /** In CSS pixels. */
  readonly height: number;
}

/** Taller than any answer; a frame that asks for more is not ours. */
const TALLEST = 20_000;

addEventListener("message", ({ data, source }: MessageEvent<Partial<Size> | null>) => {
  if (data?.type !== "cite-check-size" || typeof data.height !== "number") return;
  if (!(data.height > 0 && data.height < TALLEST)) return;
  for (const frame of document.querySelectorAll("iframe")) {
    if (frame.contentWindow === source) frame.style.height = `${Math.ceil(data.height)}px`;
  }
});
