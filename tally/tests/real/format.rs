//! The `.pb` format on files made by hand: every ballot type, every tolerance, every complaint.

use tally::pb::{self, PbFile, Warning};
use tally::{BallotKind, Rule, count};

const META: &str = "META\nkey;value\ndescription;d\ncountry;IT\nunit;u\ninstance;1\nnum_projects;2\nnum_votes;2\nrule;greedy\ndate_begin;2024\ndate_end;01.02.2024\n";

fn file(kind: &str, rest: &str) -> String {
    format!("{META}budget;100\nvote_type;{kind}\n{rest}")
}

fn read(text: &str) -> PbFile {
    pb::read("x.pb", text.as_bytes()).unwrap_or_else(|error| panic!("{error}"))
}

fn complaint(text: &str) -> String {
    pb::read("x.pb", text.as_bytes()).expect_err("should be refused").to_string()
}

const PROJECTS: &str = "PROJECTS\nproject_id;cost\na;60\nb;50\n";

#[test]
fn reads_all_five_kinds_of_ballots() {
    let with = |kind: &str, header: &str, votes: &str| {
        read(&file(kind, &format!("{PROJECTS}VOTES\n{header}\n{votes}"))).election
    };
    let approval = with("approval", "voter_id;vote", "1;a,b\n2;\n");
    assert_eq!((approval.voters(), approval.ballots().get(0).projects), (2, &[0, 1][..]));
    assert!(approval.ballots().get(1).projects.is_empty());
    assert_eq!(with("choose-1", "vote;voter_id", "b;1\na;2\n").ballots().get(0).projects, [1]);
    let shared = with("cumulative", "voter_id;points;vote", "1;2,3;b,a\n2;5;b\n");
    assert_eq!(
        (shared.ballots().get(0).projects, shared.ballots().get(0).points),
        (&[1, 0][..], &[2, 3][..])
    );
    assert_eq!(with("ordinal", "voter_id;vote", "1;b,a\n2;a\n").ballots().get(0).projects, [1, 0]);
    let scores = with("scoring", "voter_id;vote;points", "1;a,b;-1,2.5\n2;;\n");
    assert_eq!((scores.points_scale(), scores.ballots().get(0).points), (10, &[-10, 25][..]));
}

#[test]
fn the_default_score_goes_to_projects_that_a_ballot_does_not_name() {
    let text =
        file("scoring", &format!("default_score;2\n{PROJECTS}VOTES\nvoter_id;vote;points\n1;b;5\n2;;\n"));
    let election = read(&text).election;
    assert_eq!(
        (election.ballots().get(0).projects, election.ballots().get(0).points),
        (&[1, 0][..], &[5, 2][..])
    );
    assert_eq!(election.ballots().get(1).points, [2, 2]);
}

#[test]
fn tolerates_what_cannot_change_a_result() {
    let text = "\u{feff}meta;;\r\nKEY;Value\r\n\r\nvote_type;Approval\r\nbudget;100,50\r\n\
        Projects\r\nname;COST;project_id;x\r\n\"A; \"\"big\"\"\none\";60.5;a;None\r\nB 3\" wide;50;b\r\n\
        votes\r\nage;vote;voter_id\r\n33; a , b ;v1\r\n;None;v2;\r\n";
    let file = read(text);
    assert_eq!(file.election.projects()[0].name, "A; \"big\"\none");
    assert_eq!(file.election.projects()[1].name, "B 3\" wide");
    assert_eq!(
        (file.election.scale(), file.election.budget(), file.election.projects()[0].cost),
        (10, 1005, 605)
    );
    assert_eq!(file.election.ballots().get(0).projects, [0, 1]);
    assert_eq!(
        (file.votes.get(0, "age"), file.votes.get(1, "age"), file.projects.get(0, "x")),
        (Some("33"), None, None)
    );
    assert!(file.warnings.contains(&Warning::MissingKey("country")));
    let again = read(&file.to_text());
    assert_eq!((again.meta, again.projects), (file.meta, file.projects));
}

#[test]
fn complaints_name_the_place_and_what_belongs_there() {
    let votes = |rows: &str| complaint(&file("approval", &format!("{PROJECTS}VOTES\nvoter_id;vote\n{rows}")));
    assert_eq!(votes("1;a,c\n"), "x.pb:20:5: expected the id of a project, found “c”");
    assert_eq!(votes("è;a,c\n"), "x.pb:20:5: expected the id of a project, found “c”");
    assert_eq!(votes("1;a\n2;b,b\n"), "x.pb:21:5: expected each project once on a ballot, found “b”");
    assert_eq!(votes("1;a\n1;b\n"), "x.pb:21:1: expected each voter once, found “1”");
    assert_eq!(votes("1;a;b\n"), "x.pb:20:5: expected 2 fields, as in the header, found “b”");
    assert_eq!(votes("1;\"a\n"), "x.pb:20:3: expected a closing quote, found the end of the file");
    assert_eq!(
        votes("1;\"a\"b\n"),
        "x.pb:20:6: expected “;” or the end of the line after a quote, found “b”"
    );
    assert_eq!(votes("1;,a\n"), "x.pb:20:3: expected the id of a project, found nothing");
    let projects =
        |rows: &str| complaint(&file("approval", &format!("PROJECTS\n{rows}VOTES\nvoter_id;vote\n")));
    assert_eq!(projects("project_id;cost\na;6x\n"), "x.pb:16:3: expected a cost, found “6x”");
    assert_eq!(projects("project_id;cost\na;-6\n"), "x.pb:16:3: expected a cost, found “-6”");
    assert_eq!(projects("project_id;cost\na;6\na;7\n"), "x.pb:17:1: expected each project once, found “a”");
    assert_eq!(projects("id;cost\n"), "x.pb:15:1: expected a column project_id in PROJECTS, found “id”");
    assert_eq!(
        complaint(&file("cumulative", &format!("{PROJECTS}VOTES\nvoter_id;vote;points\n1;a,b;1\n"))),
        "x.pb:20:7: expected 2 numbers of points, as many as projects, found “1”"
    );
    assert_eq!(complaint(""), "x.pb:1:1: expected the section META, found nothing");
    assert!(complaint(META).contains("expected vote_type in META, one of approval"));
    assert_eq!(complaint(&file("guess", "")).split(": ").next(), Some("x.pb:13:11"));
    assert_eq!(
        pb::read("x.pb", b"META\n\xC3;").expect_err("should be refused").to_string(),
        "x.pb:2:1: expected text in UTF-8, found byte 0xC3"
    );
}

#[test]
fn oddities_are_reported_and_do_not_stop() {
    let text = file("approval", &format!("currency;Euro\n{PROJECTS}VOTES\nvoter_id;vote\n1;a\n"));
    let warnings: Vec<String> = read(&text).warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        warnings,
        [
            "currency should be a code of three letters, found “Euro”",
            "num_votes says 2, the section has 1 rows"
        ]
    );
}

#[test]
fn a_built_election_can_be_written_and_read_back() {
    use tally::{Ballot, Election, Limit, Project};
    let mut building = Election::builder(BallotKind::Cumulative, 10_050);
    building
        .project(Project::new("1", "One; \"first\"", 3_025).in_category("green").in_district("North"))
        .unwrap();
    building.project(Project::new("2", "Two", 8_000).in_category("green").in_category("school")).unwrap();
    building.project(Project::new("3", "", 100).withdrawn()).unwrap();
    building.ballot(Ballot::points([("1", 3), ("2", 2)]).times(2)).unwrap();
    building.ballot(Ballot::points([])).unwrap();
    let limit = Limit { group: "green".into(), amount: 5_000 };
    let election = building.scale(100).category_limits(vec![limit]).build().unwrap();
    let text = pb::write(&election, &pb::Meta::default());
    let again = read(&text).election;
    assert_eq!(again.voters(), 3);
    assert_eq!(again.category_limits(), election.category_limits());
    assert_eq!(again.projects()[..2], election.projects()[..2]);
    assert!(again.projects()[2].withdrawn);
    let rule = Rule::standard(BallotKind::Cumulative, 2);
    assert_eq!(count(&again, &rule).unwrap().order, count(&election, &rule).unwrap().order);
}
