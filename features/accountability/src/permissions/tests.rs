use testkit::permissions::{PROCESS, matrix, verdict};

use super::*;

/// Every role × action.
#[test]
fn the_whole_matrix() {
    let actions = [Action::Administer, Action::Write];
    let matrix = matrix(&actions, |action, who| verdict(check(who, ProcessId(PROCESS), action)));
    insta::assert_snapshot!("permissions", matrix);
}
