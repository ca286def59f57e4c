//! Who may support and vote in a process.

use accounts::{
    Choice, Entitlement, Here, RollId,
    entitlement::{Roll, roll_list},
    in_form,
    people::Tie,
};
use axum::{extract::Path, response::Response};
use kernel::{FieldErrors, Text, Timestamp};
use serde::Serialize;
use web::{
    Page,
    form::{FormData, FormView},
};

use super::{frame, managed};
use crate::{
    Wording,
    process::{Process, actions},
    reason,
};

/// The form.
#[derive(Serialize)]
pub(crate) struct VotersPage {
    form: FormView,
    rules: Vec<Choice>,
    ties: Vec<Choice>,
    rolls: Vec<Choice>,
    /// Since when a change needs a reason; none while it needs none.
    locked: Option<Timestamp>,
    /// The further languages of that reason.
    others: Vec<Choice>,
}

impl Page for VotersPage {
    const TEMPLATE: &'static str = "spaces/admin/voters.html";

    fn samples() -> Vec<Self> {
        let page = |rolls, locked| Self {
            form: FormView::new().add("rule", "registered"),
            rules: vec![Choice::new("registered", "Chiunque")],
            ties: vec![Choice::new("residence", "Chi vive qui")],
            rolls,
            locked,
            others: vec![Choice::new("en", "English")],
        };
        let residents = vec![Choice::new("x", "Residenti")];
        vec![page(Vec::new(), None), page(residents, Some(Timestamp::UNIX_EPOCH))]
    }
}

/// `GET /{locale}/admin/processes/{process}/voters`
pub(super) async fn show(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let page = page(&here, &process, stored(&process.entitlement), &roll_list(&tx).await?);
    frame(&here, &process, here.words("spaces-voters-title")).show(&page).await
}

/// `POST /{locale}/admin/processes/{process}/voters`
pub(super) async fn submit(
    here: Here,
    Path((_, slug)): Path<(String, String)>,
    form: FormData,
) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = managed(&here, &tx, &slug).await?;
    let rolls = roll_list(&tx).await?;
    drop(tx);
    let outcome = match read(&form, &rolls) {
        Ok(rule) => {
            let reason = reason::read(&form, &here);
            in_form(actions::set_entitlement_by_act(&here.db, &here.who, process.id, rule, reason).await)?
        }
        Err(errors) => Err(errors),
    };
    match outcome {
        Ok(()) => Ok(here.done(&process.admin_path("/voters"), &Text::new("spaces-saved"))),
        Err(errors) => {
            let page = page(&here, &process, form.view().with_errors(&errors, &here.reader()), &rolls);
            frame(&here, &process, here.words("spaces-voters-title")).unprocessable().show(&page).await
        }
    }
}

fn read(form: &FormData, rolls: &[Roll]) -> Result<Entitlement, FieldErrors> {
    let mut fields = form.read();
    let rule = fields.choice("rule", &["registered", "declared", "roll"]).required().or(String::new());
    let rule = match rule.as_str() {
        "declared" => {
            let ties: Vec<Tie> = fields.list("tie").iter().filter_map(|word| Tie::parse(word)).collect();
            if ties.is_empty() {
                fields.error("tie", Text::new("spaces-ties-missing"));
            }
            let min_age = fields.number("min_age", 0..=99).or(0);
            Entitlement::Declared { ties, min_age: u32::try_from(min_age).unwrap_or(0) }
        }
        "roll" => {
            let unknown = |id: &RollId| {
                let known = rolls.iter().any(|roll| roll.id == *id);
                (!known).then(|| Text::new("web-form-choice"))
            };
            let roll = fields.parsed::<RollId>("roll", "web-form-choice").check(unknown);
            match roll.required_or(Text::new("spaces-roll-missing")).optional() {
                Some(roll) => Entitlement::Roll { roll },
                None => Entitlement::Registered,
            }
        }
        _ => Entitlement::Registered,
    };
    fields.finish(rule)
}

fn stored(rule: &Entitlement) -> FormView {
    match rule {
        Entitlement::Registered => FormView::new().add("rule", "registered").add("min_age", "16"),
        Entitlement::Declared { ties, min_age } => {
            let form = FormView::new().add("rule", "declared").add("min_age", min_age.to_string());
            ties.iter().fold(form, |form, tie| form.add("tie", tie.as_str()))
        }
        Entitlement::Roll { roll } => {
            FormView::new().add("rule", "roll").add("roll", roll.to_string()).add("min_age", "16")
        }
    }
}

fn page(here: &Here, process: &Process, form: FormView, rolls: &[Roll]) -> VotersPage {
    let rule = |word: &str, key: &'static str, help: &'static str| {
        Choice::new(word, here.words(key)).explained(here.words(help))
    };
    VotersPage {
        form,
        locked: process.rules_locked_at,
        others: Wording::languages(here, here.tenant.locale),
        rules: vec![
            rule("registered", "spaces-rule-registered", "spaces-rule-registered-help"),
            rule("declared", "spaces-rule-declared", "spaces-rule-declared-help"),
            rule("roll", "spaces-rule-roll", "spaces-rule-roll-help"),
        ],
        ties: vec![
            Choice::new("residence", here.words("spaces-tie-residence")),
            Choice::new("work", here.words("spaces-tie-work")),
            Choice::new("study", here.words("spaces-tie-study")),
        ],
        rolls: rolls.iter().map(|roll| Choice::new(roll.id.to_string(), roll.title.as_str())).collect(),
    }
}
