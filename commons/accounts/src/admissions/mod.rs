//! Who belongs to a space of few: a committee, a working group. A member reads what is kept from others there, and acts
//! where others only read. Which spaces these are, and what else a member is, the crate that owns spaces knows.

pub mod store;
