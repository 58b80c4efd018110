/**
 * Makes the demo page: one of the corpus's articles, set as a newspaper would, with the widget.
 *
 * In: `demo/index.html` with its `{{placeholders}}` and `corpus/000.md`. Out: the page's HTML.
 * The article's text is escaped, never interpreted.
 */
import { readFile } from "node:fs/promises";
import { parse } from "yaml";

/** The article to show. */
const ARTICLE = "000.md";

/** The page; `preloads` are the addresses of the files that a first check waits for. */
export async function demoPage(root, preloads) {
  const template = await readFile(new URL("demo/index.html", root), "utf8");
  const file = new URL(`../corpus/${ARTICLE}`, root);
  const { meta, body } = splitFrontMatter(await readFile(file, "utf8"));
  const paragraphs = body.split(/\n+/).filter((line) => line.trim() !== "" && line !== meta.title);
  const [standfirst, ...rest] = paragraphs;
  const values = {
    title: escaped(meta.title),
    publisher: escaped(meta.publisher ?? ""),
    date: escaped(String(meta.date ?? "")),
    standfirst: escaped(standfirst ?? ""),
    opening: rest.slice(0, 3).map(paragraph).join("\n"),
    article: rest.slice(3).map(paragraph).join("\n"),
    engine: escaped(preloads.engine),
    element: escaped(preloads.element),
    answer: escaped(preloads.answer),
    worker: escaped(preloads.worker),
    files: preloads.files
      .map((address) => `<link rel="prefetch" href="${escaped(address)}" />`)
      .join("\n    "),
  };
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name) => {
    if (!(name in values)) throw new Error(`demo/index.html: nothing fills ${whole}`);
    return values[name];
  });
}

/** YAML between `---` lines, then the body. */
function splitFrontMatter(text) {
  const found = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text);
  if (found === null) throw new Error(`corpus/${ARTICLE}: no front matter between --- lines`);
  return { meta: parse(found[1]), body: found[2] };
}

function paragraph(text) {
  return `<p>${escaped(text)}</p>`;
}

function escaped(text) {
  return text.replace(/[&<>"]/g, (sign) => `&#${sign.codePointAt(0)};`);
}
