use std::collections::BTreeMap;

/// The numbers of the chosen projects, in order.
pub(super) type Choice = Vec<u32>;

/// What is wrong with an urn that held so many ballots before and into which these were put since; nothing when each
/// is there and none is there twice.
pub(super) fn compare(before: usize, wanted: &[Choice], found: &[Choice]) -> Vec<String> {
    let mut wrong = Vec::new();
    let (counted, expected) = (tally(found), tally(wanted));
    for (choice, times) in &expected {
        let there = counted.get(choice).copied().unwrap_or(0);
        if there < *times {
            wrong.push(format!("lost: {times} people were told that {choice:?} is in the urn, {there} are"));
        }
    }
    let sum = before + wanted.len();
    if found.len() < sum {
        wrong.push(format!("lost: {} of {sum} ballots", sum - found.len()));
    }
    if found.len() > sum {
        wrong.push(format!("doubled: {} ballots more than voters", found.len() - sum));
    }
    wrong
}

fn tally(ballots: &[Choice]) -> BTreeMap<&Choice, usize> {
    let mut counts = BTreeMap::new();
    for ballot in ballots {
        *counts.entry(ballot).or_insert(0) += 1;
    }
    counts
}

/// Reads the published ballots: a line each, the choices in the last column.
pub(super) fn read(csv: &str) -> Vec<Choice> {
    let lines = csv.trim_start_matches('\u{feff}').lines().skip(1).filter(|line| !line.trim().is_empty());
    lines
        .map(|line| {
            let choices = line.split_once([',', ';']).map_or("", |(_, choices)| choices);
            let numbers =
                choices.split(|c: char| !c.is_ascii_digit()).filter_map(|number| number.parse().ok());
            let mut choice: Choice = numbers.collect();
            choice.sort_unstable();
            choice
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_urn_passes_whatever_was_in_it_before() {
        let found = [vec![1], vec![2, 3], vec![1], vec![4]];
        assert_eq!(compare(1, &[vec![1], vec![2, 3], vec![1]], &found), Vec::<String>::new());
    }

    #[test]
    fn lost_and_doubled_ballots_are_found() {
        let lost = compare(1, &[vec![1], vec![2]], &[vec![1], vec![4]]);
        assert!(
            lost.iter().any(|wrong| wrong.contains("[2]"))
                && lost.iter().any(|wrong| wrong.contains("1 of 3"))
        );
        let doubled = compare(0, &[vec![1]], &[vec![1], vec![1]]);
        assert_eq!(doubled, ["doubled: 1 ballots more than voters"]);
        // one lost and another doubled: the sum is right and yet
        assert_eq!(compare(0, &[vec![1], vec![2]], &[vec![1], vec![1]]).len(), 1);
    }

    #[test]
    fn published_ballots_are_read() {
        let csv = "Scheda,Progetti\n1,\"3,1\"\n2,7\n3,\n";
        assert_eq!(read(csv), [vec![1, 3], vec![7], vec![]]);
    }
}
