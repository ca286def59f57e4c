use web::check;

use crate::renderer;

fn complaints(extra: &[(&str, &str)]) -> Vec<String> {
    let own = ["it", "en"].map(|l| {
        (format!("messages/{l}.ftl"), std::fs::read_to_string(format!("tests/it/messages/{l}.ftl")).unwrap())
    });
    let mut sources: Vec<(String, String)> = own.into();
    sources.extend(extra.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())));
    let of_tests = |complaint: &String| complaint.contains("test-");
    check::messages(&renderer().messages(), &sources).into_iter().filter(of_tests).collect()
}

#[test]
fn keys_must_exist_be_used_and_be_in_every_language() {
    let found = complaints(&[
        ("a.html", r#"{{ t("test-supports", count=1) }}{{ t_html('test-link') }}{{ t("test-nowhere") }}"#),
        ("b.rs", r#"Text::new("test-closes"); Text::new("test-gone"); assert("test-other")"#),
        ("c.rs", r#"let key = format!("test-he{}", x);"#),
    ]);
    let expected = [
        "message «test-only-italian» is missing in «en»",
        "a.html: there is no message «test-nowhere»",
        "b.rs: there is no message «test-gone»",
        "message «test-only-italian» is not used",
    ];
    assert_eq!(found, expected);
}

#[test]
fn languages_must_use_the_same_arguments() {
    let found = complaints(&[
        ("x/messages/it.ftl", "test-hello = Ciao { $name }\n"),
        ("x/messages/en/a.ftl", "test-hello = Hello { $nome }\n"),
    ]);
    assert!(
        found.iter().any(|complaint| complaint.contains("«test-hello» has different arguments")),
        "{found:?}"
    );
}
