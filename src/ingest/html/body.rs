//! The text of an article element.
//!
//! In: a page. Out: its article as plain text: words as a reader sees them, white space made
//! single blanks, `<br>` a line break, a blank line between blocks.

use scraper::node::Element;
use scraper::{ElementRef, Html, Node, Selector};

/// Elements whose words are not the article's own.
const LEFT_OUT: &[&str] = &[
    "aside",
    "audio",
    "button",
    "canvas",
    "dialog",
    "embed",
    "figcaption",
    "footer",
    "form",
    "head",
    "header",
    "iframe",
    "input",
    "math",
    "menu",
    "nav",
    "noscript",
    "object",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "video",
];

/// Elements that flow within a line; all others stand on their own.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em",
    "font", "i", "ins", "kbd", "label", "mark", "meter", "output", "picture", "img", "q", "rp",
    "rt", "ruby", "s", "samp", "slot", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
];

/// Where the article is looked for, in this order.
const PLACES: [&str; 4] = [
    r#"article [itemprop~="articleBody"], [itemprop~="articleBody"]"#,
    "article",
    r#"main, [role="main"]"#,
    r#"[role="article"]"#,
];

/// The text of the page's article element, if it has one with words.
///
/// Of several, the one with most text is the article, and the others are teasers; several
/// `articleBody` elements are one body in pieces.
pub(super) fn of_element(page: &Html) -> Option<String> {
    PLACES.iter().enumerate().find_map(|(place, selector)| {
        let selector = Selector::parse(selector).expect("the selector is a constant");
        let texts = page
            .select(&selector)
            .filter(|element| !is_within(*element, &selector))
            .map(text);
        let text = if place == 0 {
            let texts: Vec<String> = texts.filter(|text| !text.is_empty()).collect();
            texts.join("\n\n")
        } else {
            texts.fold(String::new(), |longest, next| {
                if next.len() > longest.len() {
                    next
                } else {
                    longest
                }
            })
        };
        (!text.is_empty()).then_some(text)
    })
}

/// The text of the whole page.
pub(super) fn of_page(page: &Html) -> String {
    let body = Selector::parse("body").expect("the selector is a constant");
    page.select(&body).next().map(text).unwrap_or_default()
}

/// Whether an element lies in another that the selector finds too.
fn is_within(element: ElementRef, selector: &Selector) -> bool {
    element
        .ancestors()
        .filter_map(ElementRef::wrap)
        .any(|ancestor| selector.matches(&ancestor))
}

/// The text of an element.
fn text(root: ElementRef) -> String {
    let mut writer = Writer::default();
    // Walked by hand, since a page may be nested more deeply than the stack is.
    for edge in root.traverse() {
        match edge {
            ego_tree::iter::Edge::Open(node) => match node.value() {
                Node::Text(text) if writer.left_out == 0 => writer.words(text),
                Node::Element(element) => {
                    if writer.left_out > 0 || (node.id() != root.id() && is_left_out(element)) {
                        writer.left_out += 1;
                    } else if element.name() == "br" {
                        writer.line_break();
                    } else if !INLINE.contains(&element.name()) {
                        writer.block_break();
                    }
                }
                _ => {}
            },
            ego_tree::iter::Edge::Close(node) => {
                if let Node::Element(element) = node.value() {
                    if writer.left_out > 0 {
                        writer.left_out -= 1;
                    } else if element.name() != "br" && !INLINE.contains(&element.name()) {
                        writer.block_break();
                    }
                }
            }
        }
    }
    writer.text
}

fn is_left_out(element: &Element) -> bool {
    LEFT_OUT.contains(&element.name())
        || element.attr("hidden").is_some()
        || element.attr("aria-hidden") == Some("true")
}

/// What stands between the words written so far and the next ones, from weak to strong.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    None,
    Blank,
    Line,
    Block,
}

#[derive(Default)]
struct Writer {
    text: String,
    gap: Gap,
    /// How many open elements are left out.
    left_out: usize,
}

impl Writer {
    fn words(&mut self, text: &str) {
        // A no-break space is a character of the text and stays.
        for piece in text.split_inclusive([' ', '\t', '\n', '\r', '\u{c}']) {
            let word = piece.trim_end_matches([' ', '\t', '\n', '\r', '\u{c}']);
            if !word.is_empty() {
                if !self.text.is_empty() {
                    self.text.push_str(match self.gap {
                        Gap::None => "",
                        Gap::Blank => " ",
                        Gap::Line => "\n",
                        Gap::Block => "\n\n",
                    });
                }
                self.gap = Gap::None;
                self.text.push_str(word);
            }
            if word.len() < piece.len() {
                self.gap = self.gap.max(Gap::Blank);
            }
        }
    }

    /// Two of them in a row separate paragraphs, as writers without `<p>` mean them.
    fn line_break(&mut self) {
        self.gap = if self.gap >= Gap::Line {
            Gap::Block
        } else {
            Gap::Line
        };
    }

    fn block_break(&mut self) {
        self.gap = Gap::Block;
    }
}
