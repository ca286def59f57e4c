//! Ten thousand comments cost a page no more than twenty.

use engagement::comments::{CommentId, DiscussionId};
use testkit::{TestApp, Visitor};
use uuid::Uuid;

use crate::{
    talk::{page, say, with_proposal},
    world::{World, features},
};

/// As many as the longest discussion that we promise to open at once.
const MANY: i64 = 10_000;

/// Fills a discussion behind the door: every tenth begins a thread, and one thread has half of all replies.
async fn fill(world: &World, author: Uuid) {
    let write = async move |tx: db::WriteTx| {
        let discussion = "SELECT id FROM discussions WHERE tenant_id = $1";
        let discussion = tx.scalar::<DiscussionId>(discussion, vec![]).await?.unwrap();
        let mut roots: Vec<(CommentId, i64)> = Vec::new();
        for n in 2..=MANY {
            let id = tx.id::<CommentId>();
            let reply =
                (n % 10 != 0 && !roots.is_empty()).then(|| if n % 2 == 0 { 0 } else { roots.len() - 1 });
            let (root, place) = match reply {
                Some(at) => {
                    roots[at].1 += 1;
                    (Some(roots[at].0), roots[at].1)
                }
                None => {
                    roots.push((id, 0));
                    (None, 0)
                }
            };
            tx.exec(
                "INSERT INTO comments (tenant_id, id, discussion_id, number, root_id, parent_id, place, author_id, side,
                   body, html, replies, ups, downs, score, created_at)
                 VALUES ($1, $2, $3, $4, $5, $5, $6, $7, $8, $9, $10, 0, $11, 0, $11, $12)",
                db::vals![
                    id,
                    discussion,
                    n,
                    root,
                    place,
                    author,
                    n % 3 - 1,
                    format!("Voce {n}"),
                    format!("<p>Voce {n}</p>"),
                    n * 7 % 101,
                    tx.now()
                ],
            )
            .await?;
        }
        for (id, replies) in roots {
            let sql = "UPDATE comments SET replies = $3 WHERE tenant_id = $1 AND id = $2";
            tx.exec(sql, db::vals![id, replies]).await?;
        }
        let sql = "UPDATE discussions SET comments = $2, last_number = $2, changes = $2 WHERE tenant_id = $1";
        tx.exec(sql, db::vals![MANY]).await?;
        Ok::<(), db::DbErr>(())
    };
    world.town.db.write(write).await.unwrap();
}

testkit::both!(ten_thousand_take_no_more_statements_than_twenty, features(), async |app: TestApp| {
    let (world, _, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    // Somebody who is logged in: for others the page is kept.
    let reader = world.town.person("carla").await;
    for n in 0..20 {
        say(&bruno, &action, &format!("Prima voce {n}"), "for").await;
    }
    let few = costs(&world, &reader).await;
    let delete = async |tx: db::WriteTx| {
        tx.exec("DELETE FROM comments WHERE tenant_id = $1 AND number > 1", vec![]).await
    };
    world.town.db.write(delete).await.unwrap();
    fill(&world, bruno.person().uuid()).await;
    let many = costs(&world, &reader).await;
    // How long they take is for `cargo xtask bench comments` to say.
    // Only those for the replies come on top, which the twenty do not have: one for each list of threads.
    let grown: Vec<_> = few.iter().zip(&many).filter(|(few, many)| **many > **few + 3).collect();
    assert!(grown.is_empty(), "{few:?} {many:?}");
});

/// How many statements each way of reading takes, and that it shows no more than a page of threads.
async fn costs(world: &World, visitor: &Visitor) -> Vec<u64> {
    let mut costs = Vec::new();
    for query in ["", "?comments=recent", "?comments=older", "?comments=discussed", "?comments_view=columns"]
    {
        let before = world.app.statements();
        let shown = visitor.get(&format!("{}{query}", page())).await.expect(200);
        costs.push(world.app.statements() - before);
        assert!(shown.bytes.len() < 400_000, "{query}: {} bytes", shown.bytes.len());
    }
    costs
}
