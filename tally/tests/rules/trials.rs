//! Random trials; `cargo xtask fuzz` runs many more.

#[test]
fn random_trials_hold() {
    let failed: Vec<String> = (0..1500).filter_map(|number| tally::trials::trial(number).err()).collect();
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed[..failed.len().min(12)].join("\n"));
}
