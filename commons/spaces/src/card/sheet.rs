//! The card as a PDF.

use accounts::Here;
use axum::{extract::Path, response::Response};
use kernel::Text;
use print::{Block, Fact, Paper, Style};

use super::pages::parts;
use crate::{pages::visible, paper};

/// `GET /{locale}/processes/{process}/identity-card.pdf`
pub(crate) async fn show_pdf(here: Here, Path((_, slug)): Path<(String, String)>) -> web::Result<Response> {
    let tx = here.db.read().await?;
    let process = visible(&here, &tx, &slug).await?;
    let now = paper::now_until_midnight(&here, &tx);
    let parts = parts(&here, &tx, &process).await?;
    drop(tx);
    let (texts, kicker) = (&process.texts, here.words("spaces-card-title"));
    let title = texts.title.text(here.locale).to_owned();
    let mut blocks = vec![
        Block::Paragraph(Style::Quiet, paper::publisher(&here)),
        Block::Paragraph(Style::Kicker, kicker.clone()),
        Block::Heading(1, title.clone()),
        Block::Paragraph(Style::Lead, texts.short.text(here.locale).to_owned()),
        Block::Rule,
    ];
    for part in parts {
        blocks.push(Block::Heading(2, part.title));
        let facts = part.lines.into_iter().map(|line| Fact {
            label: line.label,
            text: line.text,
            href: line.href,
            lang: line.lang.map(|lang| lang.to_string()),
        });
        blocks.push(Block::Facts(facts.collect()));
    }
    let address = here.url(&here.to(&format!("/processes/{slug}")));
    let foot = [
        Text::new("spaces-card-read-at").with("address", address),
        Text::new("spaces-card-printed").with("day", here.reader().date(now)),
    ];
    blocks.push(Block::Gap(18.0));
    blocks.extend(foot.iter().map(|text| Block::Paragraph(Style::Quiet, here.say(text))));
    let document = paper::document(&here, format!("{title} – {kicker}"), now, Paper::Portrait, blocks);
    Ok(paper::answer(document, &format!("{slug}-{}", here.words("spaces-card-file"))).await?)
}
