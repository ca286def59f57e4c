//! Pages and news, through the front door.

mod news;
mod site;
mod texts;
mod world;
