//! The certificate as a PDF. Whoever has its address has the code, and no one else.

use axum::{extract::Path, response::Response};
use kernel::Text;
use print::{Block, Paper, Style};
use spaces::{Inside, paper};

use super::certificate;

/// `GET …/certificates/{code}/certificate.pdf`
pub(super) async fn show(inside: Inside, Path(code): Path<String>) -> web::Result<Response> {
    let here = &inside.here;
    let said = certificate::said(&inside, &code).await?;
    let tx = here.db.read().await?;
    let now = tx.now();
    drop(tx);
    let kicker = here.words("exchange-certificate-title");
    let who = if said.role.is_empty() { said.body.clone() } else { format!("{}, {}", said.role, said.body) };
    let what = Text::new("exchange-certificate-what").with("title", said.title).with("hosts", said.hosts);
    let when = said.hours.map_or(said.when.clone(), |hours| format!("{}, {hours}", said.when));
    let blocks = vec![
        Block::Paragraph(Style::Quiet, paper::publisher(here)),
        Block::Gap(60.0),
        Block::Heading(1, kicker.clone()),
        Block::Rule,
        Block::Gap(30.0),
        Block::Paragraph(Style::Name, said.name.clone()),
        Block::Paragraph(Style::Lead, who),
        Block::Gap(24.0),
        Block::Paragraph(Style::Lead, here.say(&what)),
        Block::Paragraph(Style::Lead, when),
        Block::Gap(60.0),
        Block::Paragraph(
            Style::Body,
            here.say(&Text::new("exchange-certificate-code").with("code", said.code)),
        ),
        Block::Paragraph(
            Style::Quiet,
            here.say(&Text::new("exchange-pdf-printed").with("day", here.reader().date(now))),
        ),
    ];
    let title = format!("{kicker}: {}", said.name);
    Ok(paper::answer(paper::document(here, title, now, Paper::Portrait, blocks), "certificate").await?)
}
