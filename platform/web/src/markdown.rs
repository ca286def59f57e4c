use std::{borrow::Cow, collections::HashSet, sync::LazyLock};

use ammonia::Builder;
use comrak::{
    Arena, Options, format_html,
    nodes::{AstNode, NodeValue},
    parse_document,
};

use crate::Html;

/// The longest text that is rendered, in bytes; forms refuse long before.
pub const MAX_MARKDOWN: usize = 60_000;

/// How deep quotes are nested: the time to read them grows with the square.
const MAX_QUOTES: usize = 10;

/// Renders CommonMark with tables and bare links, and sanitises it: no raw HTML, no pictures from elsewhere (they become
/// links), headings from level three on, links marked as other people's. A new line stays a new line, as people expect of what
/// they typed into a box.
///
/// A text that is too long is cut at [`MAX_MARKDOWN`].
pub fn markdown(text: &str) -> Html {
    render(text, &options(), tame, &SANITISER)
}

/// Renders what somebody says in a conversation: words, lists, quotes and links, but nothing that would stand out on the
/// page of others. Headings become paragraphs and pictures links; there are no tables and no lines.
pub fn remark(text: &str) -> Html {
    let mut options = options();
    options.extension.table = false;
    render(text, &options, subdue, &REMARKS)
}

fn render(
    text: &str,
    options: &Options<'_>,
    change: for<'a> fn(&'a AstNode<'a>, &mut Vec<u8>),
    sanitiser: &Builder<'_>,
) -> Html {
    let arena = Arena::new();
    let text = shallow(cut(text));
    let root = parse_document(&arena, &text, options);
    let mut above = Vec::new();
    for node in root.descendants() {
        change(node, &mut above);
    }
    let mut html = String::new();
    if format_html(root, options, &mut html).is_err() {
        return Html::escaped(&text);
    }
    Html::trusted(sanitiser.clean(&html).to_string())
}

/// Paragraphs instead of headings, links instead of pictures.
fn subdue<'a>(node: &'a AstNode<'a>, above: &mut Vec<u8>) {
    tame(node, above);
    let mut data = node.data.borrow_mut();
    if matches!(data.value, NodeValue::Heading(_)) {
        data.value = NodeValue::Paragraph;
    }
}

/// Headings below the page's own, without gaps however they were typed, and links instead of pictures. `above` holds the
/// typed levels of the headings that the present place is under.
fn tame<'a>(node: &'a AstNode<'a>, above: &mut Vec<u8>) {
    let mut data = node.data.borrow_mut();
    match &mut data.value {
        NodeValue::Heading(heading) => {
            above.retain(|level| *level < heading.level);
            above.push(heading.level);
            heading.level = u8::try_from(above.len() + 2).unwrap_or(6).min(6);
        }
        NodeValue::Image(link) => {
            let link = link.clone();
            data.value = NodeValue::Link(link);
        }
        _ => {}
    }
}

pub(crate) fn options() -> Options<'static> {
    let mut options = Options::default();
    options.extension.table = true;
    options.extension.autolink = true;
    options.extension.strikethrough = true;
    options.render.escape = true;
    options.render.hardbreaks = true;
    options
}

/// The text up to the limit, never inside a character.
pub(crate) fn cut(text: &str) -> &str {
    let mut end = text.len().min(MAX_MARKDOWN);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// The text without the `>` that would nest a quote deeper than [`MAX_QUOTES`].
pub(crate) fn shallow(text: &str) -> Cow<'_, str> {
    let deep =
        |line: &str| line.bytes().take_while(|b| is_marker(*b)).filter(|b| *b == b'>').count() > MAX_QUOTES;
    if !text.lines().any(deep) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let (marks, rest) = line.split_at(line.bytes().take_while(|b| is_marker(*b)).count());
        let mut quotes = 0;
        for mark in marks.chars() {
            quotes += usize::from(mark == '>');
            if mark != '>' || quotes <= MAX_QUOTES {
                out.push(mark);
            }
        }
        out.push_str(rest);
    }
    Cow::Owned(out)
}

/// What may stand before the words of a line that is inside of quotes and lists.
fn is_marker(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'>' | b' ' | b'\t' | b'-' | b'+' | b'*' | b'.' | b')')
}

static SANITISER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    sanitiser(&[
        "a",
        "blockquote",
        "br",
        "code",
        "del",
        "em",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "strong",
        "table",
        "tbody",
        "td",
        "th",
        "thead",
        "tr",
        "ul",
    ])
});

static REMARKS: LazyLock<Builder<'static>> = LazyLock::new(|| {
    sanitiser(&["a", "blockquote", "br", "code", "del", "em", "li", "ol", "p", "pre", "strong", "ul"])
});

fn sanitiser(tags: &[&'static str]) -> Builder<'static> {
    let mut builder = Builder::default();
    builder
        .tags(tags.iter().copied().collect::<HashSet<_>>())
        .tag_attributes([("a", HashSet::from(["href", "title"])), ("ol", HashSet::from(["start"]))].into())
        .generic_attributes(HashSet::new())
        .url_schemes(HashSet::from(["http", "https", "mailto", "tel"]))
        .attribute_filter(|_, attribute, value| {
            // An address without scheme but with a host leaves the site unseen.
            let hidden = attribute == "href" && (value.starts_with("//") || value.contains('\\'));
            if hidden { None } else { Some(Cow::Borrowed(value)) }
        })
        .link_rel(Some("nofollow noopener ugc"));
    builder
}

#[cfg(test)]
mod tests {
    use super::*;

    fn html(text: &str) -> String {
        markdown(text).into()
    }

    #[test]
    fn text_becomes_paragraphs_lists_tables_and_links() {
        assert_eq!(html("Ciao **a tutti**"), "<p>Ciao <strong>a tutti</strong></p>\n");
        assert!(html("|a|b|\n|-|-|\n|1|2|").contains("<td>1</td>"));
        let link = html("vedi https://comune.example/x");
        assert!(
            link.contains(r#"<a href="https://comune.example/x" rel="nofollow noopener ugc">"#),
            "{link}"
        );
    }

    #[test]
    fn headings_stay_below_the_page_s() {
        assert_eq!(html("# Titolo"), "<h3>Titolo</h3>\n");
        assert_eq!(html("Titolo\n======"), "<h3>Titolo</h3>\n");
    }

    #[test]
    fn a_remark_never_stands_out_on_the_page_of_others() {
        let html: String =
            remark("# Grande\n\n![x](https://evil.example/p.gif)\n\n---\n\n|a|\n|-|\n|1|\n\n**sì**").into();
        for forbidden in ["<h", "<img", "<table", "<hr"] {
            assert!(!html.contains(forbidden), "{html}");
        }
        assert!(html.contains("<p>Grande</p>") && html.contains("<strong>sì</strong>"), "{html}");
    }

    #[test]
    fn headings_leave_no_level_out_however_they_were_typed() {
        let levels = |text: &str| {
            let html = html(text);
            html.split("<h").skip(1).filter_map(|rest| rest.chars().next()).collect::<String>()
        };
        assert_eq!(levels("### A\n\n### B\n\n##### C\n\n#### D\n\n# E\n\n## F"), "334434");
        assert_eq!(levels("# A\n## B\n### C\n#### D\n##### E\n###### F"), "345666");
    }

    #[test]
    fn nothing_in_it_can_run() {
        for text in [
            "[x](javascript:alert(1))",
            "[x](JaVaScRiPt:alert(1))",
            "[x](data:text/html;base64,xxxx)",
            "<javascript:alert(1)>",
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "<a href=\"javascript:alert(1)\">x</a>",
            "[x](//evil.example)",
            "[x](/\\evil.example)",
            "![x](https://evil.example/pixel.gif)",
            "<style>*{display:none}</style>",
        ] {
            let html = html(text);
            for forbidden in [
                "<script",
                "<img",
                "<style",
                "<a href=\"javascript",
                "<a href=\"JaVa",
                "<a href=\"data",
                "<a href=\"//",
                "<a href=\"/\\",
            ] {
                assert!(!html.contains(forbidden), "{text} → {html}");
            }
        }
    }

    /// Text that is all nesting must neither exhaust the stack of a worker thread nor anybody's patience.
    #[test]
    fn deep_nesting_is_survived() {
        for part in
            [">", "> ", "> - ", "- > * ", "- * ", "1. ", "1) > ", "[", "![", "*a **", "_a", "`", "|", "<"]
        {
            let text = part.repeat(MAX_MARKDOWN / part.len());
            let lines = format!("{part}x\n").repeat(2_000);
            let thread = std::thread::Builder::new().stack_size(2 << 20);
            let started = std::time::Instant::now();
            let work = move || (markdown(&text), markdown(&lines), crate::excerpt(&text, 100));
            thread.spawn(work).unwrap().join().unwrap();
            assert!(started.elapsed().as_secs() < 20, "{part}: {:?}", started.elapsed());
        }
    }

    #[test]
    fn quotes_in_quotes_are_kept_as_far_as_anybody_follows() {
        assert_eq!(shallow("> a\n>> b"), "> a\n>> b");
        assert_eq!(shallow("5 > 3\n- > a"), "5 > 3\n- > a");
        assert_eq!(
            shallow(&format!("{} a > b", ">".repeat(30))),
            format!("{} a > b", ">".repeat(MAX_QUOTES))
        );
    }

    #[test]
    fn a_text_without_end_is_cut() {
        let long = "è".repeat(MAX_MARKDOWN);
        assert!(markdown(&long).as_str().len() <= MAX_MARKDOWN + 10);
    }

    proptest::proptest! {
        /// Whatever is typed, what comes out is sanitised already: cleaning it again changes nothing.
        #[test]
        fn cleaning_twice_changes_nothing(text in r"[a-z<>/\[\]()!\\*_`|#:.&;\x22' \n-]{0,200}") {
            let once = html(&text);
            proptest::prop_assert_eq!(SANITISER.clean(&once).to_string(), once);
        }
    }
}
