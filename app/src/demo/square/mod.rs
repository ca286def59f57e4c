//! Fills the square of a process: pages, news, questions, words, documents, pictures, works.

mod blocks;
pub mod plan;
mod works;

use anyhow::Context;
pub use blocks::arrange_home;
use db::TenantDb;
use engagement::{PictureChange, documents, images};
use faq::NewEntry;
use feature::State;
use kernel::{Locale, Translated};
use library::{Collection, Nature, NewDocument, NewMedium};
use pages::{Home, NewPost, NewTextPage, Tag, Topic, When};
use spaces::{
    ComponentId,
    blocks::Surface,
    card::{self, Card, Fact},
    contents,
    groups::{self, NewGroup},
    process::{
        actions::{self, NewComponent},
        store,
    },
    territory::{self, Municipality},
};
use web::form::Upload;

use self::plan::{DocumentPlan, EntryPlan, FactPlan, MediumPlan, PagePlan, PostPlan, Square};
use super::{
    content::{Words, translated},
    people::Town,
    process::Site,
};

/// Fills the square of a process that was entered.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn fill(site: &Site<'_>) -> anyhow::Result<()> {
    let square = plan::of(site.process.slug.as_str(), site.calendar.year())?;
    if !square.page.is_empty() {
        let home = Home::Component(hang(site, pages::PAGES, "Pagine", "Pages").await?);
        write_pages(&site.on(-30), site.town, home, &square.page).await?;
    }
    if !square.post.is_empty() {
        let news = hang(site, pages::NEWS, "Notizie", "News").await?;
        for post in &square.post {
            write_post(site, news, post).await?;
        }
    }
    for (entries, kind, it, en) in [
        (&square.question, faq::FAQ, "Domande frequenti", "Questions"),
        (&square.term, faq::GLOSSARY, "Glossario", "Glossary"),
    ] {
        if !entries.is_empty() {
            let component = hang(site, kind, it, en).await?;
            for entry in entries {
                faq::actions::create(&site.on(-30), &site.town.admin, component, new_entry(entry)).await?;
            }
        }
    }
    shelve(site, &square).await?;
    if !square.card.is_empty() {
        card::actions::fill(&site.on(-30), &site.town.admin, site.process.id, new_card(&square)).await?;
    }
    if !square.work.is_empty() {
        let monitoring = hang(site, accountability::KIND, "Opere votate", "Works voted on").await?;
        works::enter(site, monitoring, &square.work).await?;
    }
    blocks::arrange(&site.on(-20), site.town, Surface::Process(site.process.id), &square.block).await
}

/// Documents and pictures.
async fn shelve(site: &Site<'_>, square: &Square) -> anyhow::Result<()> {
    if !square.document.is_empty() {
        let shelves = hang(site, library::LIBRARY, "Documenti", "Documents").await?;
        let collections = collect(site, shelves, &square.document).await?;
        for document in &square.document {
            add_document(site, shelves, document, &collections).await?;
        }
    }
    if !square.medium.is_empty() {
        let gallery = hang(site, library::GALLERY, "Galleria", "Gallery").await?;
        for medium in &square.medium {
            add_medium(site, gallery, medium).await?;
        }
    }
    Ok(())
}

fn new_card(square: &Square) -> Card {
    let fact = |plan: &FactPlan| match plan {
        FactPlan::Number(n) => Fact::Number(*n),
        FactPlan::Word(word) => Fact::Word(word.clone()),
        FactPlan::Text(words) => Fact::Text(words.translated()),
    };
    Card(square.card.iter().map(|(key, plan)| (key.clone(), fact(plan))).collect())
}

/// Writes what every process of the organisation must show.
///
/// # Errors
/// When the action refuses.
pub async fn demand(db: &TenantDb, town: &Town) -> anyhow::Result<()> {
    let item = |it: &str, en: &str, needs: &str| contents::Item {
        title: translated(it, en),
        needs: needs.to_owned(),
    };
    let items = vec![
        item("Descrizione breve e lunga", "Short and long description", "texts"),
        item("Carta d’identità", "Identity card", "card"),
        item("Scheda del progetto approvato", "Approved project sheet", "library/project-sheet"),
        item("Verbali degli incontri", "Minutes of meetings", "library/minutes"),
        item("Relazione finale", "Final report", "library/final-report"),
        item("Atto di chi decide", "Act of who decides", "library/act"),
    ];
    Ok(contents::actions::set(db, &town.admin, items).await?)
}

/// Puts the processes of an organisation together, where there is more than one.
///
/// # Errors
/// When the action refuses.
pub async fn group(db: &TenantDb, town: &Town) -> anyhow::Result<()> {
    let members: Vec<_> = store::published(&db.read().await?).await?.iter().map(|p| p.id).collect();
    if members.len() < 2 {
        return Ok(());
    }
    let new = NewGroup {
        slug: "bilanci-partecipativi".parse()?,
        title: translated("Tutti i bilanci partecipativi", "All participatory budgets"),
        short: translated(
            "Anno per anno: che cosa si è deciso e che cosa ne è stato.",
            "Year by year: what was decided and what became of it.",
        ),
        description: translated("", ""),
        published: true,
        members,
    };
    groups::actions::put(db, &town.admin, None, new).await?;
    Ok(())
}

/// Writes the municipalities that processes concern, where there are several.
///
/// # Errors
/// When the action refuses.
pub async fn chart(db: &TenantDb, town: &Town, name: &str) -> anyhow::Result<()> {
    const UNION: [(&str, f64, f64); 5] = [
        ("Carpaneto", 44.914, 9.787),
        ("Gropparello", 44.835, 9.731),
        ("Podenzano", 44.957, 9.684),
        ("San Giorgio", 44.954, 9.737),
        ("Vigolzone", 44.914, 9.669),
    ];
    if name != "valnure-valchero" {
        return Ok(());
    }
    let place =
        |(name, lat, lng): (&str, f64, f64)| Municipality { name: name.to_owned(), point: Some((lat, lng)) };
    Ok(territory::actions::set(db, &town.admin, UNION.map(place).to_vec()).await?)
}

/// Writes the organisation's own pages.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn found(db: &TenantDb, town: &Town) -> anyhow::Result<()> {
    let plan = plan::site(&town.tenant.profile.body)?;
    write_pages(db, town, Home::Site, &plan.page).await
}

/// A picture of the demo by its name.
///
/// # Errors
/// When there is none of that name.
pub async fn picture(state: &State, town: &Town, name: &str) -> anyhow::Result<engagement::StoredFile> {
    let bytes: &'static [u8] = match name {
        "cinema" => include_bytes!("../content/pictures/cinema.jpg"),
        "garden" => include_bytes!("../content/pictures/garden.jpg"),
        "assembly" => include_bytes!("../content/pictures/assembly.jpg"),
        "market" => include_bytes!("../content/pictures/market.jpg"),
        "dairy" => include_bytes!("../content/pictures/dairy.jpg"),
        "digital" => include_bytes!("../content/pictures/digital.jpg"),
        "playground" => include_bytes!("../content/pictures/playground.jpg"),
        _ => anyhow::bail!("there is no picture «{name}»"),
    };
    let upload = upload(&format!("{name}.jpg"), bytes);
    Ok(images::store(state, town.tenant.id, "image", &upload).await?)
}

fn upload(name: &str, bytes: &'static [u8]) -> Upload {
    Upload { name: name.to_owned(), mime: String::new(), bytes: bytes.into() }
}

/// Hangs one more component into the process.
async fn hang(site: &Site<'_>, kind: &str, it: &str, en: &str) -> anyhow::Result<ComponentId> {
    let state = site.state;
    let kinds = state.extensions.all::<spaces::Kind>();
    let known = kinds.iter().find(|k| k.0.kind() == kind).with_context(|| format!("no kind «{kind}»"))?;
    let new = NewComponent {
        kind: kind.to_owned(),
        slug: kind.parse()?,
        title: translated(it, en),
        settings: known.0.settings(),
    };
    let db = site.on(-40);
    actions::add_component(&db, &site.town.admin, site.process.id, new).await?;
    let all = store::components(&db.read().await?, site.process.id).await?;
    Ok(all.into_iter().find(|c| c.kind == kind).with_context(|| format!("no component «{kind}»"))?.id)
}

async fn write_pages(db: &TenantDb, town: &Town, home: Home, plans: &[PagePlan]) -> anyhow::Result<()> {
    let mut topics: Vec<Topic> = Vec::new();
    for plan in plans {
        if let Some(title) = plan.topic.as_ref().map(Words::translated)
            && !topics.iter().any(|topic| topic.title == title)
        {
            topics.push(Topic { id: db.env().uuid().into(), title });
        }
    }
    if home == Home::Site {
        pages::actions::texts::set_topics(db, &town.admin, topics.clone()).await?;
    }
    for plan in plans {
        let topic = plan.topic.as_ref().map(Words::translated);
        let new = NewTextPage {
            topic: topics.iter().find(|t| Some(&t.title) == topic.as_ref()).map(|t| t.id),
            slug: Some(plan.slug.parse()?),
            title: plan.title.translated(),
            body: plan.text.translated(),
            published: true,
            in_footer: plan.footer,
        };
        pages::actions::texts::create(db, &town.admin, home, new).await?;
    }
    Ok(())
}

/// A text that may lack.
fn perhaps(plan: &Option<Words>) -> Translated {
    plan.as_ref().map_or_else(|| Translated::new(Locale::IT, ""), Words::translated)
}

async fn write_post(site: &Site<'_>, news: ComponentId, plan: &PostPlan) -> anyhow::Result<()> {
    let cover = match &plan.picture {
        Some(name) => {
            let file = picture(site.state, site.town, name).await?;
            PictureChange::New(file, perhaps(&plan.shows))
        }
        None => PictureChange::Keep,
    };
    let (db, when) = match plan.day {
        day if day > 0 => (site.on(0), When::At(site.calendar.start(day) + chrono::TimeDelta::hours(9))),
        day => (site.on(day), When::Now),
    };
    let new = NewPost {
        title: plan.title.translated(),
        lead: plan.lead.translated(),
        body: plan.text.translated(),
        office: perhaps(&plan.office),
        tags: Tag::line(&plan.tags),
        cover,
        when,
    };
    pages::actions::posts::create(&db, &site.town.admin, news, new).await?;
    Ok(())
}

fn new_entry(plan: &EntryPlan) -> NewEntry {
    NewEntry {
        title: plan.title.translated(),
        text: plan.text.translated(),
        forms: plan.forms.as_ref().map_or_else(|| Translated::new(Locale::IT, ""), Words::translated),
    }
}

async fn collect(
    site: &Site<'_>,
    shelves: ComponentId,
    plans: &[DocumentPlan],
) -> anyhow::Result<Vec<Collection>> {
    let mut collections: Vec<Collection> = Vec::new();
    for title in plans.iter().filter_map(|p| p.collection.as_ref()).map(Words::translated) {
        if !collections.iter().any(|c| c.title == title) {
            collections.push(Collection { id: site.state.env.uuid().into(), title });
        }
    }
    let (db, admin) = (site.on(-30), &site.town.admin);
    library::actions::documents::set_collections(&db, admin, shelves, collections.clone()).await?;
    Ok(collections)
}

async fn add_document(
    site: &Site<'_>,
    shelves: ComponentId,
    plan: &DocumentPlan,
    collections: &[Collection],
) -> anyhow::Result<()> {
    let collection = plan.collection.as_ref().map(Words::translated);
    let file = match &plan.file {
        Some(name) => {
            let bytes = plan.says.clone().into_bytes().into();
            let upload = Upload { name: name.clone(), mime: String::new(), bytes };
            Some(documents::store(site.state, site.town.tenant.id, "file", &upload).await?)
        }
        None => None,
    };
    let new = NewDocument {
        collection: collections.iter().find(|c| Some(&c.title) == collection.as_ref()).map(|c| c.id),
        nature: Nature::parse(&plan.nature),
        title: plan.title.translated(),
        about: plan.about.translated(),
        link: plan.link.as_deref().map(str::parse).transpose()?,
        file,
    };
    library::actions::documents::add(&site.on(-30), &site.town.admin, shelves, new).await?;
    Ok(())
}

async fn add_medium(site: &Site<'_>, gallery: ComponentId, plan: &MediumPlan) -> anyhow::Result<()> {
    let image = match &plan.picture {
        Some(name) => {
            let file = picture(site.state, site.town, name).await?;
            PictureChange::New(file, perhaps(&plan.shows))
        }
        None => PictureChange::Keep,
    };
    let film = plan.film.as_deref().map(str::parse).transpose()?;
    let new = NewMedium { caption: plan.caption.translated(), film, image };
    library::actions::media::add(&site.on(-20), &site.town.admin, gallery, new).await?;
    Ok(())
}
