//! What a document is made of.

/// A document: what it says of itself, and its blocks in reading order.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its language, as in `it`.
    pub lang: String,
    /// Its title, as readers of PDFs show it.
    pub title: String,
    /// Who publishes it.
    pub author: String,
    /// The day it is dated.
    pub day: Day,
    /// How the paper lies.
    pub paper: Paper,
    /// The colour of whoever publishes it, dark enough to be read on white.
    pub colour: [u8; 3],
    /// What stands on it.
    pub blocks: Vec<Block>,
}

/// A day.
#[derive(Clone, Copy, Debug)]
pub struct Day {
    /// As in 2026.
    pub year: u16,
    /// From 1.
    pub month: u8,
    /// From 1.
    pub day: u8,
}

/// How a sheet of A4 lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// Upright.
    Portrait,
    /// Across.
    Landscape,
}

/// A part of a document, from margin to margin.
#[derive(Clone, Debug)]
pub enum Block {
    /// A heading, from level 1.
    Heading(u16, String),
    /// A paragraph.
    Paragraph(Style, String),
    /// A thick line in the colour of the document.
    Rule,
    /// White, in points.
    Gap(f32),
    /// Labelled facts in two columns: a table with a heading for each row.
    Facts(Vec<Fact>),
    /// Marks with what they mean, side by side.
    Legend(Vec<(Mark, String)>),
    /// Lines that begin with a short label.
    List(Vec<Line>),
    /// A table of narrow columns with marks.
    Grid(Grid),
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// As most.
    Body,
    /// Larger.
    Lead,
    /// Of whom the document speaks.
    Name,
    /// Above a heading, in the colour of the document.
    Kicker,
    /// Small and grey.
    Quiet,
}

/// A fact with its label.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is about.
    pub label: String,
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
    /// Its language, where it is not the document's.
    pub lang: Option<String>,
}

/// A line of a list.
#[derive(Clone, Debug)]
pub struct Line {
    /// Number or sign.
    pub label: String,
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub href: Option<String>,
}

/// A table of narrow columns.
#[derive(Clone, Debug)]
pub struct Grid {
    /// What stands over each column; the first is over the names of the rows.
    pub head: Vec<String>,
    /// How wide each column is, in parts of the whole.
    pub widths: Vec<f32>,
    /// Each row: its name and its cells.
    pub rows: Vec<(String, Vec<Cell>)>,
}

/// A cell of a grid.
#[derive(Clone, Debug, Default)]
pub struct Cell {
    /// What is in it.
    pub marks: Vec<Mark>,
    /// Whether it is there only to fill the row.
    pub void: bool,
    /// Whether it is tinted, as free days are.
    pub tinted: bool,
}

/// A short sign in a box.
#[derive(Clone, Debug)]
pub struct Mark {
    /// What is to be seen.
    pub text: String,
    /// What is to be heard.
    pub label: String,
    /// How its box looks.
    pub look: Look,
}

/// How the box of a mark looks; each is told apart in black and white.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Dark.
    Full,
    /// With a line around.
    Framed,
    /// Pale.
    Pale,
    /// Dark from edge to edge of its cell, so that neighbours are one band.
    Band,
    /// With a broken line around.
    Dashed,
    /// Pale with a broken line around.
    PaleDashed,
}
