//! Lists that people put in order: by dragging, where a script helps, and by buttons otherwise. The form sends `order`,
//! the ids as they stand, and `up` or `down`, the id whose button was pressed; `ui/order.html` draws it.

use std::str::FromStr;

use uuid::Uuid;
use web::form::FormData;

/// The ids in the order that a form asks for.
pub fn wanted<I: FromStr + PartialEq>(form: &FormData) -> Vec<I> {
    let mut ids: Vec<I> = form.values("order").into_iter().filter_map(|id| id.parse().ok()).collect();
    let place = |name: &str| {
        let id: I = form.value(name).parse().ok()?;
        ids.iter().position(|other| *other == id)
    };
    match (place("up"), place("down")) {
        (Some(at), _) if at > 0 => ids.swap(at, at - 1),
        (_, Some(at)) if at + 1 < ids.len() => ids.swap(at, at + 1),
        _ => {}
    }
    ids
}

/// What is there in the wanted order; what the form did not know (it was added meanwhile) keeps its place behind.
pub fn arranged(present: &[Uuid], wanted: &[Uuid]) -> Vec<Uuid> {
    let mut arranged: Vec<Uuid> = Vec::with_capacity(present.len());
    for id in wanted.iter().filter(|id| present.contains(id)).chain(present) {
        if !arranged.contains(id) {
            arranged.push(*id);
        }
    }
    arranged
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(numbers: &[u128]) -> Vec<Uuid> {
        numbers.iter().map(|n| Uuid::from_u128(*n)).collect()
    }

    #[test]
    fn a_button_moves_one_place() {
        let [a, b] = [Uuid::from_u128(1).to_string(), Uuid::from_u128(2).to_string()];
        let sent = |button: &str, id: &str| {
            wanted::<Uuid>(&FormData::of([("order", a.as_str()), ("order", b.as_str()), (button, id)]))
        };
        assert_eq!(sent("up", &b), ids(&[2, 1]));
        assert_eq!(sent("down", &a), ids(&[2, 1]));
        assert_eq!(sent("up", &a), ids(&[1, 2]));
        assert_eq!(sent("down", "nonsense"), ids(&[1, 2]));
    }

    #[test]
    fn what_the_form_did_not_know_is_kept_and_what_is_gone_stays_gone() {
        assert_eq!(arranged(&ids(&[1, 2, 3]), &ids(&[2, 9, 2, 1])), ids(&[2, 1, 3]));
    }
}
