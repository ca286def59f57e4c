use testkit::permissions::{PROCESS, matrix, verdict};

use super::*;

/// Every role × action, in a process and in the organisation's pages.
#[test]
fn the_whole_matrix() {
    let matrix = matrix(&[Action::Administer, Action::Write], |action, who| {
        let verdict = |process: Option<ProcessId>| verdict(check(who, process, action));
        format!("process: {} | organisation: {}", verdict(Some(ProcessId(PROCESS))), verdict(None))
    });
    insta::assert_snapshot!("permissions", matrix);
}
