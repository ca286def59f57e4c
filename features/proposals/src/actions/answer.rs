//! The administration answers a proposal.

use accounts::Standing;
use db::TenantDb;
use kernel::{FieldErrors, Money, Problem, Text};
use serde_json::json;
use spaces::{ComponentId, Wording};

use super::{Place, alone, note, reference};
use crate::{
    model::{Answer, Proposal, Verdict},
    permissions::{Act, check},
    store,
};

/// The longest reasons, in characters.
pub(crate) const REASONS_MAX: usize = 5_000;

/// What is answered.
#[derive(Clone, Debug)]
pub struct NewAnswer {
    /// What the administration says.
    pub verdict: Verdict,
    /// The reasons, in CommonMark.
    pub body: String,
    /// The language they are written in, and the office's texts in others.
    pub wording: Wording,
    /// What it costs.
    pub cost: Option<Money>,
}

/// Answers, or changes the answer. Author and supporters are told by mail, once for each answer.
///
/// # Errors
/// [`Problem::NotAllowed`] for others than evaluators and managers; [`Problem::Invalid`] when reasons are missing, or an
/// accepted proposal has no cost.
pub async fn answer(
    db: &TenantDb,
    who: &Standing,
    component: ComponentId,
    number: i64,
    new: NewAnswer,
) -> Result<Proposal, Problem> {
    let who = who.clone();
    db.write(move |tx| async move {
        let place = Place::read(&tx, component).await?;
        let mut p = alone(&tx, component, number).await?;
        check(Act::Answer, &who, place.ground(), Some(&p))?;
        check_answer(&new)?;
        let mut wording = new.wording;
        wording.derive("body", "html", |text| web::markdown(text).into());
        if p.answer.as_ref().is_some_and(|a| {
            a.verdict == new.verdict && a.body == new.body && a.cost == new.cost && a.wording == wording
        }) {
            return Ok(p);
        }
        if p.is_listed() {
            store::add_to_counts(&tx, &p, -1).await?;
        }
        let answer = Answer {
            verdict: new.verdict,
            html: web::markdown(&new.body).into(),
            body: new.body,
            wording,
            cost: new.cost,
            at: tx.now(),
            version: p.answer.as_ref().map_or(1, |a| a.version + 1),
        };
        store::save_answer(&tx, p.id, &answer).await?;
        let details = json!({ "verdict": answer.verdict.as_str(), "cost": answer.cost, "body": answer.body });
        let payload = json!({
            "component": p.component,
            "process": p.process,
            "by": who.actor.person(),
            "verdict": answer.verdict.as_str(),
            "version": answer.version,
        });
        p.answer = Some(answer);
        if p.is_listed() {
            store::add_to_counts(&tx, &p, 1).await?;
        }
        note(&tx, &who.actor, "proposal.answer", None, &p, details).await?;
        tx.emit("proposal.answered", &reference(p.id), payload).await?;
        Ok(p)
    })
    .await
}

fn check_answer(new: &NewAnswer) -> Result<(), FieldErrors> {
    let mut errors = FieldErrors::default();
    let length = new.body.chars().count();
    if new.verdict == Verdict::Accepted && new.cost.is_none() {
        errors.add("cost", Text::new("proposals-cost-missing"));
    }
    if new.verdict != Verdict::Evaluating && new.body.trim().is_empty() {
        errors.add("body", Text::new("proposals-reasons-missing"));
    } else if length > REASONS_MAX {
        errors.add("body", Text::new("web-form-too-long").with("length", length).with("max", REASONS_MAX));
    }
    new.wording.check(&[("body", REASONS_MAX)], &mut errors);
    if errors.is_empty() { Ok(()) } else { Err(errors) }
}
