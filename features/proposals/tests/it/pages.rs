use web::check;

use crate::world::features;

/// Every template with every sample, in every language, strictly.
#[test]
fn every_page_renders() {
    let features = features();
    let renderer = feature::renderer(&features).unwrap();
    let complaints: Vec<String> = check::templates(&renderer, &feature::samples(&features))
        .into_iter()
        .filter(|c| c.contains("proposals"))
        .collect();
    assert!(complaints.is_empty(), "{}", complaints.join("\n"));
}
