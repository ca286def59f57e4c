//! Marks in boxes: a legend that says what they mean, and a grid they stand in.

use krilla::tagging::{ListNumbering, TableHeaderScope, Tag};

use crate::{
    Cell, Grid, Look, Mark, PrintError,
    face::Type,
    sheets::{Branch, Face, INK, Op, RULE, Sheets},
};

const HIGH: f32 = 12.0;
const WIDE: f32 = 17.0;
const STEP: f32 = HIGH + 2.0;
/// So many marks above each other fit on a sheet with everything around them; what is more goes into another row.
const STACK: usize = 24;
const TINT: [u8; 3] = [0xf3, 0xf0, 0xe9];

/// A colour with white in it.
fn pale(colour: [u8; 3]) -> [u8; 3] {
    colour.map(|part| 255 - (255 - part) / 6)
}

impl Sheets<'_> {
    /// A mark whose box begins at `x`, `y`.
    fn mark(&mut self, mark: &Mark, x: f32, y: f32, wide: f32) -> Branch {
        let own = self.colour;
        let (fill, line, ink) = match mark.look {
            Look::Full | Look::Band => (Some(own), None, [255; 3]),
            Look::Framed => (None, Some((own, false)), own),
            Look::Pale => (Some(pale(own)), None, INK),
            Look::Dashed => (None, Some((INK, true)), INK),
            Look::PaleDashed => (Some(pale(own)), Some((INK, true)), INK),
        };
        self.draw(Op::Box { at: [x, y, wide, HIGH], fill, line }, None);
        let face = Face::new(Type::Strong, 8.0, ink);
        let inset = (wide - self.known(face.kind).width(&mark.text, face.size)) / 2.0;
        let leaf = self.leaf();
        let text = format!("{} ", mark.text);
        self.draw(Op::Text { x: x + inset, y: y + 9.0, face, text }, Some(leaf));
        Branch::Group(Tag::Span.with_alt_text(Some(mark.label.clone())).into(), vec![Branch::Leaf(leaf)])
    }

    pub(crate) fn legend(&mut self, items: &[(Mark, String)]) -> Result<(), PrintError> {
        let face = Face::new(Type::Plain, 9.0, INK);
        let mut x = self.left();
        let mut branches = Vec::new();
        self.room(STEP)?;
        for (mark, words) in items {
            let words = format!("{words} ");
            let wide = WIDE + 5.0 + self.known(face.kind).width(&words, face.size);
            if x > self.left() && x + wide > self.left() + self.inner() {
                x = self.left();
                self.y += STEP + 2.0;
                self.room(STEP)?;
            }
            let label = self.mark(mark, x, self.y, WIDE);
            let leaf = self.leaf();
            let (at, y) = (x + WIDE + 5.0, self.y + 9.0);
            self.draw(Op::Text { x: at, y, face, text: words }, Some(leaf));
            let label = Branch::Group(Tag::Lbl.into(), vec![label]);
            let body = Branch::Group(Tag::LBody.into(), vec![Branch::Leaf(leaf)]);
            branches.push(Branch::Group(Tag::LI.into(), vec![label, body]));
            x += wide + 16.0;
        }
        self.y += STEP + 6.0;
        self.tree.push(Branch::Group(Tag::L(ListNumbering::None).into(), branches));
        Ok(())
    }

    pub(crate) fn grid(&mut self, grid: &Grid) -> Result<(), PrintError> {
        let all: f32 = grid.widths.iter().sum();
        let widths: Vec<f32> = grid.widths.iter().map(|part| part / all * self.inner()).collect();
        let head = self.head(grid, &widths, true);
        let mut rows = Vec::new();
        for (name, cells) in &grid.rows {
            for part in 0..parts(cells, &widths) {
                let cells: Vec<Cell> =
                    cells.iter().zip(widths.iter().skip(1)).map(|(cell, w)| slice(cell, part, *w)).collect();
                let stacks = cells
                    .iter()
                    .zip(widths.iter().skip(1))
                    .map(|(cell, w)| cell.marks.len().div_ceil(across(*w)));
                let high = stacks.max().unwrap_or(0).max(1) as f32 * STEP + 4.0;
                if self.room(high)? {
                    self.head(grid, &widths, false);
                }
                rows.push(self.row(name, &cells, &widths, high));
                self.y += high;
            }
        }
        let (left, inner) = (self.left(), self.inner());
        self.draw(Op::Box { at: [left, self.y, inner, 0.6], fill: Some(RULE), line: None }, None);
        self.y += 8.0;
        let head = Branch::Group(Tag::THead.into(), vec![Branch::Group(Tag::TR.into(), head)]);
        let body = Branch::Group(Tag::TBody.into(), rows);
        self.tree.push(Branch::Group(Tag::Table.into(), vec![head, body]));
        Ok(())
    }

    /// The head of the columns; on later sheets it is there for the eye alone.
    fn head(&mut self, grid: &Grid, widths: &[f32], read: bool) -> Vec<Branch> {
        let face = Face::new(Type::Strong, 8.5, INK);
        let (mut x, mut heads) = (self.left(), Vec::new());
        for (words, wide) in grid.head.iter().zip(widths) {
            let inset = ((wide - self.known(face.kind).width(words, face.size)) / 2.0).max(2.0);
            let leaf = read.then(|| self.leaf());
            let (at, y) = (if heads.is_empty() { x + 2.0 } else { x + inset }, self.y + 9.0);
            self.draw(Op::Text { x: at, y, face, text: format!("{words} ") }, leaf);
            heads.push(Branch::Group(
                Tag::TH(TableHeaderScope::Column).into(),
                leaf.map(Branch::Leaf).into_iter().collect(),
            ));
            x += wide;
        }
        let (left, inner) = (self.left(), self.inner());
        self.draw(Op::Box { at: [left, self.y + 13.0, inner, 1.5], fill: Some(INK), line: None }, None);
        self.y += 15.0;
        heads
    }

    fn row(&mut self, name: &str, cells: &[Cell], widths: &[f32], high: f32) -> Branch {
        let face = Face::new(Type::Strong, 9.5, INK);
        let (left, top) = (self.left(), self.y);
        let mut x = left + widths.first().copied().unwrap_or_default();
        let fills: Vec<(f32, f32, [u8; 3])> = cells
            .iter()
            .zip(widths.iter().skip(1))
            .filter_map(|(cell, wide)| {
                let at = x;
                x += wide;
                if cell.void { Some((at, *wide, RULE)) } else { cell.tinted.then_some((at, *wide, TINT)) }
            })
            .collect();
        for (at, wide, colour) in fills {
            self.draw(Op::Box { at: [at, top, wide, high], fill: Some(colour), line: None }, None);
        }
        let inner = self.inner();
        self.draw(Op::Box { at: [left, top, inner, 0.6], fill: Some(RULE), line: None }, None);
        let leaf = self.leaf();
        self.draw(Op::Text { x: left + 2.0, y: top + 11.0, face, text: format!("{name} ") }, Some(leaf));
        let mut branches =
            vec![Branch::Group(Tag::TH(TableHeaderScope::Row).into(), vec![Branch::Leaf(leaf)])];
        let mut x = left + widths.first().copied().unwrap_or_default();
        for (cell, wide) in cells.iter().zip(widths.iter().skip(1)) {
            self.draw(Op::Box { at: [x, top, 0.4, high], fill: Some(RULE), line: None }, None);
            let columns = across(*wide);
            let mut marks = Vec::new();
            for (at, mark) in cell.marks.iter().enumerate() {
                let y = top + 3.0 + (at / columns) as f32 * STEP;
                let (at, box_wide) = match (mark.look, columns) {
                    (Look::Band, 1) => (x, *wide),
                    (_, 1) => (x + (wide - WIDE) / 2.0, WIDE),
                    _ => (x + 3.0 + (at % columns) as f32 * (WIDE + 3.0), WIDE),
                };
                marks.push(self.mark(mark, at, y, box_wide));
            }
            branches.push(Branch::Group(Tag::TD.into(), marks));
            x += wide;
        }
        Branch::Group(Tag::TR.into(), branches)
    }
}

/// How many marks stand side by side in a cell.
fn across(wide: f32) -> usize {
    (((wide - 3.0) / (WIDE + 3.0)) as usize).max(1)
}

/// Into how many rows one is split that is higher than a sheet.
fn parts(cells: &[Cell], widths: &[f32]) -> usize {
    let parts = cells
        .iter()
        .zip(widths.iter().skip(1))
        .map(|(cell, w)| cell.marks.len().div_ceil(across(*w) * STACK));
    parts.max().unwrap_or(1).max(1)
}

fn slice(cell: &Cell, part: usize, wide: f32) -> Cell {
    let most = across(wide) * STACK;
    let marks = cell.marks.iter().skip(part * most).take(most).cloned().collect();
    Cell { marks, ..*cell }
}
