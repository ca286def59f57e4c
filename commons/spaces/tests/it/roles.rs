//! For each role, what it may do and what it is refused, with the reason. The table is the whole truth.

use std::fmt::Write;

use accounts::Role;
use testkit::{TestApp, Visitor};

use crate::{budget, features, process, published};

/// What each role gets: a page of its process that is published (`own`), of a draft of its own, and of another process.
const MATRIX: &str = "\
                              own: dash text phas publ comp | draft: dash text | other: dash text | admin new
visitor                            303  303  303  401  303  |        303  303  |        303  303  |  303  303
citizen                            403  403  403  403  403  |        404  404  |        403  403  |  403  403
Collaborator                       200  403  403  403  200  |        200  403  |        403  403  |  200  403
Evaluator                          200  403  403  403  200  |        200  403  |        403  403  |  200  403
Moderator                          200  403  403  403  200  |        200  403  |        403  403  |  200  403
Manager                            200  200  200  303  200  |        200  200  |        403  403  |  200  403
Manager of all                     200  200  200  303  200  |        200  200  |        200  200  |  200  403
Operator                           403  403  403  403  403  |        404  404  |        403  403  |  403  403
Administrator                      200  200  200  303  200  |        200  200  |        200  200  |  200  200
";

async fn row(name: &str, who: &Visitor, own: &str, draft: &str, other: &str) -> String {
    let admin = |slug: &str, rest: &str| format!("/it/admin/processes/{slug}{rest}");
    let mut row = format!("{name:<35}");
    let publication =
        async |slug: &str| who.post(&admin(slug, "/publication"), &[("published", "1")]).await.status;
    let get = async |path: String| who.get(&path).await.status;
    let statuses = [
        get(admin(own, "")).await,
        get(admin(own, "/texts")).await,
        get(admin(own, "/phases")).await,
        publication(own).await,
        get(admin(own, "/sheets")).await,
        get(admin(draft, "")).await,
        get(admin(draft, "/texts")).await,
        get(admin(other, "")).await,
        get(admin(other, "/texts")).await,
        get("/it/admin".to_owned()).await,
        get("/it/admin/processes/new".to_owned()).await,
    ];
    for (i, status) in statuses.iter().enumerate() {
        let gap = match i {
            0 => "",
            5 => "  |        ",
            7 => "  |        ",
            9 => "  |  ",
            _ => "  ",
        };
        write!(row, "{gap}{status}").unwrap();
    }
    row.push('\n');
    row
}

testkit::both!(every_role_and_every_door, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let own = published(&admin, "Suo").await;
    let draft = budget(&admin, "Bozza sua").await;
    let other = published(&admin, "Di altri").await;
    let ids = [process(&sarmato, &own).await.id.uuid(), process(&sarmato, &draft).await.id.uuid()];
    let mut table = MATRIX.lines().next().unwrap().to_owned() + "\n";
    table += &row("visitor", &sarmato.visitor(), &own, &draft, &other).await;
    table += &row("citizen", &sarmato.person("anna").await, &own, &draft, &other).await;
    for role in [Role::Collaborator, Role::Evaluator, Role::Moderator, Role::Manager] {
        let who = sarmato.staff(&format!("{role:?}"), role, Some(ids[0])).await;
        let id = who.person();
        let grant =
            async move |tx: db::WriteTx| accounts::role_store::grant(&tx, id, role, Some(ids[1])).await;
        sarmato.db.write(grant).await.unwrap();
        table += &row(&format!("{role:?}"), &who, &own, &draft, &other).await;
    }
    let all = sarmato.staff("tutti", Role::Manager, None).await;
    table += &row("Manager of all", &all, &own, &draft, &other).await;
    let operator = sarmato.staff("olga", Role::Operator, None).await;
    table += &row("Operator", &operator, &own, &draft, &other).await;
    table += &row("Administrator", &admin, &own, &draft, &other).await;
    assert_eq!(table, MATRIX, "\n{table}");
});

testkit::both!(a_refusal_says_why_and_what_to_do, features(), async |app: TestApp| {
    let sarmato = app.tenant("sarmato").await;
    let admin = sarmato.administrator().await;
    let slug = published(&admin, "Bilancio 2027").await;
    let id = process(&sarmato, &slug).await.id.uuid();
    let says = async |who: Visitor, path: &str, words: &str| {
        let refused = who.get(&format!("/it/admin/processes/{path}")).await.expect(403).words();
        assert!(refused.contains(words), "{refused}");
    };
    says(sarmato.person("anna").await, &slug, "è di chi lavora a questo processo").await;
    for role in [Role::Collaborator, Role::Evaluator, Role::Moderator] {
        let who = sarmato.staff(&format!("{role:?}"), role, Some(id)).await;
        says(who, &format!("{slug}/phases"), "Questo lo fa solo chi gestisce il processo").await;
    }
    says(sarmato.staff("max", Role::Manager, Some(id)).await, "new", "solo chi amministra il sito").await;
});
