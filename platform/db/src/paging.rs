//! Pages of a list, continued after a row rather than at a count, so that nothing is skipped or shown twice when rows
//! come and go meanwhile.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chrono::DateTime;
use kernel::{Problem, Timestamp};
use sea_orm::Value;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// Rows on a page.
pub const PAGE_SIZE: usize = 20;

/// A value that a list is sorted by.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Key {
    /// A number, as of supports.
    Number(i64),
    /// A text, as a title.
    Text(String),
    /// A moment, in microseconds since 1970.
    Moment(i64),
}

impl From<i64> for Key {
    fn from(n: i64) -> Self {
        Key::Number(n)
    }
}
impl From<String> for Key {
    fn from(s: String) -> Self {
        Key::Text(s)
    }
}
impl From<Timestamp> for Key {
    fn from(t: Timestamp) -> Self {
        Key::Moment(t.timestamp_micros())
    }
}

/// The place in a sorted list after which a page begins: the last row's sort values and its id.
///
/// Its text form goes into an address. It is not secret and needs no signature: a changed one only asks for another
/// place in the same list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cursor {
    /// Which order of the list this is a place in, as in `recent`.
    pub order: String,
    /// The values of that row, in the order of the sort.
    pub keys: Vec<Key>,
    /// Decides between rows of equal values.
    pub id: Uuid,
}

impl Cursor {
    /// After a row.
    pub fn after(order: &str, keys: impl IntoIterator<Item = Key>, id: impl Into<Uuid>) -> Self {
        Self { order: order.to_owned(), keys: keys.into_iter().collect(), id: id.into() }
    }

    /// The form for an address: letters, digits, `-` and `_`.
    pub fn encode(&self) -> String {
        let place = (&self.order, &self.keys, self.id.as_simple().to_string());
        URL_SAFE_NO_PAD.encode(serde_json::to_vec(&place).unwrap_or_default())
    }

    /// Reads the form from an address, for a list in the given order with that many sort values.
    ///
    /// # Errors
    /// When it is not such a form, or a place in another order.
    pub fn decode(text: &str, order: &str, keys: usize) -> Result<Self, BadCursor> {
        let bytes = URL_SAFE_NO_PAD.decode(text).map_err(|_| BadCursor)?;
        let (found, values, id): (String, Vec<Key>, Uuid) =
            serde_json::from_slice(&bytes).map_err(|_| BadCursor)?;
        let in_range = values.iter().all(|key| match key {
            Key::Moment(micros) => DateTime::from_timestamp_micros(*micros).is_some(),
            Key::Number(_) | Key::Text(_) => true,
        });
        if found == order && values.len() == keys && in_range {
            Ok(Self { order: found, keys: values, id })
        } else {
            Err(BadCursor)
        }
    }

    /// The sort values and the id, to be bound: `(support_count, id) < ($3, $4)`.
    pub fn values(&self) -> Vec<Value> {
        let key = |key: &Key| match key {
            Key::Number(n) => (*n).into(),
            Key::Text(s) => s.clone().into(),
            Key::Moment(micros) => DateTime::from_timestamp_micros(*micros).into(),
        };
        self.keys.iter().map(key).chain([self.id.into()]).collect()
    }
}

/// The address continues no list of ours. As a [`Problem`] it is a page that is not there.
#[derive(Debug, thiserror::Error)]
#[error("this is not a place in the list")]
pub struct BadCursor;

impl From<BadCursor> for Problem {
    fn from(_: BadCursor) -> Self {
        Problem::NotFound
    }
}

/// One page of a list.
#[derive(Clone, Debug)]
pub struct Page<T> {
    /// At most [`PAGE_SIZE`] rows.
    pub rows: Vec<T>,
    /// Where the next page begins; `None` on the last one.
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// Rows to ask the database for: one more than a page shows, to know whether there is another.
    pub const LIMIT: i64 = PAGE_SIZE as i64 + 1;

    /// Makes a page of at most [`Page::LIMIT`] rows; the closure names a row's place.
    pub fn new(mut rows: Vec<T>, place: impl Fn(&T) -> Cursor) -> Self {
        let more = rows.len() > PAGE_SIZE;
        rows.truncate(PAGE_SIZE);
        let next = rows.last().filter(|_| more).map(|row| place(row).encode());
        Self { rows, next }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_survives_an_address_and_nothing_else_passes() {
        let cursor = Cursor::after(
            "top",
            [Key::from(7), Key::from("è".to_owned()), Key::Moment(1)],
            Uuid::from_u128(5),
        );
        let text = cursor.encode();
        assert!(text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'), "{text}");
        assert_eq!(Cursor::decode(&text, "top", 3).ok(), Some(cursor.clone()));
        assert_eq!(cursor.values().len(), 4);
        for (text, order, keys) in
            [(text.as_str(), "recent", 3), (&text, "top", 2), (&text[1..], "top", 3), ("", "top", 3)]
        {
            assert!(Cursor::decode(text, order, keys).is_err(), "{text} {order} {keys}");
        }
        let far = Cursor::after("t", [Key::Moment(i64::MAX)], Uuid::nil()).encode();
        assert!(Cursor::decode(&far, "t", 1).is_err());
    }

    #[test]
    fn the_last_page_has_no_next() {
        let place = |n: &i64| Cursor::after("n", [Key::from(*n)], Uuid::nil());
        let twenty = Page::new((0..20).collect(), place);
        assert_eq!((twenty.rows.len(), twenty.next), (20, None));
        let more = Page::new((0..21).collect(), place);
        assert_eq!((more.rows.len(), more.next), (20, Some(place(&19).encode())));
    }
}
