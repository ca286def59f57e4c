//! Real elections through the same actions as the web: the town's own result must come out.

use std::path::PathBuf;

use arengo::import::{self, CountBy};
use db::vals;
use tally::pb;
use testkit::TestApp;

/// Files with more voters than this are loaded on one database only: the other is no different and takes as long again.
const MANY: usize = 10_000;

/// The shared election files; none where they are not, which is a failure in CI.
fn files() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/pb/instances");
    let Ok(entries) = folder.read_dir() else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "{} is missing", folder.display());
        println!("skipped: {} does not exist", folder.display());
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|e| e == "pb"));
    files.sort();
    files
}

async fn rows(app: &testkit::TestTenant, table: &str) -> i64 {
    let tx = app.db.read().await.unwrap();
    let sql = format!("SELECT count(*) FROM {table} WHERE tenant_id = $1");
    tx.scalar(&sql, vals![]).await.unwrap().unwrap()
}

testkit::both!(official_winners_come_out, arengo::features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    let postgres = app.state.db.backend() == db::Backend::Postgres;
    let (mut used, mut ballots) = (0, 0);
    for path in files() {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let bytes = std::fs::read(&path).unwrap();
        let file = pb::read(&name, &bytes).unwrap();
        let kind = file.election.kind();
        let ours = matches!(kind, tally::BallotKind::Approval | tally::BallotKind::ChooseOne)
            && matches!(file.meta.get("rule"), Some("greedy" | "greedy-threshold"));
        let Some(official) = file.official_winners().filter(|_| ours) else { continue };
        if postgres && file.votes.len() > MANY {
            continue;
        }
        let slug = format!("voto-{used}").parse().unwrap();
        let imported =
            import::pabulib(&app.state, &tenant.tenant, &name, &bytes, Some(slug), CountBy::Declared)
                .await
                .unwrap();
        assert_eq!(imported.winners, file.election.ids(&official), "{name}");
        assert_eq!(imported.ballots, u64::try_from(file.votes.len()).unwrap(), "{name}");
        assert_eq!(imported.projects, file.projects.len(), "{name}");
        let page = tenant.visitor().get(&format!("{}/vote/result", imported.process)).await;
        assert_eq!(page.status, 200, "{name}");
        used += 1;
        ballots += imported.ballots;
    }
    println!("{used} elections loaded, {ballots} ballots");
    app.work().await;
    assert!(app.mails().await.is_empty(), "an import sends no mail");
});

testkit::both!(
    other_ballot_types_are_refused_before_anything_is_written,
    arengo::features(),
    async |app: TestApp| {
        let tenant = app.tenant("sarmato").await;
        let mut used = 0;
        for path in files() {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            let bytes = std::fs::read(&path).unwrap();
            let kind = pb::read(&name, &bytes).unwrap().election.kind();
            if matches!(kind, tally::BallotKind::Approval | tally::BallotKind::ChooseOne) {
                continue;
            }
            let refused = import::pabulib(&app.state, &tenant.tenant, &name, &bytes, None, CountBy::Declared)
                .await
                .unwrap_err();
            assert!(refused.to_string().contains("cannot be cast here yet"), "{refused:#}");
            used += 1;
        }
        println!("{used} files refused");
        assert_eq!((rows(&tenant, "processes").await, rows(&tenant, "projects").await), (0, 0));
    }
);

const SMALL: &str = "META\nkey;value\ndescription;Un voto\ncountry;Italy\nunit;Sarmato\ninstance;2025\nnum_projects;3\n\
    num_votes;4\nbudget;100\nvote_type;approval\nrule;greedy\ndate_begin;01.02.2025\ndate_end;10.02.2025\n\
    PROJECTS\nproject_id;cost;name\na/1;60;Alberi\nb;50;Panchine\nc;40;Libri\n\
    VOTES\nvoter_id;vote\n1;a/1,c\n2;a/1\n3;b\n4;\n";

testkit::both!(a_file_becomes_a_process_once, arengo::features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    let load = async |text: &str| {
        import::pabulib(&app.state, &tenant.tenant, "un-voto.pb", text.as_bytes(), None, CountBy::Declared)
            .await
    };
    let imported = load(SMALL).await.unwrap();
    assert_eq!(imported.process, "/it/processes/un-voto");
    assert_eq!((imported.projects, imported.ballots, imported.cost.as_str()), (3, 4, "100"));
    assert_eq!(imported.winners, ["a/1", "c"]);
    let again = load(SMALL).await.unwrap_err().to_string();
    assert!(again.contains("un-voto") && again.contains("--slug"), "{again}");
    assert_eq!((rows(&tenant, "processes").await, rows(&tenant, "ballots").await), (1, 4));
});

testkit::both!(it_is_said_by_which_rule_the_votes_are_counted, arengo::features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    let mut number = 0;
    let mut load = async |rule: &str, count_by: CountBy| {
        number += 1;
        let text = SMALL.replace("rule;greedy\n", rule);
        let slug = Some(format!("voto-{number}").parse().unwrap());
        import::pabulib(&app.state, &tenant.tenant, "un-voto.pb", text.as_bytes(), slug, count_by).await
    };
    let declared = CountBy::Declared;
    for (rule, said) in [
        ("rule;greedy\n", "greedy, as the file declares"),
        ("rule;greedy-threshold\nmin_project_score_threshold;2\n", "greedy with a threshold of 2 votes, as"),
        ("rule;unknown\n", "greedy: the file does not say"),
        ("", "greedy: the file does not say"),
    ] {
        let rule = load(rule, declared).await.unwrap().rule;
        assert!(rule.starts_with(said), "{rule}");
    }
    for rule in ["equalshares", "greedy-no-skip", "greedy-custom", "nonsense"] {
        let line = format!("rule;{rule}\n");
        let refused = load(&line, declared).await.unwrap_err().to_string();
        assert!(refused.contains(rule) && refused.contains("--rule greedy"), "{refused}");
        let asked = load(&line, CountBy::Greedy).await.unwrap().rule;
        assert!(asked.contains("as asked for") && asked.contains(rule), "{asked}");
    }
    assert_eq!(rows(&tenant, "processes").await, 8, "what was refused left nothing");
});

testkit::both!(a_malformed_file_leaves_nothing, arengo::features(), async |app: TestApp| {
    let tenant = app.tenant("sarmato").await;
    for (from, to, expected) in [
        ("c;40;Libri", "c;viel;Libri", "un-voto.pb:18:3: expected a cost"),
        ("3;b", "3;z", "un-voto.pb:23:3: expected the id of a project"),
        ("budget;100", "budget;tanto", "expected an amount of money"),
        ("VOTES\n", "", "expected"),
        ("date_begin;01.02.2025", "date_begin;gestern", "should be a date"),
    ] {
        let text = SMALL.replace(from, to);
        let file = import::pabulib(
            &app.state,
            &tenant.tenant,
            "un-voto.pb",
            text.as_bytes(),
            None,
            CountBy::Declared,
        )
        .await;
        let complaint = file.unwrap_err().to_string();
        assert!(complaint.contains(expected), "{from} → {to}: {complaint}");
    }
    for bytes in [&b""[..], b"\xff\xfe\x00", b"META"] {
        import::pabulib(&app.state, &tenant.tenant, "un-voto.pb", bytes, None, CountBy::Declared)
            .await
            .unwrap_err();
    }
    assert_eq!((rows(&tenant, "processes").await, rows(&tenant, "components").await), (0, 0));
});

/// Everything is checked first, so a later failure is hard to come by: here a trigger refuses the closing of the vote.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_failure_on_the_way_removes_what_was_loaded() {
    testkit::run(testkit::Backend::Sqlite, &arengo::features(), async |app: TestApp| {
        let tenant = app.tenant("sarmato").await;
        let url = app.config.url.clone();
        let pool = db::sea_orm::Database::connect(url).await.unwrap();
        let trigger = "CREATE TRIGGER refuse BEFORE UPDATE OF result ON votes WHEN NEW.result IS NOT NULL
                       BEGIN SELECT RAISE(ABORT, 'no'); END";
        db::sea_orm::ConnectionTrait::execute_unprepared(&pool, trigger).await.unwrap();
        let file = import::pabulib(
            &app.state,
            &tenant.tenant,
            "un-voto.pb",
            SMALL.as_bytes(),
            None,
            CountBy::Declared,
        )
        .await;
        file.unwrap_err();
        for table in ["processes", "components", "phases", "projects", "votes", "ballots", "ballot_drafts"] {
            assert_eq!(rows(&tenant, table).await, 0, "{table}");
        }
    })
    .await;
}
