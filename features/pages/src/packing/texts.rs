use std::collections::HashSet;

use kernel::{FieldErrors, Problem, Slug, Text, Translated};
use serde::{Deserialize, Serialize};
use spaces::{
    Component,
    porting::{Packing, Unpacking, check_count, note_wrong, part},
    translated::rendered,
};

use crate::{Home, NewTextPage, TextPage, store::texts as store};

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Content {
    pages: Vec<Packed>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Packed {
    slug: Slug,
    title: Translated,
    body: Translated,
    published: bool,
}

/// The pages of a component. Topics and the foot of pages are the organisation's.
pub(crate) async fn pack(packing: &Packing<'_>, component: &Component) -> Result<serde_json::Value, Problem> {
    let pages = store::all(packing.tx, Home::Component(component.id)).await?.into_iter();
    let packed = |p: TextPage| Packed { slug: p.slug, title: p.title, body: p.body, published: p.published };
    Ok(serde_json::to_value(Content { pages: pages.map(packed).collect() })?)
}

pub(crate) async fn unpack(
    cx: &Unpacking<'_>,
    component: &Component,
    content: serde_json::Value,
) -> Result<(), Problem> {
    let Content { pages } = part("content", content)?;
    check_count("content.pages", pages.len())?;
    let (mut errors, mut slugs, mut checked) = (FieldErrors::default(), HashSet::new(), Vec::new());
    for (at, page) in pages.into_iter().enumerate() {
        if !slugs.insert(page.slug.clone()) {
            errors.add(format!("content.pages[{at}].slug"), Text::new("pages-slug-taken"));
        }
        let new = NewTextPage {
            topic: None,
            slug: Some(page.slug),
            title: page.title,
            body: page.body,
            published: page.published,
            in_footer: false,
        };
        note_wrong(
            &mut errors,
            "content.pages",
            at,
            new.check().map(|slug| checked.push((slug, new.clone()))),
        )?;
    }
    errors.check()?;
    for (slug, new) in checked {
        let page = TextPage {
            id: cx.tx.id(),
            topic: None,
            slug,
            body_html: rendered(&new.body),
            title: new.title,
            body: new.body,
            published: new.published,
            in_footer: false,
            changed_at: cx.tx.now(),
        };
        store::insert(cx.tx, Home::Component(component.id), &page).await?;
    }
    Ok(())
}
