use chrono::{TimeZone, Utc};
use kernel::{Currency, Money};
use web::form::FormData;

use crate::ROME;

fn keys(form: &FormData, read: impl FnOnce(&mut web::form::Reading<'_>)) -> Vec<(String, &'static str)> {
    let mut reading = form.read();
    read(&mut reading);
    match reading.finish(()) {
        Ok(()) => Vec::new(),
        Err(errors) => errors.iter().map(|(field, text)| (field.to_owned(), text.key)).collect(),
    }
}

#[test]
fn good_fields_are_read() {
    let form = FormData::of([
        ("title", "  Più alberi \r\n in via Roma "),
        ("email", "Anna@Comune.Example"),
        ("cost", "38.000,50"),
        ("k", "5"),
        ("kind", "b"),
        ("agree", "on"),
        ("area", "1"),
        ("area", "3"),
        ("opens", "2026-07-01T09:30"),
        ("day", "2026-07-01"),
    ]);
    let mut read = form.read();
    assert_eq!(read.text("title").required().max(30).value(), "Più alberi \n in via Roma");
    assert_eq!(read.line("title").required().max(30).value(), "Più alberi in via Roma");
    assert_eq!(read.email("email").required().optional().unwrap().as_str(), "anna@comune.example");
    assert_eq!(read.money("cost", Currency::EUR).or(Money::eur(0)), Money::new(3_800_050, Currency::EUR));
    assert_eq!(read.number("k", 1..=20).or(0), 5);
    assert_eq!(read.choice("kind", &["a", "b"]).or(String::new()), "b");
    assert!(read.checked("agree"));
    assert!(!read.checked("newsletter"));
    assert_eq!(read.list("area"), ["1", "3"]);
    let opens = read.datetime_local("opens", ROME).optional();
    assert_eq!(opens, Some(Utc.with_ymd_and_hms(2026, 7, 1, 7, 30, 0).unwrap()));
    assert_eq!(read.date("day").optional().map(|day| day.to_string()).as_deref(), Some("2026-07-01"));
    assert_eq!(read.text("absent").optional(), None);
    assert!(read.file("image").optional().is_none());
    assert_eq!(read.finish("all right").unwrap(), "all right");
}

#[test]
fn errors_come_in_the_order_of_the_fields() {
    let form = FormData::of([
        ("title", " "),
        ("body", "troppo lungo"),
        ("email", "anna"),
        ("cost", "tanto"),
        ("k", "21"),
        ("kind", "z"),
        ("name", "a\u{0}b"),
    ]);
    let wrong = keys(&form, |read| {
        read.text("title").required().max(3).value();
        read.text("body").required().max(3).value();
        let _ = read.email("email").optional();
        let _ = read.money("cost", Currency::EUR).optional();
        let _ = read.number("k", 1..=20).optional();
        let _ = read.choice("kind", &["a"]).optional();
        let _ = read.date("absent").required().optional();
        assert_eq!(read.text("name").value(), "ab");
        let _ = read.file("image").required().optional();
    });
    let expected = [
        ("title", "web-form-required"),
        ("body", "web-form-too-long"),
        ("email", "web-form-email"),
        ("cost", "web-form-money"),
        ("k", "web-form-range"),
        ("kind", "web-form-choice"),
        ("absent", "web-form-required"),
        ("name", "web-form-control"),
        ("image", "web-form-file-missing"),
    ];
    assert_eq!(wrong, expected.map(|(field, key)| (field.to_owned(), key)));
}

#[test]
fn what_was_typed_is_shown_again_but_no_password() {
    let form = FormData::of([("title", "Più alberi"), ("password", "segreta"), ("area", "3")]);
    let view = form.view();
    assert_eq!(view.value("title"), "Più alberi");
    assert_eq!(view.value("password"), "");
    assert_eq!(view.error("title"), "");
}

#[test]
fn the_hour_that_does_not_exist_is_the_moment_of_the_change() {
    let at = |typed: &str| {
        let form = FormData::of([("x", typed)]);
        form.read().datetime_local("x", ROME).optional().unwrap()
    };
    assert_eq!(at("2026-03-29T02:30"), Utc.with_ymd_and_hms(2026, 3, 29, 1, 30, 0).unwrap());
    assert_eq!(at("2026-10-25T02:30"), Utc.with_ymd_and_hms(2026, 10, 25, 0, 30, 0).unwrap());
}

#[test]
fn a_query_is_read_as_far_as_it_can_be() {
    let form = FormData::query(&"/x?q=via+Roma%21&area=1&area=2".parse().unwrap());
    assert_eq!(form.value("q"), "via Roma!");
    assert_eq!(form.values("area"), ["1", "2"]);
    assert_eq!(FormData::query(&"/x?q=%ff".parse().unwrap()).value("q"), "");
}
