//! A reader that follows every link and notes every form, as far as a site goes.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use testkit::{Answer, TestApp, Visitor};

/// The most pages that are read of one site.
const MOST: usize = 900;
/// The most queries that are tried with one path.
const QUERIES: usize = 4;
/// A statement that a page runs more often than that is run for each entry of a list.
const REPEATS: u64 = 4;

/// A form that posts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Form {
    /// Where it posts to, without the query.
    pub action: String,
    /// Whether it sends files.
    pub multipart: bool,
    /// What it would send as it stands.
    pub fields: Vec<(String, String)>,
}

/// What was found.
#[derive(Default)]
pub struct Site {
    /// The pages with their status, by address.
    pub pages: BTreeMap<String, u16>,
    /// The forms, one for each address they post to.
    pub forms: BTreeMap<String, Form>,
    /// The headings of the pages, by address.
    pub headings: BTreeMap<String, String>,
    /// Statements that a page repeats, by its address.
    pub repeated: BTreeMap<String, (u64, String)>,
}

impl Site {
    /// Reads from these addresses on. Panics at the first page that is our fault.
    pub async fn read(app: &TestApp, visitor: &Visitor, from: &[&str]) -> Self {
        let mut site = Self::default();
        let mut waiting: VecDeque<String> = from.iter().map(|path| (*path).to_owned()).collect();
        let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
        let mut queries: BTreeMap<String, usize> = BTreeMap::new();
        while let Some(address) = waiting.pop_front() {
            app.state.db.heard_statements();
            let answer = visitor.get(&address).await;
            let heard = app.state.db.heard_statements().into_iter().map(|(sql, times)| (times, sql)).max();
            site.repeated.extend(heard.filter(|h| h.0 > REPEATS).map(|h| (address.clone(), h)));
            assert!(answer.status < 500, "{address}: {} {}", answer.status, answer.words());
            for next in site.note(&address, &answer) {
                let path = without_query(&next).to_owned();
                let tried = queries.entry(path).or_default();
                if seen.len() < MOST && *tried < QUERIES && seen.insert(next.clone()) {
                    *tried += 1;
                    waiting.push_back(next);
                }
            }
        }
        site
    }

    /// Notes a page; gives where it leads.
    fn note(&mut self, address: &str, answer: &Answer) -> Vec<String> {
        self.pages.insert(address.to_owned(), answer.status);
        if answer.status == 303 {
            return vec![answer.location().to_owned()].into_iter().filter(|path| is_ours(path)).collect();
        }
        let html = answer.headers.get("content-type").is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
        if !html {
            return Vec::new();
        }
        let text = answer.text();
        if let Some(heading) = heading(&text) {
            self.headings.insert(address.to_owned(), heading);
        }
        let mut links = Vec::new();
        let mut form: Option<Form> = None;
        for tag in tags(&text) {
            match tag.name.as_str() {
                "a" | "area" => links.extend(tag.get("href").map(str::to_owned)),
                "form" => {
                    let action = tag.get("action").unwrap_or(address).to_owned();
                    if tag.get("method").is_some_and(|m| m.eq_ignore_ascii_case("post")) {
                        let multipart = tag.get("enctype").is_some_and(|e| e.starts_with("multipart"));
                        form = Some(Form { action, multipart, fields: Vec::new() });
                    } else {
                        links.push(action);
                    }
                }
                "/form" => self
                    .forms
                    .extend(form.take().filter(|f| is_ours(&f.action)).map(|f| (f.action.clone(), f))),
                _ => {
                    if let Some(form) = &mut form {
                        field(form, &tag);
                    }
                    if let (Some(other), Some(form)) = (tag.get("formaction"), &form) {
                        let other = Form { action: other.to_owned(), ..form.clone() };
                        self.forms.insert(other.action.clone(), other);
                    }
                }
            }
            links.extend(tag.get("hx-get").map(str::to_owned));
        }
        links.iter().map(|link| resolved(address, link)).filter(|link| is_ours(link)).collect()
    }
}

/// Keeps what a form sends of an element: of choices the first, or the one that is chosen.
fn field(form: &mut Form, tag: &Tag) {
    let Some(name) = tag.get("name") else {
        // An option belongs to the select before it.
        if tag.name == "option"
            && let (Some(value), Some(last)) = (tag.get("value"), form.fields.last_mut())
            && (last.1.is_empty() || tag.get("selected").is_some())
        {
            value.clone_into(&mut last.1);
        }
        return;
    };
    if !["input", "select", "textarea", "button"].contains(&tag.name.as_str())
        || tag.get("type") == Some("file")
    {
        return;
    }
    let known = form.fields.iter().position(|(n, _)| n == name);
    let value = tag.get("value").unwrap_or_default().to_owned();
    match known {
        Some(at) if tag.get("checked").is_some() => form.fields[at].1 = value,
        Some(_) => {}
        None => form.fields.push((name.to_owned(), value)),
    }
}

/// Sends a form as it stands.
pub async fn submit(visitor: &Visitor, form: &Form) -> Answer {
    let fields: Vec<(&str, &str)> = form.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
    if form.multipart {
        visitor.post_files(&form.action, &fields, &[]).await
    } else {
        visitor.post(&form.action, &fields).await
    }
}

/// The path of an address.
pub fn without_query(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// Pages in Italian: the other languages are the same pages again, and assets belong to nobody.
fn is_ours(address: &str) -> bool {
    address == "/it"
        || address.starts_with("/it/")
        || (address.starts_with('/') && address.contains("/files/"))
}

fn resolved(base: &str, link: &str) -> String {
    let link = link.split('#').next().unwrap_or_default();
    if link.is_empty() {
        without_query(base).to_owned()
    } else if link.starts_with('?') {
        format!("{}{link}", without_query(base))
    } else {
        link.to_owned()
    }
}

fn heading(html: &str) -> Option<String> {
    let (_, rest) = html.split_once("<h1")?;
    let (_, rest) = rest.split_once('>')?;
    let (inside, _) = rest.split_once("</h1>")?;
    let mut words = String::new();
    let mut in_tag = false;
    for c in inside.chars() {
        match c {
            '<' => in_tag = true,
            '>' => in_tag = false,
            c if !in_tag => words.push(c),
            _ => {}
        }
    }
    Some(unescaped(&words).split_whitespace().collect::<Vec<_>>().join(" "))
}

struct Tag {
    name: String,
    attributes: Vec<(String, String)>,
}

impl Tag {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str())
    }
}

/// The tags of a page in order; our own templates quote every value.
fn tags(html: &str) -> Vec<Tag> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, from)) = rest.split_once('<') {
        let name: String = from.chars().take_while(|c| c.is_alphanumeric() || *c == '/').collect();
        rest = &from[name.len()..];
        let mut attributes = Vec::new();
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let end =
                rest.find(|c: char| c.is_whitespace() || "=>/".contains(c)).unwrap_or(rest.len()).max(1);
            // A character that takes several bytes stands only in text, where there is no tag to read.
            let Some((key, after)) = rest.split_at_checked(end) else { break };
            rest = after;
            let Some(quoted) = rest.strip_prefix("=\"") else {
                attributes.push((key.to_owned(), String::new()));
                continue;
            };
            let Some((value, after)) = quoted.split_once('"') else { break };
            attributes.push((key.to_owned(), unescaped(value)));
            rest = after;
        }
        tags.push(Tag { name, attributes });
    }
    tags
}

fn unescaped(text: &str) -> String {
    let plain =
        text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&#39;", "'").replace("&#x2f;", "/");
    plain.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
}

#[test]
fn links_forms_and_choices_are_found() {
    let html = r#"<h1 class="x">Due <b>voci</b></h1><a href="/it/a?x=1&amp;y=2#z">a</a><a href="https://b.example/">b</a>
      <form method="post" action="/it/c" enctype="multipart/form-data"><input name="n" value="1"><select name="s">
      <option value="p">P</option><option value="q" selected>Q</option></select><input type="radio" name="r" value="1">
      <input type="radio" name="r" value="2" checked><button name="go" value="on">x</button></form>"#;
    let mut site = Site::default();
    let mut headers = http::HeaderMap::new();
    headers.insert("content-type", "text/html; charset=utf-8".parse().unwrap());
    let answer = Answer { status: 200, headers, bytes: html.as_bytes().to_vec() };
    assert_eq!(site.note("/it/", &answer), ["/it/a?x=1&y=2"]);
    let fields =
        [("n", "1"), ("s", "q"), ("r", "2"), ("go", "on")].map(|(n, v)| (n.to_owned(), v.to_owned()));
    let form = Form { action: "/it/c".into(), multipart: true, fields: fields.to_vec() };
    assert_eq!(site.forms.into_values().collect::<Vec<_>>(), [form]);
    assert_eq!(site.headings["/it/"], "Due voci");
}
