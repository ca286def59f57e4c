//! Enters planned meetings: written, published, enrolled in, held.

use accounts::Standing;
use chrono::TimeDelta;
use meetings::{
    Access, AgendaItem, Asks, Content, Details, Enrolment, Meeting, Mode, Online, Question, Report, actions,
};
use spaces::{ComponentId, Place, Wording};

use super::{
    calendar::at,
    content::{MeetingPlan, MeetingsPlan, MinutesPlan, wording},
    process::Site,
    talking,
};

/// How many days before it is held the office writes a meeting.
const AHEAD: i64 = 21;

/// Enters the meetings in order.
///
/// # Errors
/// When an action refuses, which is a fault of the plan.
pub async fn enter(site: &Site<'_>, plan: &MeetingsPlan, crowd: &[Standing]) -> anyhow::Result<()> {
    let component = site.component(meetings::KIND)?.id;
    for item in &plan.item {
        let written = (item.day - AHEAD).min(-1);
        let db = site.on(written);
        let content = content(site, item);
        if let Some(name) = &item.proposed_by {
            actions::propose(&db, site.town.citizen(name)?, component, content).await?;
            continue;
        }
        let admin = &site.town.admin;
        let m = actions::create(&db, admin, component, content).await?;
        let m = actions::publish(&db, admin, component, m.id).await?;
        guests(site, component, &m, item, written, crowd).await?;
        talking::enter(site, &m.reference(), &item.comments, crowd).await?;
        if let Some(reason) = &item.cancelled {
            actions::cancel(&site.on(-1), admin, component, m.id, &reason.translated()).await?;
        }
        if let Some(minutes) = &item.minutes {
            report(site, component, &m, minutes).await?;
        }
    }
    Ok(())
}

async fn guests(
    site: &Site<'_>,
    component: ComponentId,
    m: &Meeting,
    item: &MeetingPlan,
    written: i64,
    crowd: &[Standing],
) -> anyhow::Result<()> {
    let db = site.on(written.max(item.day - AHEAD));
    if !item.invited.is_empty() {
        let mut emails = Vec::new();
        for name in &item.invited {
            emails.extend(site.town.citizen(name)?.me.as_ref().map(|me| me.email.clone()));
        }
        actions::invite(&db, &site.town.admin, component, m.id, emails).await?;
    }
    for (n, who) in crowd.iter().take(item.guests).enumerate() {
        let answers = if item.question.is_some() {
            vec![if n % 3 == 0 { "yes" } else { "no" }.to_owned()]
        } else {
            Vec::new()
        };
        actions::enrol(&db, who, component, m.id, answers).await?;
    }
    Ok(())
}

async fn report(
    site: &Site<'_>,
    component: ComponentId,
    m: &Meeting,
    minutes: &MinutesPlan,
) -> anyhow::Result<()> {
    let db = at(&site.town.db, m.content.ends_at + TimeDelta::hours(1));
    let report = Report {
        body: minutes.body.trim().to_owned(),
        wording: wording(&minutes.en),
        attendees: Some(minutes.attendees),
        organisations: minutes.organisations.clone(),
        shown: true,
        ..Report::default()
    };
    actions::report(&db, &site.town.admin, component, m.id, report).await?;
    if !minutes.proposals.is_empty() {
        let numbers = minutes.proposals.clone();
        actions::link_numbers(site.state, &db, &site.town.admin, component, m.id, numbers).await?;
    }
    Ok(())
}

fn content(site: &Site<'_>, item: &MeetingPlan) -> Content {
    let starts_at = site.calendar.hour(item.day, item.hour);
    let question = item.question.iter().map(|said| {
        let said = said.translated();
        Question {
            label: said.text(said.original).to_owned(),
            asks: Asks::YesNo,
            options: Vec::new(),
            required: true,
            wording: Wording::of("label", &said),
        }
    });
    let agenda = item.agenda.iter();
    Content {
        title: item.title.clone(),
        body: item.body.trim().to_owned(),
        mode: item.mode.unwrap_or(Mode::InPerson),
        access: item.access.unwrap_or(Access::Open),
        starts_at,
        ends_at: starts_at + TimeDelta::hours(item.hours),
        place: Place { address: item.address.clone(), point: item.at },
        details: Details {
            venue: item.venue.clone(),
            accessibility: item.accessibility.clone(),
            online: Online {
                url: item.online.clone(),
                for_guests: item.seats.is_some(),
                minutes_before: Some(15),
            },
            agenda: agenda.map(|(t, m)| AgendaItem { title: t.clone(), minutes: Some(*m) }).collect(),
            services: item.services.clone(),
            enrolment: if item.seats.is_some() { Enrolment::Here } else { Enrolment::No },
            capacity: item.seats,
            questions: question.collect(),
            wording: wording(&item.en),
            ..Details::default()
        },
    }
}
