//! Ten thousand comments cost a page no more than twenty.

use std::time::{Duration, Instant};

use engagement::comments::{CommentId, DiscussionId};
use sea_orm::ConnectionTrait;
use testkit::{Backend, TestApp, Visitor};
use uuid::Uuid;

use crate::{
    talk::{page, say, with_proposal},
    world::{World, features},
};

/// As many as the longest discussion that we promise to open at once.
const MANY: i64 = 10_000;

/// Comments written in one transaction: all at once would take longer than a write may.
const BATCH: i64 = 1_000;

/// Fills a discussion behind the door: every tenth begins a thread, and one thread has half of all replies.
async fn fill(world: &World, author: Uuid) {
    let mut roots: Vec<(CommentId, i64)> = Vec::new();
    for first in (2..=MANY).step_by(usize::try_from(BATCH).unwrap()) {
        let last = (first + BATCH - 1).min(MANY);
        roots = write_some(world, author, roots, (first, last)).await;
    }
    let write = async move |tx: db::WriteTx| {
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

/// Writes the comments from one number to another, under the threads that there are; gives these with the new ones.
async fn write_some(
    world: &World,
    author: Uuid,
    mut roots: Vec<(CommentId, i64)>,
    (first, last): (i64, i64),
) -> Vec<(CommentId, i64)> {
    let write = async move |tx: db::WriteTx| {
        let discussion = "SELECT id FROM discussions WHERE tenant_id = $1";
        let discussion = tx.scalar::<DiscussionId>(discussion, vec![]).await?.unwrap();
        for n in first..=last {
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
        Ok::<_, db::DbErr>(roots)
    };
    world.town.db.write(write).await.unwrap()
}

testkit::both!(ten_thousand_take_no_more_statements_than_twenty, features(), async |app: TestApp| {
    let (world, reader, author) = with_twenty(app).await;
    let few = costs(&world, &reader).await;
    make_many(&world, author).await;
    let many = costs(&world, &reader).await;
    // How long they take is for `cargo xtask bench comments` to say.
    // Only those for the replies come on top, which the twenty do not have: one for each list of threads.
    let grown: Vec<_> = few.iter().zip(&many).filter(|(few, many)| **many > **few + 3).collect();
    assert!(grown.is_empty(), "{few:?} {many:?}");
});

/// A discussion with twenty comments, a reader, and who wrote them.
async fn with_twenty(app: TestApp) -> (World, Visitor, Uuid) {
    let (world, _, action) = with_proposal(app).await;
    let bruno = world.town.person("bruno").await;
    // Somebody who is logged in: for others the page is kept.
    let reader = world.town.person("carla").await;
    for n in 0..20 {
        say(&bruno, &action, &format!("Prima voce {n}"), "for").await;
    }
    (world, reader, bruno.person().uuid())
}

/// The same discussion with ten thousand.
async fn make_many(world: &World, author: Uuid) {
    let delete = async |tx: db::WriteTx| {
        tx.exec("DELETE FROM comments WHERE tenant_id = $1 AND number > 1", vec![]).await
    };
    world.town.db.write(delete).await.unwrap();
    fill(world, author).await;
}

/// The ways of reading a discussion, as addresses ask for them.
const WAYS: [&str; 5] =
    ["", "?comments=recent", "?comments=older", "?comments=discussed", "?comments_view=columns"];

/// For `cargo xtask bench comments`; the suite counts statements instead, which does not depend on the machine.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "a measurement: cargo xtask bench comments"]
async fn how_long_a_discussion_takes() {
    for backend in [Backend::Sqlite, Backend::Postgres] {
        let Some(app) = TestApp::new(backend, &features()).await else { continue };
        let (world, reader, author) = with_twenty(app).await;
        let few = times(&reader).await;
        make_many(&world, author).await;
        know_the_tables(&world.app).await;
        let many = times(&reader).await;
        println!("{backend:?}, in ms, of 20 and of {MANY} comments:");
        for (way, (few, many)) in WAYS.iter().zip(few.iter().zip(&many)) {
            let ms = |time: &Duration| time.as_secs_f64() * 1_000.0;
            println!("  {:<24}{:>8.1}{:>8.1}", if way.is_empty() { "best" } else { way }, ms(few), ms(many));
        }
        for (few, many) in few.iter().zip(&many) {
            // Twenty threads each, and up to three replies under each of them.
            assert!(*many < *few * 6 + Duration::from_millis(20), "{few:?} {many:?}");
        }
    }
}

/// A server that runs looks at its tables by itself; the private one of tests does not.
async fn know_the_tables(app: &TestApp) {
    if let Some(owner) = &app.config.owner_url {
        let owner = sea_orm::Database::connect(owner.as_str()).await.unwrap();
        owner.execute_unprepared("ANALYZE").await.unwrap();
        owner.close().await.unwrap();
    }
}

/// The fastest of some readings in each way: the machine may be busy with other things.
async fn times(visitor: &Visitor) -> Vec<Duration> {
    let mut times = Vec::new();
    for way in WAYS {
        let mut best = Duration::MAX;
        for _ in 0..15 {
            let start = Instant::now();
            visitor.get(&format!("{}{way}", page())).await.expect(200);
            best = best.min(start.elapsed());
        }
        times.push(best);
    }
    times
}

/// How many statements each way of reading takes, and that it shows no more than a page of threads.
async fn costs(world: &World, visitor: &Visitor) -> Vec<u64> {
    let mut costs = Vec::new();
    for query in WAYS {
        let before = world.app.statements();
        let shown = visitor.get(&format!("{}{query}", page())).await.expect(200);
        costs.push(world.app.statements() - before);
        assert!(shown.bytes.len() < 400_000, "{query}: {} bytes", shown.bytes.len());
    }
    costs
}
