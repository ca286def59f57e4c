use testkit::permissions::{PROCESS, matrix, verdict};

use super::*;

/// Every role × action, before and while people vote.
#[test]
fn the_whole_matrix() {
    let matrix = matrix(&[Action::Administer, Action::Change], |action, who| {
        let verdict = |lock: Option<Text>| verdict(check(who, ProcessId(PROCESS), action, lock));
        let (before, voting) = (verdict(None), verdict(Some(Text::new("budgets-admin-locked"))));
        format!("before: {before} | while voting: {voting}")
    });
    insta::assert_snapshot!("permissions", matrix);
}
