//! No page asks the database more often because there is more to show.

use accounts::{Entitlement, Standing};
use arengo::features;
use budgets::NewProject;
use chrono::TimeDelta;
use db::TenantDb;
use engagement::PictureChange;
use kernel::{Locale, Money, Translated};
use proposals::{
    Content, Origin,
    actions::{Extras, OnBehalf},
};
use spaces::{
    Component, Phase, PhaseId, Place, Process, ProcessId, ProcessTexts, Rules, blocks,
    process::{
        actions::{self, NewComponent, NewProcess},
        store,
    },
};
use testkit::{TestApp, TestTenant, Visitor, both};

fn text(words: &str) -> Translated {
    Translated::new(Locale::IT, words)
}

/// A published process with a component of each kind, in a phase that allows everything.
pub async fn process(db: &TenantDb, who: &Standing, slug: &str) -> Process {
    let component = |kind: &str| NewComponent {
        kind: kind.to_owned(),
        slug: kind.parse().unwrap(),
        title: text(kind),
        settings: if kind == "budget" {
            serde_json::json!({ "total": 10_000_000 })
        } else {
            serde_json::json!({})
        },
    };
    let new = NewProcess {
        slug: slug.parse().unwrap(),
        texts: ProcessTexts {
            title: text(&format!("Il processo {slug}")),
            subtitle: text("Un sottotitolo"),
            short: text("In breve."),
            description: text("Per esteso."),
            interest: None,
        },
        starts_at: None,
        ends_at: None,
        entitlement: Entitlement::Registered,
        components: ["proposals", "budget", "vote", "meetings", "exchange"].map(component).to_vec(),
    };
    let process = actions::create(db, who, new).await.unwrap();
    let phase = Phase {
        id: PhaseId(db.env().uuid()),
        title: text("Tutto"),
        description: text("Si fa tutto."),
        starts_at: Some(db.env().now()),
        ends_at: None,
        rules: Rules { propose: true, support: true, vote: true, comment: true },
    };
    actions::set_phases(db, who, process.id, vec![phase]).await.unwrap();
    actions::publish(db, who, process.id, true).await.unwrap();
    process
}

async fn component(db: &TenantDb, process: &Process, kind: &str) -> Component {
    let all = store::components(&db.read().await.unwrap(), process.id).await.unwrap();
    all.into_iter().find(|c| c.kind == kind).unwrap()
}

/// Fills lists by so many entries.
pub async fn fill(tenant: &TestTenant, who: &Standing, process: &Process, count: usize) {
    let (proposals, budget, meetings) = (
        component(&tenant.db, process, "proposals").await.id,
        component(&tenant.db, process, "budget").await.id,
        component(&tenant.db, process, "meetings").await.id,
    );
    for n in 0..count {
        let content = Content {
            title: format!("Proposta numero {n}"),
            body: "Un testo abbastanza lungo da poter essere pubblicato.".into(),
            place: Place { address: "Piazza".into(), point: Some((45.0, 9.5)) },
            ..Content::default()
        };
        let on_behalf = OnBehalf { origin: Origin::Paper, note: "Foglio".into() };
        proposals::actions::enter(&tenant.db, who, proposals, on_behalf, content, Extras::default())
            .await
            .unwrap();
        let project = NewProject {
            title: text(&format!("Progetto numero {n}")),
            description: text("Che cosa si fa."),
            cost: Money::eur(1_000),
            category: None,
            area: None,
            place: Place::default(),
            picture: PictureChange::Keep,
            external_id: None,
            source: None,
        };
        budgets::actions::create(&tenant.app.state, &tenant.db, who, budget, project).await.unwrap();
        let starts_at = tenant.db.env().now() + TimeDelta::days(1);
        let content = meetings::Content {
            title: format!("Incontro numero {n}"),
            body: "Parliamo.".into(),
            mode: meetings::Mode::InPerson,
            access: meetings::Access::Open,
            starts_at,
            ends_at: starts_at + TimeDelta::hours(1),
            place: Place { address: "Piazza".into(), point: Some((45.0, 9.5)) },
            details: meetings::Details {
                enrolment: meetings::Enrolment::Here,
                capacity: Some(9),
                ..meetings::Details::default()
            },
        };
        let m = meetings::actions::create(&tenant.db, who, meetings, content).await.unwrap();
        meetings::actions::publish(&tenant.db, who, meetings, m.id).await.unwrap();
        for _ in 0..3 {
            let guest =
                tenant.account(&format!("{}-{}", process.slug, tenant.db.env().uuid().simple())).await;
            let guest = accounts::standing_of(&tenant.db.read().await.unwrap(), guest).await.unwrap();
            meetings::actions::enrol(&tenant.db, &guest, meetings, m.id, Vec::new()).await.unwrap();
        }
    }
}

/// Fills a programme of exchange by so many cards, each of a body of its own.
async fn show_practices(tenant: &TestTenant, who: &Standing, process: &Process, count: usize) {
    let programme = component(&tenant.db, process, "exchange").await.id;
    for n in 0..count {
        let new = exchange::actions::NewBody {
            heading: format!("Comune {n} {}", tenant.db.env().uuid().simple()),
            name: String::new(),
            kind: exchange::BodyKind::Comune,
            at: exchange::Whereabouts { place: String::new(), point: Some((45.0, 9.5)) },
        };
        let body = exchange::actions::add_body(&tenant.db, who, programme, new).await.unwrap();
        let dates = serde_json::json!([{ "type": "fixed", "dates": ["2027-03-04"] }]);
        let content = exchange::Content {
            title: format!("Una pratica, la numero {n}"),
            office: "Ufficio".into(),
            description: "Si vede come si fa.".into(),
            availability: serde_json::from_value(dates).unwrap(),
            ..exchange::Content::default()
        };
        let labels = exchange::actions::Labelled::default();
        let card = exchange::actions::begin(&tenant.db, who, programme, body, content, labels).await.unwrap();
        let zone = tenant.tenant.time_zone;
        exchange::actions::publish(&tenant.db, who, programme, card.id, zone).await.unwrap();
    }
}

/// Puts every block that lives from what features know on the home page, where the news stand already, and on a
/// process's page.
async fn arrange(db: &TenantDb, who: &Standing, process: ProcessId) {
    use blocks::{BlockKind, Surface, actions};
    let lists = [BlockKind::Dates, BlockKind::Statistics];
    for (surface, kinds) in [
        (Surface::Home, lists.to_vec()),
        (Surface::Process(process), [&lists[..], &[BlockKind::Activity, BlockKind::Map]].concat()),
    ] {
        for kind in kinds {
            actions::change(db, who, surface, actions::Change::Add(kind)).await.unwrap();
        }
        actions::publish(db, who, surface).await.unwrap();
    }
}

/// How many statements each page takes. Panics at a page that is not there.
async fn statements(app: &TestApp, who: &Visitor, paths: &[&str]) -> Vec<(String, u64)> {
    let mut counts = Vec::new();
    for path in paths {
        // What is kept in memory is there after the first time.
        who.get(path).await.expect(200);
        let before = app.statements();
        who.get(path).await.expect(200);
        counts.push(((*path).to_owned(), app.statements() - before));
    }
    counts
}

both!(longer_lists_take_no_more_statements, features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    let system = Standing::system("test");
    let first = process(&tenant.db, &system, "primo").await;
    fill(&tenant, &system, &first, 2).await;
    show_practices(&tenant, &system, &first, 2).await;
    arrange(&tenant.db, &system, first.id).await;
    let public = [
        "/it/",
        "/it/processes",
        "/it/processes/primo",
        "/it/processes/primo/identity-card",
        "/it/processes/primo/proposals",
        "/it/processes/primo/proposals/map",
        "/it/processes/primo/budget",
        "/it/processes/primo/vote",
        "/it/processes/primo/meetings",
        "/it/processes/primo/meetings/calendar",
        "/it/processes/primo/meetings/map",
        "/it/processes/primo/meetings/calendar.ics",
        "/it/processes/primo/exchange",
        "/it/processes/primo/exchange/calendar",
        "/it/processes/primo/exchange/map",
        "/it/processes/primo/exchange/report",
        "/it/processes/primo/exchange/calendar.ics",
        "/it/meetings",
        "/it/meetings.ics",
    ];
    let staff = [
        "/it/admin",
        "/it/admin/processes/primo",
        "/it/admin/processes/primo/blocks",
        "/it/admin/home/blocks",
        "/it/admin/processes/primo/proposals",
        "/it/admin/processes/primo/budget",
        "/it/admin/processes/primo/meetings",
        "/it/admin/processes/primo/exchange",
        "/it/admin/processes/primo/exchange/bodies",
        "/it/admin/people",
        "/it/admin/audit",
    ];
    let (visitor, admin) = (tenant.visitor().alone(), tenant.administrator().await);
    let short = [statements(&app, &visitor, &public).await, statements(&app, &admin, &staff).await].concat();
    fill(&tenant, &system, &first, 12).await;
    show_practices(&tenant, &system, &first, 12).await;
    for slug in ["secondo", "terzo", "quarto"] {
        let process = process(&tenant.db, &system, slug).await;
        fill(&tenant, &system, &process, 1).await;
        tenant.account(slug).await;
    }
    let long = [statements(&app, &visitor, &public).await, statements(&app, &admin, &staff).await].concat();
    for (path, count) in &long {
        eprintln!("{count:>3} statements: {path}");
    }
    let grown: Vec<_> = short.iter().zip(&long).filter(|(s, l)| l.1 > s.1).collect();
    assert!(grown.is_empty(), "{grown:?}");
});
