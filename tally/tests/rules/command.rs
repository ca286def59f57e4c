//! The command, as typed.

use tally::command::{Done, run};

const FILE: &str = "META\nkey;value\ndescription;d\ncountry;IT\nunit;u\ninstance;1\nnum_projects;3\nnum_votes;3\n\
    budget;100\nvote_type;approval\nrule;greedy\ndate_begin;2024\ndate_end;2024\n\
    PROJECTS\nproject_id;cost;name\nb;60;Trees\na;50;Benches\nc;40;Books\n\
    VOTES\nvoter_id;vote\n1;b,c\n2;b,a\n3;a,b\n";

fn typed(line: &str) -> Result<Done, String> {
    let arguments: Vec<String> = line.split_whitespace().map(str::to_string).collect();
    run(&arguments, &|name| match name {
        "x.pb" => Ok(FILE.as_bytes().to_vec()),
        "lot.txt" => Ok(b"c\na\nb\n".to_vec()),
        "true.log" => Ok(typed("x.pb --rule mes --log true.log")?.files[0].1.clone().into_bytes()),
        _ => Err(format!("{name}: there is no such file")),
    })
}

#[test]
fn prints_winners_in_words_and_as_json() {
    let text = typed("x.pb").unwrap().text;
    assert_eq!(
        text,
        "   1  b  Trees  (60, 3 votes)\n   2  c  Books  (40, 1 votes)\n2 winners, 100 of 100 spent\n"
    );
    let json = typed("x.pb --rule=mes --utility cardinality --completion none --tie lot:lot.txt --json")
        .unwrap()
        .text;
    assert!(json.starts_with(r#"{"rule":{"method":{"equal-shares":{"completion":"none""#), "{json}");
    assert!(json.ends_with("\"winners\":[\"b\"],\"order\":[\"b\"],\"cost\":\"60\",\"ties\":[]}\n"), "{json}");
}

#[test]
fn every_rule_can_be_typed() {
    for options in [
        "--rule greedy --order total --misfit top-up:80 --threshold 1 --exclusive a,c --most 2 --pots by-district",
        "--rule mes --completion add1-utilitarian --add1 exhaustive --comparison winners --eligibility 3 --min-ballot 1",
        "--rule mes --completion bos",
        "--rule phragmen --misfit skip",
        "--rule max-welfare --utility effort --tie cost-votes",
        "--rule declared",
    ] {
        assert!(
            typed(&format!("x.pb {options}")).is_ok(),
            "{options}: {:?}",
            typed(&format!("x.pb {options}"))
        );
    }
}

#[test]
fn checks_logs() {
    assert!(typed("verify true.log x.pb").unwrap().text.starts_with("the log holds"));
    assert_eq!(typed("verify x.pb x.pb").unwrap_err().split(':').nth(1), Some(" this is not a log"));
}

#[test]
fn says_what_is_wrong() {
    for (line, part) in [
        ("", "Usage"),
        ("x.pb --rule guess", "unknown rule “guess”"),
        ("x.pb --sort", "unknown option --sort"),
        ("x.pb --most many", "--most needs a number, found “many”"),
        ("x.pb --tie coin", "unknown order for ties “coin”"),
        ("x.pb --rule stv", "this utility needs rankings, the ballots are approval"),
        ("y.pb", "y.pb: there is no such file"),
        ("x.pb y.pb", "“y.pb” is the second"),
    ] {
        let problem = typed(line).unwrap_err();
        assert!(problem.contains(part), "{line}: {problem}");
    }
}
