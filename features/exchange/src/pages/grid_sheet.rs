//! The calendar as a PDF on A4 across, to be handed out: months by days, what the looks mean, which card each number is.

use axum::response::Response;
use kernel::{Problem, Text};
use print::{Block, Cell, Grid, Line, Look, Mark, Paper, Style};
use spaces::{Inside, paper};

use super::{
    Row, grid,
    grid::{DayView, GridView, MarkView},
};
use crate::{model::Settings, store};

/// `GET …/calendar.pdf`
pub(super) async fn show(inside: Inside) -> web::Result<Response> {
    let here = &inside.here;
    let settings: Settings = inside.component.settings()?;
    let tx = here.db.read().await?;
    let cards = store::published(&tx, inside.component.id).await?;
    let sessions = store::sessions_of_programme(&tx, inside.component.id).await?;
    let now = paper::now_until_midnight(here, &tx);
    drop(tx);
    let slots = grid::slots(&cards, &sessions);
    if slots.is_empty() {
        return Err(Problem::NotFound.into());
    }
    let view = GridView::new(&inside, &cards, &slots);
    let own = inside.component.title.text(here.locale).to_owned();
    let title = if settings.title.is_empty() { own } else { settings.title };
    let about = [paper::publisher(here), settings.period].into_iter().filter(|words| !words.is_empty());
    let about = about.collect::<Vec<_>>().join(" · ");
    let mut blocks = vec![
        Block::Heading(1, title.clone()),
        Block::Paragraph(Style::Quiet, about),
        Block::Gap(4.0),
        Block::Legend(legend(&view)),
        Block::Grid(table(here.words("exchange-month"), here.words("exchange-to-fix"), &view)),
    ];
    if !view.footnotes.is_empty() {
        blocks.push(Block::Heading(2, here.words("exchange-footnotes")));
        let notes = view.footnotes.iter();
        blocks.push(Block::List(
            notes.map(|note| line(note.number, note.text.clone(), here.url(&note.href))).collect(),
        ));
    }
    blocks.push(Block::Heading(2, here.words("exchange-cards")));
    let rows = cards.iter().map(|card| Row::new(&inside, card));
    let lines = rows.map(|row| {
        line(row.number, format!("{}: {}, {}", row.hosts, row.title, row.duration), here.url(&row.href))
    });
    blocks.push(Block::List(lines.collect()));
    let printed = Text::new("exchange-pdf-printed").with("day", here.reader().date(now));
    blocks.push(Block::Paragraph(Style::Quiet, here.say(&printed)));
    let title = format!("{title} – {}", here.words("exchange-calendar-title"));
    Ok(paper::answer(paper::document(here, title, now, Paper::Landscape, blocks), "calendar").await?)
}

fn line(number: i64, text: String, href: String) -> Line {
    Line { label: number.to_string(), text, href: Some(href) }
}

fn legend(view: &GridView) -> Vec<(Mark, String)> {
    let item = |item: &grid::LegendItem| {
        let mark = Mark { text: item.number.to_string(), label: item.label.clone(), look: look(item.look) };
        (mark, item.label.clone())
    };
    view.legend.iter().map(item).collect()
}

/// The box of a look of the calendar.
fn look(name: &str) -> Look {
    match name {
        "alt" => Look::Framed,
        "pick" => Look::Pale,
        "range" => Look::Band,
        "window" => Look::PaleDashed,
        "month" => Look::Dashed,
        _ => Look::Full,
    }
}

fn table(month: String, to_fix: String, view: &GridView) -> Grid {
    let days = view.days.iter().map(ToString::to_string);
    let marks = |marks: &[MarkView]| -> Vec<Mark> {
        let mark = |mark: &MarkView| Mark {
            text: mark.number.to_string(),
            label: mark.label.clone(),
            look: look(mark.look),
        };
        marks.iter().map(mark).collect()
    };
    let cell = |day: &DayView| Cell {
        marks: marks(&day.marks),
        void: day.kind == "none",
        tinted: day.kind == "weekend",
    };
    let row = |row: &grid::RowView| {
        let open = Cell { marks: marks(&row.open), ..Cell::default() };
        (row.name.clone(), row.days.iter().map(cell).chain([open]).collect())
    };
    Grid {
        head: [month].into_iter().chain(days).chain([to_fix]).collect(),
        widths: [3.2].into_iter().chain(view.days.iter().map(|_| 1.0)).chain([4.2]).collect(),
        rows: view.rows.iter().map(row).collect(),
    }
}
