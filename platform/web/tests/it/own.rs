//! This crate's own templates and messages.

use std::{fs, path::Path, sync::Arc};

use serde::Serialize;
use web::{Assets, Page, Renderer, Samples, check, form::FormView};

/// Every page part with invented data.
#[derive(Serialize)]
struct Gallery {
    form: FormView,
}

impl Page for Gallery {
    const TEMPLATE: &'static str = "ui/gallery.html";

    fn samples() -> Vec<Self> {
        let filled = FormView::new()
            .add("title", "Più <alberi>")
            .add("area", "2")
            .add("verdict", "yes")
            .tick("terms", true);
        let wrong = filled
            .clone()
            .with_sample_error("cost", "Manca il costo.")
            .with_sample_error("", "Il tempo è scaduto.");
        vec![Self { form: filled }, Self { form: wrong }]
    }
}

fn renderer() -> Renderer {
    let assets = Arc::new(Assets::new(vec![web::assets()]).unwrap());
    Renderer::new(vec![web::templates()], vec![web::messages()], assets).unwrap()
}

#[test]
fn every_template_fits_its_samples() {
    let mut samples = Samples::new();
    web::samples(&mut samples);
    samples.add::<Gallery>();
    assert_eq!(check::templates(&renderer(), &samples), Vec::<String>::new());
}

#[test]
fn every_message_exists_and_is_used() {
    let mut sources = Vec::new();
    for folder in ["src", "templates", "messages"] {
        collect(Path::new(folder), &mut sources);
    }
    assert_eq!(check::messages(&renderer().messages(), &sources), Vec::<String>::new());
}

fn collect(folder: &Path, sources: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            collect(&path, sources);
        } else {
            sources.push((path.to_string_lossy().into_owned(), fs::read_to_string(&path).unwrap()));
        }
    }
}
