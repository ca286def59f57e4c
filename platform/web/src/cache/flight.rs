//! When many ask for the same page at once, one of them makes it and the others wait for it.

use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

use tokio::sync::watch;

/// The pages that are being made.
#[derive(Clone, Default)]
pub(super) struct Flights(Arc<Mutex<HashMap<String, watch::Receiver<()>>>>);

/// What somebody who asks for a page does.
pub(super) enum Role<L> {
    /// Make it; over when this is dropped, also if whoever asked went away.
    Pilot(Flight),
    /// Wait until whoever makes it is done, well or not.
    Passenger(L),
}

/// A page on its way.
pub(super) struct Flight {
    flights: Flights,
    key: String,
    _landing: watch::Sender<()>,
}

impl Flights {
    /// Joins whoever is making the page already, or begins.
    pub(super) fn board(&self, key: &str) -> Role<impl Future<Output = ()> + use<>> {
        let mut flying = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(landing) = flying.get(key) {
            let mut landing = landing.clone();
            // The sender is only ever dropped: this ends when it is.
            return Role::Passenger(async move { while landing.changed().await.is_ok() {} });
        }
        let (sender, landing) = watch::channel(());
        flying.insert(key.to_owned(), landing);
        Role::Pilot(Flight { flights: self.clone(), key: key.to_owned(), _landing: sender })
    }
}

impl Drop for Flight {
    fn drop(&mut self) {
        self.flights.0.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
    }
}
