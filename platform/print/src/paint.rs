//! Sheets as a file, with the tree of what is on them.

use krilla::{
    Document as Pdf, SerializeSettings,
    action::{Action, LinkAction},
    annotation::{Annotation, LinkAnnotation, Target},
    color::rgb,
    configure::{Accessibility, ConfigurationBuilder},
    destination::XyzDestination,
    geom::{PathBuilder, Point, Rect},
    metadata::{DateTime, Metadata},
    num::NormalizedF32,
    outline::{Outline, OutlineNode},
    page::PageSettings,
    paint::{Fill, Stroke, StrokeDash},
    surface::Surface,
    tagging::{Artifact, ArtifactType, ContentTag, Identifier, Node, SpanTag, TagGroup, TagTree},
};

use crate::{
    Document, PrintError,
    face::Known,
    sheets::{Branch, Op, Sheets},
};

fn fault(error: impl std::fmt::Debug) -> PrintError {
    PrintError::Setting(format!("{error:?}"))
}

/// Writes the file.
pub(crate) fn pdf(document: &Document, faces: &[Known; 3], sheets: Sheets) -> Result<Vec<u8>, PrintError> {
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1);
    let configuration = configuration.finish().map_err(fault)?;
    let mut pdf =
        Pdf::new_with(SerializeSettings { configuration, enable_tagging: true, ..Default::default() });
    let (wide, high) = sheets.size;
    let mut leaves: Vec<Option<Identifier>> = vec![None; sheets.leaves];
    let mut keep = |leaf: usize, identifier: Identifier| {
        if let Some(place) = leaves.get_mut(leaf) {
            *place = Some(identifier);
        }
    };
    for sheet in &sheets.sheets {
        let settings = PageSettings::from_wh(wide, high).ok_or_else(|| fault("the paper has no size"))?;
        let mut page = pdf.start_page_with(settings);
        let mut surface = page.surface();
        for (op, leaf) in &sheet.ops {
            let identifier = draw(&mut surface, faces, op, leaf.is_some());
            if let Some(leaf) = leaf {
                keep(*leaf, identifier);
            }
        }
        surface.finish();
        for area in &sheet.areas {
            let [x, y, wide, high] = area.at;
            let Some(rect) = Rect::from_xywh(x, y, wide.max(1.0), high) else { continue };
            let target = Target::Action(Action::Link(LinkAction::new(area.href.clone())));
            let annotation =
                Annotation::new_link(LinkAnnotation::new(rect, target), Some(area.words.clone()));
            keep(area.leaf, page.add_tagged_annotation(annotation));
        }
        page.finish();
    }
    let mut tree = TagTree::new();
    for branch in sheets.tree {
        if let Some(node) = node(branch, &leaves) {
            tree.push(node);
        }
    }
    pdf.set_tag_tree(tree);
    let mut outline = Outline::new();
    for (words, sheet, y) in sheets.headings {
        outline.push_child(OutlineNode::new(words, XyzDestination::new(sheet, Point::from_xy(0.0, y))));
    }
    pdf.set_outline(outline);
    let day = DateTime::new(document.day.year).month(document.day.month).day(document.day.day);
    let about = Metadata::new().title(document.title.clone()).language(document.lang.clone());
    pdf.set_metadata(about.authors(vec![document.author.clone()]).creation_date(day));
    pdf.finish().map_err(fault)
}

/// A part with what was drawn of it; none where nothing was.
fn node(branch: Branch, leaves: &[Option<Identifier>]) -> Option<Node> {
    match branch {
        Branch::Leaf(leaf) => leaves.get(leaf).copied().flatten().map(Node::Leaf),
        Branch::Group(tag, branches) => {
            let children = branches.into_iter().filter_map(|branch| node(branch, leaves)).collect();
            Some(Node::Group(TagGroup::with_children(tag, children)))
        }
    }
}

fn filled(colour: [u8; 3]) -> Fill {
    let [red, green, blue] = colour;
    Fill { paint: rgb::Color::new(red, green, blue).into(), opacity: NormalizedF32::ONE, ..Fill::default() }
}

fn draw(surface: &mut Surface, faces: &[Known; 3], op: &Op, read: bool) -> Identifier {
    let decoration = ContentTag::Artifact(Artifact::with_kind(ArtifactType::Other));
    match op {
        Op::Text { x, y, face, text } => {
            let known = Known::of(faces, face.kind);
            let drawn = known.drawn(text);
            let span =
                SpanTag { lang: None, alt_text: None, expanded: None, actual_text: drawn.meant.as_deref() };
            let identifier = surface.start_tagged(if read { ContentTag::Span(span) } else { decoration });
            surface.set_stroke(None);
            surface.set_fill(Some(filled(face.colour)));
            let glyphs = known.shape(&drawn.text);
            let font = known.font.clone();
            surface.draw_glyphs(Point::from_xy(*x, *y), &glyphs, font, &drawn.text, face.size, false);
            surface.end_tagged();
            identifier
        }
        Op::Box { at, fill, line } => {
            let identifier = surface.start_tagged(decoration);
            let [x, y, wide, high] = *at;
            surface.set_fill(fill.map(filled));
            surface.set_stroke(line.map(|([red, green, blue], broken)| Stroke {
                paint: rgb::Color::new(red, green, blue).into(),
                width: 1.0,
                dash: broken.then(|| StrokeDash { array: vec![2.0, 1.5], offset: 0.0 }),
                ..Stroke::default()
            }));
            let mut path = PathBuilder::new();
            if let Some(rect) = Rect::from_xywh(x, y, wide, high) {
                path.push_rect(rect);
            }
            if let Some(path) = path.finish() {
                surface.draw_path(&path);
            }
            surface.end_tagged();
            identifier
        }
    }
}
