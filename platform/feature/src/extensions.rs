use std::{
    any::{Any, TypeId},
    collections::HashMap,
};

/// Lists of typed things that features register and commons define: how a component kind or an import source
/// reaches the crate that uses it without either knowing the other.
#[derive(Default)]
pub struct Extensions(HashMap<TypeId, Box<dyn Any + Send + Sync>>);

impl Extensions {
    /// Adds one more `T`.
    pub fn add<T: Send + Sync + 'static>(&mut self, thing: T) {
        let list = self.0.entry(TypeId::of::<T>()).or_insert_with(|| Box::new(Vec::<T>::new()));
        if let Some(list) = list.downcast_mut::<Vec<T>>() {
            list.push(thing);
        }
    }

    /// All `T` in the order of the features.
    pub fn all<T: Send + Sync + 'static>(&self) -> &[T] {
        self.0
            .get(&TypeId::of::<T>())
            .and_then(|list| list.downcast_ref::<Vec<T>>())
            .map_or(&[], Vec::as_slice)
    }
}

/// Told of every event on the installation, whichever process wrote it: keeps what a server remembers right.
pub struct Listener(pub fn(&crate::State, &db::events::Event));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn things_are_kept_by_type_and_in_order() {
        let mut extensions = Extensions::default();
        extensions.add(1u8);
        extensions.add("a");
        extensions.add(2u8);
        assert_eq!(extensions.all::<u8>(), [1, 2]);
        assert_eq!(extensions.all::<&str>(), ["a"]);
        assert!(extensions.all::<u64>().is_empty());
    }
}
