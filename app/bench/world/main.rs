//! A world for measuring: one organisation with ten processes, entered through the same actions as in the browser.
//! `cargo xtask bench web` runs `world SIZE` with the same settings as a server (`ARENGO_DATA`, `ARENGO_DATABASE_URL`).
//! It prints one JSON object: where things are, and the keys of sessions.

mod crowd;
mod square;
mod voting;

use anyhow::{Context, bail};
use arengo::{Config, installation};
use chrono::TimeDelta;
use kernel::{Env, HostName, Locale};
use serde::Serialize;

/// The address of the organisation.
const HOST: &str = "bench.localhost";

/// How much of everything there is.
#[derive(Clone, Copy)]
struct Size {
    people: usize,
    proposals: usize,
    comments: usize,
    supports: usize,
    ballots: usize,
}

/// What a town has after some years.
const SMALL: Size =
    Size { people: 2_000, proposals: 1_000, comments: 5_000, supports: 20_000, ballots: 2_000 };
/// What nobody has yet.
const LARGE: Size =
    Size { people: 2_000, proposals: 100_000, comments: 1_000_000, supports: 200_000, ballots: 1_000_000 };

/// Processes beside the two in which something happens.
const QUIET: usize = 8;
/// People who are logged in.
const SESSIONS: usize = 64;

/// Where things are.
#[derive(Serialize)]
struct World {
    host: &'static str,
    /// The list of proposals.
    proposals: String,
    /// A proposal that much is said about.
    proposal: String,
    /// A vote that is open.
    vote: String,
    /// The numbers of the projects on its ballot.
    choices: Vec<i64>,
    /// The published result of another one.
    result: String,
    /// Values of the cookie `arengo_session`.
    sessions: Vec<String>,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let size = match std::env::args().nth(1).as_deref() {
        Some("small") => SMALL,
        Some("large") => LARGE,
        _ => bail!("world small|large"),
    };
    let config = Config::read(None)?;
    let env = Env::system();
    let settings = config.settings(&env)?;
    let state = installation::open(&config, settings, env).await?;
    let host: HostName = HOST.parse()?;
    let new = accounts::NewTenant {
        host,
        name: "Bench".to_owned(),
        locale: Locale::IT,
        time_zone: chrono_tz::Europe::Rome,
        profile: accounts::Profile::default(),
        admin_email: format!("admin@{HOST}.example").parse()?,
    };
    let (tenant, _) = accounts::create(&state.db, new).await?;
    let db = state.db.tenant(tenant.id);
    let admin = crowd::administrator(&db, &format!("admin@{HOST}.example")).await?;
    let people = crowd::join(&db, size.people).await?;
    let site =
        square::Site { state: &state, db: &db, zone: tenant.time_zone, admin: &admin, people: &people };
    for number in 0..QUIET {
        square::open(&site, &format!("processo-{number}")).await?;
    }
    let past = square::open(&site, "voto-passato").await?;
    voting::past(&site, &past, size.ballots).await?;
    let busy = square::open(&site, "bilancio").await?;
    let choices = voting::open(&site, &busy).await?;
    let talked = square::fill(&site, &busy, size).await?;
    if size.proposals > SMALL.proposals {
        // Letters and lists of activity follow an event each: at millions of them for hours.
        state.db.forget_events(state.env.now() + TimeDelta::days(1)).await?;
    }
    let sessions = crowd::log_in(&db, &people[..SESSIONS.min(people.len())]).await?;
    let path = |process: &str, rest: &str| format!("/it/processes/{process}/{rest}");
    let world = World {
        host: HOST,
        proposals: path("bilancio", "proposals"),
        proposal: path("bilancio", &format!("proposals/{talked}")),
        vote: path("bilancio", "vote"),
        choices,
        result: path("voto-passato", "vote/result"),
        sessions,
    };
    println!("{}", serde_json::to_string(&world).context("the world cannot be printed")?);
    Ok(())
}
