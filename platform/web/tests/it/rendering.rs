use std::{collections::BTreeMap, sync::Arc};

use chrono::{NaiveDate, TimeZone, Utc};
use kernel::{FieldErrors, Money, Text, Timestamp};
use serde::Serialize;
use web::{Html, Page, Samples, TemplateOverrides, check, form::FormView, problem::ErrorPage};

use crate::{EN, IT, ROME, renderer, site};

#[derive(Clone, Serialize)]
struct Card {
    title: String,
    body: Html,
    count: i64,
    share: f64,
    cost: Money,
    closes: Timestamp,
    day: NaiveDate,
    form: FormView,
}

impl Page for Card {
    const TEMPLATE: &'static str = "card.html";
    fn samples() -> Vec<Self> {
        vec![card()]
    }
}

#[derive(Serialize)]
struct Hello {
    name: String,
}

impl Page for Hello {
    const TEMPLATE: &'static str = "mail.txt";
    fn samples() -> Vec<Self> {
        vec![Hello { name: "Anna & <Bruno>".into() }]
    }
}

fn card() -> Card {
    Card {
        title: "Più <alberi>".into(),
        body: web::markdown("*sì*"),
        count: 1_486,
        share: 0.2541,
        cost: Money::eur(120_000),
        closes: Utc.with_ymd_and_hms(2026, 12, 6, 22, 59, 0).unwrap(),
        day: NaiveDate::from_ymd_opt(2026, 5, 1).unwrap(),
        form: FormView::new()
            .add("title", "\"a\"")
            .tick("agree", true)
            .add("area", "3")
            .with_sample_error("title", "Manca <il> titolo"),
    }
}

#[test]
fn a_page_speaks_the_reader_s_language_and_escapes_what_people_write() {
    let html = renderer().page(&site(IT), &card()).unwrap();
    for expected in [
        "<h1>Più &lt;alberi&gt;</h1><p><em>sì</em></p>",
        "1.486 sostegni|1.486|25,4%|120.000\u{a0}€",
        "6 dicembre 2026|6 dicembre|domenica 6 dicembre|domenica 6 dicembre 2026, ore 23:59|23:59|2026-12-06T23:59:00+01:00|1º maggio 2026|2026-12-06T23:59",
        "Leggi <p><em>sì</em></p>\n e <strong>Più &lt;alberi&gt;</strong>",
        "value=\"&quot;a&quot;\"><p>Manca &lt;il&gt; titolo</p><i>Ciao title in it</i>",
        "name=\"absent\" value=\"\"><i>",
        "<a href=\"#title\">Manca &lt;il&gt; titolo</a>",
        "sìarea 3",
        "<p>Montelume partecipa</p>",
        "/assets/site-",
    ] {
        assert!(html.contains(expected), "{expected}\n---\n{html}");
    }
    let english = renderer().page(&site(EN), &Card { count: 1, ..card() }).unwrap();
    assert!(english.contains("1 supporter|1|25.4%|€120,000"), "{english}");
    assert!(
        english.contains("6 December 2026|6 December|Sunday 6 December|Sunday 6 December 2026, 23:59"),
        "{english}"
    );
}

#[test]
fn a_plain_mail_is_not_escaped() {
    let text = renderer().text(EN, ROME, &Hello { name: "Anna & <Bruno>".into() }).unwrap();
    assert_eq!(text, "Hello Anna & <Bruno>, Anna & <Bruno>");
}

#[test]
fn texts_carry_amounts_dates_and_plurals() {
    let text = Text::new("test-closes")
        .with("when", card().closes)
        .with("left", Money::new(125_050, kernel::Currency::EUR));
    assert_eq!(
        renderer().say(IT, ROME, &text),
        "Si chiude domenica 6 dicembre 2026, ore 23:59, restano 1.250,50\u{a0}€"
    );
    let chf = Text::new("test-hello").with("name", Money::new(500, "CHF".parse().unwrap()));
    assert_eq!(renderer().say(EN, ROME, &chf), "Hello CHF\u{a0}5");
}

#[test]
fn a_missing_translation_falls_back_to_the_original() {
    assert_eq!(renderer().say(EN, ROME, &Text::new("test-only-italian")), "Solo qui");
    assert_eq!(renderer().say("fr".parse().unwrap(), ROME, &Text::new("test-only-italian")), "Solo qui");
    assert_eq!(renderer().say(EN, ROME, &Text::new("test-nowhere")), "test-nowhere");
}

#[test]
fn an_organisation_s_own_template_builds_on_the_program_s() {
    let mut site = site(IT);
    let own = "{% extends \"base:card.html\" %}{% block main %}<hr>{{ super() }}{% endblock %}";
    site.overrides = Some(Arc::new(TemplateOverrides {
        version: "1".into(),
        templates: BTreeMap::from([("card.html".to_owned(), own.to_owned())]),
    }));
    let html = renderer().page(&site, &card()).unwrap();
    assert!(html.contains("<main><hr><h1>"), "{html}");
    site.overrides = Some(Arc::new(TemplateOverrides {
        version: "2".into(),
        templates: BTreeMap::from([(
            "card.html".to_owned(),
            "{% for i in range(9999) %}{% for j in range(9999) %}{% endfor %}{% endfor %}".to_owned(),
        )]),
    }));
    assert!(renderer().page(&site, &card()).unwrap_err().to_string().contains("card.html"));
}

#[test]
fn the_check_renders_everything_and_names_what_nobody_renders() {
    let mut samples = Samples::new();
    samples.add::<Card>().add_mail::<Hello>().add::<ErrorPage>();
    assert_eq!(check::templates(&renderer(), &samples), Vec::<String>::new());
    let mut few = Samples::new();
    few.add::<ErrorPage>();
    let complaints = check::templates(&renderer(), &few);
    assert_eq!(complaints.len(), 2, "{complaints:?}");
    assert!(complaints[0].contains("card.html: no page is registered"), "{complaints:?}");
}

#[test]
fn a_form_shows_errors_in_words() {
    let mut errors = FieldErrors::default();
    errors.add("title", Text::new("web-form-too-long").with("length", 1_200_i64).with("max", 150_i64));
    let view = FormView::new().with_errors(&errors, &renderer().reader(IT, ROME));
    assert_eq!(view.error("title"), "È troppo lungo: 1.200 caratteri, al massimo 150.");
}
