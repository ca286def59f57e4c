//! Questions and words on their way into another process.

use kernel::{FieldErrors, Problem, Translated};
use serde::{Deserialize, Serialize};
use spaces::{
    Component,
    porting::{Packing, Unpacking, check_count, note_wrong, part},
    translated::rendered,
};

use crate::{Entry, NewEntry, store};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    entries: Vec<Packed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    title: Translated,
    text: Translated,
    forms: Translated,
}

pub(crate) async fn pack(packing: &Packing<'_>, component: &Component) -> Result<serde_json::Value, Problem> {
    let entries = store::all(packing.tx, component.id).await?.into_iter();
    let packed = |e: Entry| Packed { title: e.title, text: e.text, forms: e.forms };
    Ok(serde_json::to_value(Content { entries: entries.map(packed).collect() })?)
}

pub(crate) async fn unpack(
    cx: &Unpacking<'_>,
    component: &Component,
    content: serde_json::Value,
) -> Result<(), Problem> {
    let Content { entries } = part("content", content)?;
    check_count("content.entries", entries.len())?;
    let new = |p: Packed| NewEntry { title: p.title, text: p.text, forms: p.forms };
    let entries: Vec<NewEntry> = entries.into_iter().map(new).collect();
    let mut errors = FieldErrors::default();
    for (at, entry) in entries.iter().enumerate() {
        note_wrong(&mut errors, "content.entries", at, entry.check())?;
    }
    errors.check()?;
    for new in entries {
        let text_html = rendered(&new.text);
        let entry = Entry { id: cx.tx.id(), title: new.title, text: new.text, text_html, forms: new.forms };
        store::insert(cx.tx, component.id, &entry).await?;
    }
    Ok(())
}
