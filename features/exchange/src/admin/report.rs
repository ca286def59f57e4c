//! The report as files, for those who work on the programme.

use axum::response::Response;
use spaces::Inside;
use web::TableForm;

use super::allowed;
use crate::{pages::download, permissions::Act};

pub(super) async fn cards_csv(inside: Inside) -> web::Result<Response> {
    allowed(&inside, Act::Oversee)?;
    download(&inside, false, TableForm::Csv).await
}

pub(super) async fn cards_xlsx(inside: Inside) -> web::Result<Response> {
    allowed(&inside, Act::Oversee)?;
    download(&inside, false, TableForm::Xlsx).await
}

pub(super) async fn journeys_csv(inside: Inside) -> web::Result<Response> {
    allowed(&inside, Act::Oversee)?;
    download(&inside, true, TableForm::Csv).await
}

pub(super) async fn journeys_xlsx(inside: Inside) -> web::Result<Response> {
    allowed(&inside, Act::Oversee)?;
    download(&inside, true, TableForm::Xlsx).await
}
