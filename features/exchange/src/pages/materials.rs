//! Materials for reuse as people see them, and who sees those that are not for everybody.

use accounts::Here;
use db::Tx;
use engagement::{Attachment, Owner, Visibility, attachments, file_path};
use kernel::{Problem, Text};
use serde::Serialize;
use spaces::process;
use uuid::Uuid;

use super::Seen;
use crate::{
    actions,
    model::{Card, Material, MaterialId, SessionId, Stage},
    permissions::{Act, Ground, may},
    store,
};

/// A material in a list.
#[derive(Clone, Debug, Serialize)]
pub(super) struct MaterialView {
    id: String,
    title: String,
    href: String,
    /// The file's size in words; empty for an address.
    size: String,
    for_all: bool,
}

impl MaterialView {
    pub(super) fn samples() -> Vec<Self> {
        let view = |size: &str, for_all| Self {
            id: "1".into(),
            title: "Il bando".into(),
            href: "/files/0a1b/bando.pdf".into(),
            size: size.into(),
            for_all,
        };
        vec![view("12 kB", true), view("", false)]
    }

    /// In their order; `key` opens the files to whoever came and has it.
    pub(super) async fn all(
        here: &Here,
        tx: &Tx,
        materials: &[&Material],
        key: Option<&str>,
    ) -> Result<Vec<Self>, Problem> {
        let ids: Vec<Uuid> = materials.iter().map(|one| one.id.uuid()).collect();
        let files = attachments::of_many(tx, Material::KIND, &ids).await?;
        let view = |one: &&Material| {
            let file = files.iter().find(|file| file.owner_id == one.id.uuid());
            let href = match (&one.link, file) {
                (Some(link), _) => link.as_str().to_owned(),
                (None, Some(file)) => file_href(file, key.filter(|_| !one.for_all)),
                (None, None) => return None,
            };
            let size = |file: &Attachment| {
                here.say(&Text::new("exchange-material-size").with("kb", (file.size / 1024).max(1)))
            };
            Some(Self {
                id: one.id.to_string(),
                title: one.title.clone(),
                href,
                size: file.map(size).unwrap_or_default(),
                for_all: one.for_all,
            })
        };
        Ok(materials.iter().filter_map(view).collect())
    }
}

fn file_href(file: &Attachment, key: Option<&str>) -> String {
    let path = file_path(&file.hash, &file.file_name);
    key.map_or(path.clone(), |key| format!("{path}?key={key}"))
}

/// The materials of a card that its reader may see.
pub(super) async fn visible(
    here: &Here,
    tx: &Tx,
    seen: &Seen,
    ground: Ground<'_>,
) -> Result<Vec<MaterialView>, Problem> {
    let materials = store::materials_of_card(tx, seen.card.id).await?;
    if materials.is_empty() {
        return Ok(Vec::new());
    }
    let hosts = may(Act::Host, &here.who, ground, Some(&seen.card));
    let own = store::people_of_bodies(tx, &seen.bodies).await?;
    let came = |session: SessionId| own.iter().any(|p| p.session == session && p.present == Some(true));
    let shown: Vec<&Material> =
        materials.iter().filter(|one| one.for_all || hosts || came(one.session)).collect();
    MaterialView::all(here, tx, &shown, None).await
}

/// The file of a material is for everybody, or for the host, the bodies whose people came, and these with their key.
pub(crate) const OWNER: Owner = Owner {
    kind: Material::KIND,
    visible: |here, tx, id| Box::pin(async move { sight(here, tx, MaterialId(id)).await }),
};

async fn sight(here: &Here, tx: &Tx, id: MaterialId) -> Result<Visibility, Problem> {
    let Some(one) = store::material(tx, id).await? else { return Ok(Visibility::Hidden) };
    let Some(card) = store::by_id(tx, one.card).await? else { return Ok(Visibility::Hidden) };
    let published = card.stage == Stage::Published;
    let around = spaces::visibility(here, tx, Some(card.component), published).await?;
    if around == Visibility::Hidden || one.for_all {
        return Ok(around);
    }
    let private =
        came_with_key(here, tx, &card, one.session).await? || sends(here, tx, &card, one.session).await?;
    Ok(if private { Visibility::Private } else { Visibility::Hidden })
}

async fn came_with_key(here: &Here, tx: &Tx, card: &Card, session: SessionId) -> Result<bool, Problem> {
    let query = here.query();
    match actions::who_came(tx, card.component, query.value("key")).await {
        Ok((one, _)) => Ok(one.session == session),
        Err(Problem::NotFound) => Ok(false),
        Err(problem) => Err(problem),
    }
}

async fn sends(here: &Here, tx: &Tx, card: &Card, session: SessionId) -> Result<bool, Problem> {
    let bodies = actions::own_bodies(tx, &here.who, card.component).await?;
    let Some(component) = process::store::component(tx, card.component).await? else { return Ok(false) };
    let ground = Ground { process: component.process_id, bodies: &bodies };
    if may(Act::Host, &here.who, ground, Some(card)) {
        return Ok(true);
    }
    let own = store::people_of_bodies(tx, &bodies).await?;
    Ok(own.iter().any(|one| one.session == session && one.present == Some(true)))
}
