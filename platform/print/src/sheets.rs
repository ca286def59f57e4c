//! Blocks on sheets: where each line and box lies, and which part of the document it belongs to.

use std::num::NonZeroU16;

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag, TagKind};

use crate::{
    Block, Document, Fact, Line, MAX_PAGES, Paper, PrintError, Style,
    face::{Known, Type},
    lines::broken,
};

pub(crate) const INK: [u8; 3] = [0x17, 0x21, 0x2b];
pub(crate) const QUIET: [u8; 3] = [0x47, 0x53, 0x5f];
pub(crate) const RULE: [u8; 3] = [0xdd, 0xd8, 0xcd];

/// Something drawn.
pub(crate) enum Op {
    /// A line of text on its baseline.
    Text { x: f32, y: f32, face: Face, text: String },
    /// A box, filled or with a line around it, perhaps broken.
    Box { at: [f32; 4], fill: Option<[u8; 3]>, line: Option<([u8; 3], bool)> },
}

/// How letters look.
#[derive(Clone, Copy)]
pub(crate) struct Face {
    pub(crate) kind: Type,
    pub(crate) size: f32,
    pub(crate) colour: [u8; 3],
}

impl Face {
    pub(crate) fn new(kind: Type, size: f32, colour: [u8; 3]) -> Self {
        Self { kind, size, colour }
    }

    /// From line to line.
    pub(crate) fn leading(self) -> f32 {
        self.size * 1.35
    }
}

/// A place on a sheet that leads somewhere.
pub(crate) struct Area {
    pub(crate) at: [f32; 4],
    pub(crate) href: String,
    pub(crate) words: String,
    pub(crate) leaf: usize,
}

/// One sheet: what is drawn, with the leaf of the tree it is; what has none is decoration.
#[derive(Default)]
pub(crate) struct Sheet {
    pub(crate) ops: Vec<(Op, Option<usize>)>,
    pub(crate) areas: Vec<Area>,
}

/// A part of the document as it is read.
pub(crate) enum Branch {
    Group(TagKind, Vec<Branch>),
    Leaf(usize),
}

/// A document on its sheets.
pub(crate) struct Sheets<'a> {
    faces: &'a [Known; 3],
    /// Width and height of the paper.
    pub(crate) size: (f32, f32),
    margin: f32,
    pub(crate) colour: [u8; 3],
    pub(crate) sheets: Vec<Sheet>,
    pub(crate) tree: Vec<Branch>,
    /// Each heading, with its sheet and its height on it.
    pub(crate) headings: Vec<(String, usize, f32)>,
    pub(crate) leaves: usize,
    pub(crate) y: f32,
}

impl<'a> Sheets<'a> {
    pub(crate) fn compose(document: &Document, faces: &'a [Known; 3]) -> Result<Self, PrintError> {
        let (size, margin) = match document.paper {
            Paper::Portrait => ((595.0, 842.0), 60.0),
            Paper::Landscape => ((842.0, 595.0), 34.0),
        };
        let mut sheets = Sheets {
            faces,
            size,
            margin,
            colour: document.colour,
            sheets: vec![Sheet::default()],
            tree: Vec::new(),
            headings: Vec::new(),
            leaves: 0,
            y: margin,
        };
        for block in &document.blocks {
            sheets.block(block)?;
        }
        sheets.number();
        Ok(sheets)
    }

    pub(crate) fn left(&self) -> f32 {
        self.margin
    }

    pub(crate) fn inner(&self) -> f32 {
        self.size.0 - 2.0 * self.margin
    }

    fn bottom(&self) -> f32 {
        self.size.1 - self.margin
    }

    pub(crate) fn known(&self, kind: Type) -> &'a Known {
        Known::of(self.faces, kind)
    }

    /// Begins a new sheet where `height` does not fit any more; true when it did.
    pub(crate) fn room(&mut self, height: f32) -> Result<bool, PrintError> {
        if self.y + height <= self.bottom() || self.y <= self.margin {
            return Ok(false);
        }
        if self.sheets.len() >= MAX_PAGES {
            return Err(PrintError::TooLong(MAX_PAGES));
        }
        self.sheets.push(Sheet::default());
        self.y = self.margin;
        Ok(true)
    }

    pub(crate) fn draw(&mut self, op: Op, leaf: Option<usize>) {
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.ops.push((op, leaf));
        }
    }

    pub(crate) fn leaf(&mut self) -> usize {
        self.leaves += 1;
        self.leaves - 1
    }

    fn block(&mut self, block: &Block) -> Result<(), PrintError> {
        match block {
            Block::Heading(level, text) => self.heading(*level, text),
            Block::Paragraph(style, text) => self.paragraph(*style, text),
            Block::Rule => {
                let at = [self.left(), self.y + 4.0, self.inner(), 3.0];
                self.draw(Op::Box { at, fill: Some(self.colour), line: None }, None);
                self.y += 14.0;
                Ok(())
            }
            Block::Gap(height) => {
                self.y += height;
                Ok(())
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Legend(items) => self.legend(items),
            Block::List(lines) => self.list(lines),
            Block::Grid(grid) => self.grid(grid),
        }
    }

    fn heading(&mut self, level: u16, text: &str) -> Result<(), PrintError> {
        let (kind, size, above) =
            if level == 1 { (Type::Title, 22.0, 2.0) } else { (Type::Strong, 13.0, 14.0) };
        let face = Face::new(kind, size, INK);
        if !self.room(above + 2.0 * face.leading() + 30.0)? {
            self.y += above;
        }
        self.headings.push((text.to_owned(), self.sheets.len() - 1, self.y));
        let level = NonZeroU16::new(level).unwrap_or(NonZeroU16::MIN);
        let leaves = self.text(self.left(), self.inner(), text, face)?;
        self.tree.push(Branch::Group(Tag::Hn(level, Some(text.to_owned())).into(), leaves));
        self.y += 4.0;
        Ok(())
    }

    fn paragraph(&mut self, style: Style, text: &str) -> Result<(), PrintError> {
        let face = match style {
            Style::Body => Face::new(Type::Plain, 10.5, INK),
            Style::Lead => Face::new(Type::Plain, 13.0, INK),
            Style::Name => Face::new(Type::Strong, 24.0, INK),
            Style::Kicker => Face::new(Type::Strong, 10.5, self.colour),
            Style::Quiet => Face::new(Type::Plain, 9.0, QUIET),
        };
        let leaves = self.text(self.left(), self.inner(), text, face)?;
        self.tree.push(Branch::Group(Tag::P.into(), leaves));
        self.y += 3.0;
        Ok(())
    }

    /// Lines one below the other, each a leaf.
    fn text(&mut self, x: f32, width: f32, text: &str, face: Face) -> Result<Vec<Branch>, PrintError> {
        let mut leaves = Vec::new();
        for line in broken(self.known(face.kind), text, face.size, width) {
            self.room(face.leading())?;
            leaves.push(self.line(x, line, face, None));
            self.y += face.leading();
        }
        Ok(leaves)
    }

    /// A line at the height reached, perhaps leading somewhere.
    fn line(&mut self, x: f32, text: String, face: Face, href: Option<&str>) -> Branch {
        let leaf = self.leaf();
        let wide = self.known(face.kind).width(text.trim_end(), face.size);
        let words = text.trim_end().to_owned();
        let y = self.y + face.size;
        self.draw(Op::Text { x, y, face, text }, Some(leaf));
        let Some(href) = href else { return Branch::Leaf(leaf) };
        let area = self.leaf();
        let at = [x, self.y, wide, face.leading()];
        let underline = [x, y + 1.5, wide, 0.6];
        self.draw(Op::Box { at: underline, fill: Some(face.colour), line: None }, None);
        if let Some(sheet) = self.sheets.last_mut() {
            sheet.areas.push(Area { at, href: href.to_owned(), words, leaf: area });
        }
        Branch::Group(Tag::Link.into(), vec![Branch::Leaf(leaf), Branch::Leaf(area)])
    }

    fn facts(&mut self, facts: &[Fact]) -> Result<(), PrintError> {
        let (left, inner) = (self.left(), self.inner());
        let (strong, plain) = (Face::new(Type::Strong, 10.5, INK), Face::new(Type::Plain, 10.5, INK));
        let (wide, gap) = (inner * 0.32, 14.0);
        let mut rows = Vec::new();
        for (at, fact) in facts.iter().enumerate() {
            let labels = broken(self.known(Type::Strong), &fact.label, strong.size, wide);
            let texts = broken(self.known(Type::Plain), &fact.text, plain.size, inner - wide - gap);
            self.room(labels.len().max(texts.len().min(3)) as f32 * plain.leading() + 9.0)?;
            if at > 0 {
                self.draw(Op::Box { at: [left, self.y, inner, 0.6], fill: Some(RULE), line: None }, None);
            }
            self.y += 4.5;
            let (mut head, mut cell) = (Vec::new(), Vec::new());
            let (mut labels, mut texts) = (labels.into_iter(), texts.into_iter());
            loop {
                let (label, text) = (labels.next(), texts.next());
                if label.is_none() && text.is_none() {
                    break;
                }
                self.room(plain.leading())?;
                head.extend(label.map(|label| self.line(left, label, strong, None)));
                cell.extend(text.map(|text| self.line(left + wide + gap, text, plain, fact.href.as_deref())));
                self.y += plain.leading();
            }
            self.y += 4.5;
            let head = Branch::Group(Tag::TH(TableHeaderScope::Row).into(), head);
            let cell = Branch::Group(Tag::TD.with_lang(fact.lang.clone()).into(), cell);
            rows.push(Branch::Group(Tag::TR.into(), vec![head, cell]));
        }
        let body = Branch::Group(Tag::TBody.into(), rows);
        self.tree.push(Branch::Group(Tag::Table.into(), vec![body]));
        Ok(())
    }

    fn list(&mut self, lines: &[Line]) -> Result<(), PrintError> {
        let (strong, plain) = (Face::new(Type::Strong, 9.0, INK), Face::new(Type::Plain, 9.0, INK));
        let mut items = Vec::new();
        for line in lines {
            self.room(plain.leading())?;
            let label = self.line(self.left(), format!("{} ", line.label), strong, None);
            let mut body = Vec::new();
            let indent = 22.0;
            for text in broken(self.known(Type::Plain), &line.text, plain.size, self.inner() - indent) {
                self.room(plain.leading())?;
                body.push(self.line(self.left() + indent, text, plain, line.href.as_deref()));
                self.y += plain.leading();
            }
            if body.is_empty() {
                self.y += plain.leading();
            }
            let label = Branch::Group(Tag::Lbl.into(), vec![label]);
            let body = Branch::Group(Tag::LBody.into(), body);
            items.push(Branch::Group(Tag::LI.into(), vec![label, body]));
        }
        self.tree.push(Branch::Group(Tag::L(ListNumbering::None).into(), items));
        self.y += 3.0;
        Ok(())
    }

    /// Numbers the sheets, when they are several.
    fn number(&mut self) {
        let (all, face) = (self.sheets.len(), Face::new(Type::Plain, 8.0, QUIET));
        if all < 2 {
            return;
        }
        let (right, y) = (self.size.0 - self.margin, self.size.1 - self.margin / 2.0);
        let known = self.known(face.kind);
        for (at, sheet) in self.sheets.iter_mut().enumerate() {
            let text = format!("{} / {all}", at + 1);
            let x = right - known.width(&text, face.size);
            sheet.ops.push((Op::Text { x, y, face, text }, None));
        }
    }
}
