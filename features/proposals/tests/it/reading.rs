//! What the page of a proposal offers to its readers: words explained in place, a way to share.

use std::sync::Arc;

use db::Tx;
use feature::Feature;
use kernel::{Locale, Problem};
use proposals::Settings;
use spaces::{
    Process,
    glossary::{Glossary, Term, TermSource},
};
use testkit::TestApp;

use crate::world::{self, LIST, World};

struct Words;

#[async_trait::async_trait]
impl TermSource for Words {
    async fn terms(&self, _: &Tx, process: &Process, locale: Locale) -> Result<Vec<Term>, Problem> {
        let href = format!("/{locale}/processes/{}/glossario#viale", process.slug);
        Ok(vec![Term { forms: vec!["viale".into()], meaning: "Una strada con alberi.".into(), href }])
    }
}

fn features() -> Vec<Feature> {
    let glossary = Feature {
        extend: |extensions| extensions.add(Glossary(Arc::new(Words))),
        ..Feature::named("glossary")
    };
    world::features().into_iter().chain([glossary]).collect()
}

testkit::both!(a_proposal_explains_words_and_is_shared, features(), async |app: TestApp| {
    let world = World::new(app, Settings::default()).await;
    let anna = world.town.person("anna").await;
    let mut form = world.form("Più alberi in via Roma");
    for (name, value) in &mut form {
        if name == "body" {
            "Il viale è spoglio, e un viale fa ombra: pianteremo venti tigli insieme.".clone_into(value);
        }
    }
    form.push(("then".into(), "preview".into()));
    let draft = world::send(&anna, &format!("{LIST}/drafts"), &form).await.location().to_owned();
    let path = anna.post(&format!("{draft}/publication"), &[]).await.location().to_owned();
    let number = world::number_of(&path);
    let visitor = world.town.visitor();
    let page = visitor.get(&path).await.expect(200).text();
    assert_eq!(page.matches("<dfn").count(), 1, "the first time only: {page}");
    assert!(page.contains("/processes/bilancio/glossario#viale"), "{page}");
    let at = page.find("/it/share/").unwrap_or_else(|| panic!("no way to share: {page}"));
    let share = page[at..].split('"').next().unwrap();
    assert!(share.ends_with(&format!("-{number}")), "{share}");
    let short = share.replace("/it/share/", "/s/");
    assert!(visitor.get(share).await.expect(200).text().contains(&short));
    let end = visitor.get(&short).await.location().to_owned();
    assert!(end.starts_with(&format!("{LIST}/{number}")), "{end}");
    // What was withdrawn from everybody's eyes is not handed on.
    let moderator = world.staff("mario", accounts::Role::Moderator).await;
    let hiding = format!("{}/{number}/hiding", world::ADMIN);
    moderator.post(&hiding, &[("reason", "Non è tua.")]).await.expect(303);
    let hidden = moderator.get(&path).await.expect(200).text();
    assert!(!hidden.contains("/it/share/"), "{hidden}");
});
