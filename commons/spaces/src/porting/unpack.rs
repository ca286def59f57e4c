//! From a file into a draft, in the caller's transaction.

use accounts::{Entitlement, Standing, entitlement::hold_rule};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use db::WriteTx;
use feature::State;
use kernel::{FieldErrors, Problem, Text, Timestamp};

use super::{
    file::{File, Identity, Part, PhasePart},
    luggage::Luggage,
};
use crate::{
    Access, Component, Kind, Label, LabelId, Phase, PhaseId, Process, ProcessTexts, SpaceKind, blocks,
    bodies, card, contents,
    process::{actions as processes, store},
    share,
    translated::rendered,
    words,
};

/// What a component kind needs to write what was packed.
pub struct Unpacking<'a> {
    /// The transaction that everything is written in.
    pub tx: &'a WriteTx,
    /// Who brings it.
    pub who: &'a Standing,
    /// The files that came along.
    pub luggage: &'a Luggage,
    /// Who signs what named nobody but a person.
    pub signature: &'a str,
}

/// Writes a file as a draft. What is wrong anywhere is said all at once; the caller then gives the transaction up.
pub(crate) async fn unpack(state: &State, cx: &Unpacking<'_>, file: File) -> Result<Process, Problem> {
    let (tx, mut errors) = (cx.tx, Errors::default());
    let mut process = process(tx, &file.process, &mut errors)?;
    hold_rule(tx, &process.entitlement).await?;
    store::insert(tx, &process).await.map_err(processes::slug_taken)?;
    if let Some(picture) = &file.process.picture {
        let given = cx.luggage.give(tx, &processes::reference(process.id), picture).await;
        process.image = errors.within("process.picture", given)?;
        store::update(tx, &process).await?;
    }
    share::give_code(tx, process.id, None).await?;
    let phases = phases(tx, file.phases, &mut errors)?;
    store::replace_phases(tx, process.id, &phases).await?;
    for (position, part) in (0..).zip(file.labels) {
        errors.titled(format!("labels[{position}].title"), &part.title);
        if !crate::admin::is_sign(&part.sign) {
            let text = Text::new("spaces-port-word").with("word", part.sign.as_str());
            errors.0.add(format!("labels[{position}].sign"), text);
        }
        let id = LabelId(tx.env().uuid());
        let label = Label { id, scheme: part.scheme, title: part.title, sign: part.sign };
        store::put_label(tx, process.id, position, &label).await?;
    }
    for (position, part) in file.components.into_iter().enumerate() {
        let place = format!("components[{position}]");
        let done = component(state, cx, &process, part).await;
        errors.within(&place, done)?;
    }
    errors.within("card", card::take(tx, process.id, file.card).await)?;
    if let Some(blocks) = errors.within("blocks", blocks::received(file.blocks))?.flatten() {
        blocks::store::put(tx, blocks::Surface::Process(process.id), &blocks).await?;
    }
    bodies::name(tx, process.id, &file.bodies).await?;
    contents::begin(tx, &file.contents).await?;
    errors.0.check()?;
    Ok(process)
}

fn process(tx: &WriteTx, from: &Identity, errors: &mut Errors) -> Result<Process, Problem> {
    let access = Access::parse(&from.access);
    if access.is_none() {
        errors.0.add("process.access", Text::new("spaces-port-word").with("word", from.access.as_str()));
    }
    if let Some(interest) = from.interest.as_deref().filter(|word| words::interest(word).is_none()) {
        errors.0.add("process.interest", Text::new("spaces-port-word").with("word", interest));
    }
    if let Entitlement::Declared { min_age, .. } = &from.entitlement
        && *min_age > 150
    {
        errors.0.add("process.entitlement", Text::new("spaces-port-fact"));
    }
    errors.when("process.starts_at", from.starts_at);
    errors.when("process.ends_at", from.ends_at);
    let texts = ProcessTexts {
        title: from.title.clone(),
        subtitle: from.subtitle.clone(),
        short: from.short.clone(),
        description: from.description.clone(),
        interest: from.interest.clone(),
    };
    errors.within("process", processes::check_texts(&texts, from.starts_at, from.ends_at))?;
    Ok(Process {
        id: tx.id(),
        kind: SpaceKind::Process,
        slug: from.slug.clone(),
        description_html: rendered(&texts.description),
        texts,
        image: None,
        starts_at: from.starts_at,
        ends_at: from.ends_at,
        published: false,
        released: false,
        access: access.unwrap_or(Access::Open),
        preview_token: URL_SAFE_NO_PAD.encode(tx.env().random::<12>()),
        entitlement: from.entitlement.clone(),
        phase_by_hand: None,
        rules_locked_at: None,
    })
}

fn phases(tx: &WriteTx, parts: Vec<PhasePart>, errors: &mut Errors) -> Result<Vec<Phase>, Problem> {
    let phase = |part: PhasePart| Phase {
        id: PhaseId(tx.env().uuid()),
        title: part.title,
        description: part.description,
        starts_at: part.starts_at,
        ends_at: part.ends_at,
        rules: part.rules,
    };
    let phases: Vec<Phase> = parts.into_iter().map(phase).collect();
    for (at, phase) in phases.iter().enumerate() {
        errors.when(&format!("phases[{at}].starts_at"), phase.starts_at);
        errors.when(&format!("phases[{at}].ends_at"), phase.ends_at);
    }
    errors.within("phases", processes::check_phases(&phases))?;
    Ok(phases)
}

async fn component(state: &State, cx: &Unpacking<'_>, process: &Process, part: Part) -> Result<(), Problem> {
    let kinds = state.extensions.all::<Kind>();
    let Some(Kind(kind)) = kinds.iter().find(|k| k.0.kind() == part.kind) else {
        return Err(Problem::field("kind", Text::new("spaces-port-kind").with("kind", part.kind)));
    };
    if crate::admin::not_reserved(&part.slug).is_some() {
        return Err(Problem::field("slug", Text::new("spaces-slug-reserved")));
    }
    if store::components(cx.tx, process.id).await?.iter().any(|other| other.slug == part.slug) {
        return Err(Problem::field("slug", Text::new("spaces-slug-taken")));
    }
    kind.fits(&part.settings)?;
    let component = Component {
        id: cx.tx.id(),
        process_id: process.id,
        kind: part.kind,
        slug: part.slug,
        title: part.title,
        published: part.published,
        settings: part.settings,
    };
    store::insert_component(cx.tx, &component).await?;
    share::give_code(cx.tx, process.id, Some(component.id)).await?;
    match part.content {
        Some(content) => kind.unpack(cx, &component, content).await,
        None => Ok(()),
    }
}

/// Who takes part where the list of entitled people is not here: everybody registered, until somebody chooses.
pub(crate) async fn known_rule(tx: &db::Tx, rule: &Entitlement) -> Result<bool, Problem> {
    match rule {
        Entitlement::Roll { roll } => Ok(accounts::entitlement::roll_by_id(tx, *roll).await?.is_some()),
        Entitlement::Registered | Entitlement::Declared { .. } => Ok(true),
    }
}

/// What is wrong so far.
#[derive(Default)]
struct Errors(FieldErrors);

impl Errors {
    /// Takes in what is wrong at a place; a fault is passed on.
    fn within<T>(&mut self, place: &str, outcome: Result<T, Problem>) -> Result<Option<T>, Problem> {
        match outcome {
            Ok(value) => Ok(Some(value)),
            Err(Problem::Invalid(wrong)) => {
                for (field, text) in wrong.iter() {
                    let glue = if field.is_empty() || field.starts_with('[') { "" } else { "." };
                    self.0.add(format!("{place}{glue}{field}"), text.clone());
                }
                Ok(None)
            }
            Err(problem) => Err(problem),
        }
    }

    /// Notes an empty title.
    fn titled(&mut self, place: String, title: &kernel::Translated) {
        if title.text(title.original).trim().is_empty() {
            self.0.add(place, Text::new("spaces-title-missing"));
        }
    }

    /// Notes a moment that no calendar of ours shows.
    fn when(&mut self, place: &str, at: Option<Timestamp>) {
        if !super::is_near(at) {
            self.0.add(place, Text::new("spaces-day-far"));
        }
    }
}
