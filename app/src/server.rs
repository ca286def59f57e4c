//! Serving: the listener, the worker for jobs, the follower of events, and an end without losing anything.

use std::{net::SocketAddr, sync::Arc, time::Duration};

use anyhow::Context;
use feature::{Listener, State};
use jobs::Worker;
use tokio::{net::TcpListener, sync::watch};

use crate::features::features;

/// How long requests under way may take to finish after the order to stop.
const GRACE: Duration = Duration::from_secs(20);

/// Serves until told to stop; then finishes requests under way, running jobs and waiting writes.
///
/// # Errors
/// When the server cannot go on.
pub async fn serve(state: State, listener: TcpListener) -> anyhow::Result<()> {
    let features = features();
    let router = accounts::application(&state, &features);
    let worker = Worker::start(Arc::new(feature::registry(&features)), state.clone(), state.db.clone());
    // Before the first page is kept: no event after it may be missed.
    let from = state.db.events_now().await.unwrap_or(db::events::Cursor::START);
    let follower = tokio::spawn(follow(state.clone(), from));
    let (stop, stopping) = watch::channel(false);
    tokio::spawn(async move {
        told_to_stop().await;
        tracing::info!("stopping: requests under way are finished first");
        stop.send_replace(true);
    });
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    let serving = axum::serve(listener, service).with_graceful_shutdown(stopped(stopping.clone()));
    tokio::select! {
        served = async { serving.await } => served.context("the server ended")?,
        () = async { stopped(stopping).await; tokio::time::sleep(GRACE).await } => {
            tracing::warn!("some requests did not finish in time");
        }
    }
    follower.abort();
    worker.stop().await;
    state.db.close().await;
    tracing::info!("stopped");
    Ok(())
}

async fn stopped(mut stopping: watch::Receiver<bool>) {
    // The sender lives as long as the program: an error can only mean that it is over.
    let _over = stopping.wait_for(|stop| *stop).await;
}

/// Tells every listener of every event, whichever process wrote it.
async fn follow(state: State, from: db::events::Cursor) {
    let mut follower = state.db.follow_events(from);
    loop {
        match follower.next().await {
            Ok(events) => {
                for event in &events {
                    state.db.changes().heard(event);
                    for Listener(tell) in state.extensions.all::<Listener>() {
                        tell(&state, event);
                    }
                }
            }
            Err(error) => {
                tracing::error!(%error, "following events; trying again");
                // Whatever other processes did meanwhile is not known: nothing kept may be shown.
                state.db.changes().forget();
                tokio::time::sleep(Duration::from_secs(2)).await;
            }
        }
    }
}

async fn told_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let Ok(mut terminate) = signal(SignalKind::terminate()) else { return std::future::pending().await };
    tokio::select! {
        _ = terminate.recv() => {}
        _ = tokio::signal::ctrl_c() => {}
    }
}
