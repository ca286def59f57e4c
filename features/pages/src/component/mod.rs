//! Pages and news as components of a process.

mod news;
mod texts;

pub(crate) use news::{COVERS, News, Posts};
pub(crate) use texts::Texts;
use web::Samples;

pub(crate) fn samples(samples: &mut Samples) {
    samples.add::<news::NewsBlock>();
}
