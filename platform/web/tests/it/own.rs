//! This crate's own templates and messages.

use std::{fs, path::Path, sync::Arc};

use web::{Assets, Renderer, Samples, check};

fn renderer() -> Renderer {
    let assets = Arc::new(Assets::new(vec![web::assets()]).unwrap());
    Renderer::new(vec![web::templates()], vec![web::messages()], assets).unwrap()
}

#[test]
fn every_template_fits_its_samples() {
    let mut samples = Samples::new();
    web::samples(&mut samples);
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
