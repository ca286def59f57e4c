use serde::{Deserialize, Serialize};

use super::no;

/// Somebody who answers for an exchange.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// As what, shown to everybody.
    pub role: String,
    /// The same for the same person on several cards.
    pub contact_id: String,
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// Their numbers; may be none.
    pub phones: Vec<String>,
    /// Whether everybody sees name, address and numbers; else those who work on the exchange and those who have a seat.
    #[serde(default, skip_serializing_if = "no")]
    pub public: bool,
}
