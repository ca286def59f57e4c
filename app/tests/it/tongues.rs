//! Nothing falls back invisibly: where a text of the office is there in Italian alone, whoever reads in English finds it
//! marked as Italian. It follows links to a number of pages, and hears only texts that begin with what is marked.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use accounts::Tenant;
use arengo::{demo, features};
use db::DbErr;
use serde_json::Value;
use testkit::{Backend, TestApp, Visitor, both};

use crate::crawl::without_query;

/// What stands around each text that is there in Italian alone.
const BEGINS: char = '⟦';
const ENDS: char = '⟧';
/// Fewer than that, and the reader did not find its way.
const LEAST_PAGES: usize = 60;
/// The most pages that are read.
const MOST: usize = 150;
/// The most queries that are tried with one path.
const QUERIES: usize = 1;
/// Columns that hold a text as it was written, where a column beside them holds its other languages.
const WRITTEN: [&str; 3] = ["title", "summary", "html"];

/// Takes every other language away from the texts of an organisation, and marks what is left.
async fn forget_languages(app: &TestApp, tenant: &Tenant) {
    let db = app.state.db.tenant(tenant.id);
    let tables = columns(app, tenant).await;
    let marked = db.write(async move |tx| {
        let mut marked = 0;
        for (table, columns) in &tables {
            for column in columns {
                marked += mark_column(&tx, table, column, columns).await?;
            }
        }
        Ok::<usize, DbErr>(marked)
    });
    let marked = marked.await.unwrap();
    assert!(marked > 100, "only {marked} texts were marked");
}

/// Marks the texts in one column, and those beside it that they are the other languages of.
async fn mark_column(
    tx: &db::WriteTx,
    table: &str,
    column: &str,
    columns: &[String],
) -> Result<usize, DbErr> {
    let sql = format!(
        "SELECT DISTINCT {column} AS value FROM {table} WHERE tenant_id = $1 AND {column} LIKE '%\"original\"%'"
    );
    let rows: Vec<Column> = tx.all(&sql, db::vals![]).await?;
    let count = rows.len();
    for Column { value } in rows {
        let Ok(mut json) = serde_json::from_str::<Value>(&value) else { continue };
        let beside = in_italian_alone(&mut json);
        let sql = format!("UPDATE {table} SET {column} = $3 WHERE tenant_id = $1 AND {column} = $2");
        tx.exec(&sql, db::vals![value.as_str(), json.to_string()]).await?;
        for written in columns.iter().filter(|name| beside && WRITTEN.contains(&name.as_str())) {
            let sql = format!(
                "UPDATE {table} SET {written} = '{BEGINS}' || {written} || '{ENDS}' WHERE tenant_id = $1
                 AND {column} = $2 AND {written} <> '' AND {written} NOT LIKE '{BEGINS}%' AND {written} NOT LIKE '{{%'"
            );
            tx.exec(&sql, db::vals![json.to_string()]).await?;
        }
    }
    Ok(count)
}

/// Leaves Italian alone, marked, wherever a text is in several languages; and whether there are texts whose original
/// stands elsewhere.
fn in_italian_alone(value: &mut Value) -> bool {
    let Some(object) = value.as_object_mut() else {
        return each_in_italian_alone(value.as_array_mut().into_iter().flatten());
    };
    let italian = object.get("original").and_then(Value::as_str) == Some("it");
    let Some(texts) = object.get_mut("texts").and_then(Value::as_object_mut) else {
        return each_in_italian_alone(object.values_mut());
    };
    if !italian {
        return false;
    }
    let own = texts.get("it").and_then(Value::as_str).map(str::to_owned);
    let several = texts.values().any(Value::is_object) || texts.is_empty();
    texts.clear();
    if let Some(own) = own {
        let marked = if own.is_empty() { own } else { format!("{BEGINS}{own}{ENDS}") };
        texts.insert("it".to_owned(), marked.into());
    }
    several
}

/// The same of several values, of every one of them.
fn each_in_italian_alone<'a>(values: impl Iterator<Item = &'a mut Value>) -> bool {
    let beside: Vec<bool> = values.map(in_italian_alone).collect();
    beside.contains(&true)
}

#[derive(db::FromQueryResult)]
struct Column {
    value: String,
}

#[derive(db::FromQueryResult)]
struct Named {
    place: String,
    name: String,
}

/// The columns of the tables that belong to organisations and that hold text, but for what is only ever added to.
async fn columns(app: &TestApp, tenant: &Tenant) -> BTreeMap<String, Vec<String>> {
    let sql = match app.state.db.backend() {
        Backend::Sqlite => {
            "SELECT m.name AS place, c.name AS name FROM sqlite_master m, pragma_table_info(m.name) c
             WHERE m.type = 'table' AND lower(c.type) LIKE '%text%' AND $1 = $1
             AND EXISTS (SELECT 1 FROM pragma_table_info(m.name) t WHERE t.name = 'tenant_id')"
        }
        Backend::Postgres => {
            "SELECT c.table_name AS place, c.column_name AS name FROM information_schema.columns c
             WHERE c.table_schema = current_schema() AND c.data_type = 'text' AND $1 = $1
             AND EXISTS (SELECT 1 FROM information_schema.columns t WHERE t.table_schema = c.table_schema
             AND t.table_name = c.table_name AND t.column_name = 'tenant_id')"
        }
    };
    let tx = app.state.db.tenant(tenant.id).read().await.unwrap();
    let found: Vec<Named> = tx.all(sql, db::vals![]).await.unwrap();
    let mut tables: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for Named { place, name } in found {
        if !["audit", "events", "jobs", "mail"].iter().any(|log| place.contains(log)) {
            tables.entry(place).or_default().push(name);
        }
    }
    tables
}

/// What a page says of Italian texts without saying that they are: only sentences of ours may name one.
fn unmarked(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut open: Vec<(String, bool)> = Vec::new();
    let mut rest = html;
    while let Some((text, from)) = rest.split_once('<') {
        let italian = open.last().is_some_and(|(_, italian)| *italian);
        let silent = open.last().is_some_and(|(name, _)| SILENT.contains(&name.as_str()));
        let text = text.trim();
        if !italian && !silent && (text.starts_with(BEGINS) || text.starts_with(ENDS)) {
            found.push(text.chars().take(60).collect());
        }
        let Some((tag, after)) = from.split_once('>') else { break };
        rest = after;
        let name: String = tag.trim_start_matches('/').chars().take_while(|c| c.is_alphanumeric()).collect();
        if tag.starts_with('/') {
            while open.pop().is_some_and(|(opened, _)| opened != name) {}
        } else if !name.is_empty() && !VOID.contains(&name.as_str()) && !tag.ends_with('/') {
            let own = tag.split_once(" lang=\"").and_then(|(_, lang)| lang.split('"').next());
            open.push((name, own.map_or(italian, |own| own == "it")));
        }
    }
    found
}

/// Elements that nobody reads, or that cannot say a language within.
const SILENT: [&str; 4] = ["script", "style", "title", "textarea"];
const VOID: [&str; 10] = ["area", "br", "hr", "img", "input", "link", "meta", "source", "wbr", "col"];

/// Follows every link of the public pages in English; what is not marked, by the page.
async fn read(visitor: &Visitor) -> (usize, BTreeMap<String, Vec<String>>) {
    let mut waiting = VecDeque::from(["/en/".to_owned()]);
    let mut seen: BTreeSet<String> = waiting.iter().cloned().collect();
    let mut queries: BTreeMap<String, usize> = BTreeMap::new();
    let (mut pages, mut wrong) = (0, BTreeMap::new());
    while let Some(address) = waiting.pop_front() {
        let answer = visitor.get(&address).await;
        assert!(answer.status < 500, "{address}: {} {}", answer.status, answer.words());
        if answer.status == 303 {
            waiting
                .extend(Some(answer.location().to_owned()).filter(|to| ours(to) && seen.insert(to.clone())));
        }
        let html = answer.headers.get("content-type").is_some_and(|t| t.as_bytes().starts_with(b"text/html"));
        if !html {
            continue;
        }
        pages += 1;
        let text = answer.text();
        let found = unmarked(&text);
        if !found.is_empty() {
            wrong.insert(address.clone(), found);
        }
        for link in text.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let link = link.split('#').next().unwrap_or_default().replace("&amp;", "&");
            let tried = queries.entry(without_query(&link).to_owned()).or_default();
            if ours(&link) && seen.len() < MOST && *tried < QUERIES && seen.insert(link.clone()) {
                *tried += 1;
                waiting.push_back(link);
            }
        }
    }
    (pages, wrong)
}

/// The pages for everybody in English, and what one does oneself; the administration is Italian at work.
fn ours(address: &str) -> bool {
    address.starts_with("/en/") && !address.starts_with("/en/admin") && !address.contains("/logout")
}

both!(what_is_in_italian_alone_is_marked_for_english_readers, features(), async |app: TestApp| {
    demo::furnish(&app.state).await.unwrap();
    let tx = app.state.db.platform_read().await.unwrap();
    let tenant = accounts::by_host(&tx, &"sarmato.localhost".parse().unwrap()).await.unwrap().unwrap();
    drop(tx);
    forget_languages(&app, &tenant).await;
    let reader = app.tenant("reader").await.visitor().at("sarmato.localhost");
    let admin = reader.at("sarmato.localhost");
    let login = [("email", "admin@sarmato.example"), ("password", demo::PASSWORD)];
    admin.post("/en/login", &login).await.expect(303);
    let mut wrong = BTreeMap::new();
    for visitor in [&reader, &admin] {
        let (pages, found) = read(visitor).await;
        assert!(pages >= LEAST_PAGES, "only {pages} pages were read");
        wrong.extend(found);
    }
    let said: BTreeSet<&String> = wrong.values().flatten().collect();
    assert!(wrong.is_empty(), "{} pages, {} texts:\n{wrong:#?}", wrong.len(), said.len());
});

#[test]
fn a_text_without_its_language_is_found() {
    let html = "<p>⟦uno⟧</p><p lang=\"it\"><b>⟦due⟧</b></p><p>About «⟦tre⟧»</p><br><i>⟦quattro⟧</i>";
    assert_eq!(unmarked(html), ["⟦uno⟧", "⟦quattro⟧"]);
}
