//! The organisations and how they look.

use accounts::{NewTenant, Profile, people::PasswordHash};
use feature::State;
use kernel::{HostName, Locale, Translated};

use super::{NAMES, PASSWORD, bodies, calendar::Calendar, content, exchanging, people, process, square};

/// Makes the organisations that are not there yet.
///
/// # Errors
/// When an action fails.
pub async fn furnish(state: &State) -> anyhow::Result<()> {
    let password = PasswordHash::of(&state.env, PASSWORD.to_owned()).await?;
    for name in NAMES {
        let host: HostName = format!("{name}.localhost").parse()?;
        let tx = state.db.platform_read().await?;
        let known = accounts::by_host(&tx, &host).await?;
        drop(tx);
        if known.is_none() {
            let town = people::settle(state, name, new_tenant(name, host)?, &password).await?;
            square::found(&town.db, &town).await?;
            square::demand(&town.db, &town).await?;
            square::chart(&town.db, &town, name).await?;
            let year = Calendar::new(state.env.now(), town.tenant.time_zone).year();
            for plan in content::processes(name, year)? {
                process::enter(state, &town, &plan).await?;
            }
            bodies::enter(state, &town, name).await?;
            square::group(&town.db, &town).await?;
            if name == "scambio" {
                exchanging::enter(state, &town).await?;
            }
            square::arrange_home(&town.db, &town, name).await?;
        }
    }
    Ok(())
}

fn new_tenant(name: &str, host: HostName) -> anyhow::Result<NewTenant> {
    let (site, profile) = site(name);
    Ok(NewTenant {
        host,
        name: site.to_owned(),
        locale: Locale::IT,
        time_zone: chrono_tz::Europe::Rome,
        profile,
        admin_email: format!("admin@{name}.example").parse()?,
    })
}

fn site(name: &str) -> (&'static str, Profile) {
    let tagline = |it: &str, en: &str| Some(Translated::new(Locale::IT, it).with(Locale::EN, en));
    let address = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect();
    match name {
        "sarmato" => (
            "Sarmato decide",
            Profile {
                body: "Comune di Sarmato".into(),
                parent: "Provincia di Piacenza".into(),
                tagline: tagline(
                    "Il cinema ha chiuso. Il posto resta.",
                    "The cinema is closed. The place is ours.",
                ),
                brand: "#0e5a4c".into(),
                skyline: "pianura".into(),
                crest: "crest-tower".into(),
                address: address(&["Viale Resistenza 2", "Ufficio partecipazione, lunedì e giovedì, 9–13"]),
                phone: "0523 000 001".into(),
                email: "partecipa@sarmato.example".into(),
                ..Profile::default()
            },
        ),
        "vignola" => (
            "Vignola partecipa",
            Profile {
                body: "Città di Vignola".into(),
                parent: "Provincia di Modena".into(),
                tagline: tagline(
                    "Ogni anno una parte del bilancio la decidete voi.",
                    "Every year you decide a part of the budget.",
                ),
                brand: "#9b1b30".into(),
                crest: "crest-vine".into(),
                address: address(&["Via Bellucci 1", "Sportello del cittadino, ogni mattina, 8:30–12:30"]),
                phone: "059 000 002".into(),
                email: "partecipa@vignola.example".into(),
                ..Profile::default()
            },
        ),
        "palanzano" => (
            "Palanzano insieme",
            Profile {
                body: "Comune di Palanzano".into(),
                parent: "Provincia di Parma".into(),
                tagline: tagline(
                    "Che cosa facciamo del vecchio caseificio?",
                    "What shall we do with the old dairy?",
                ),
                brand: "#1f4fa3".into(),
                skyline: "montagna".into(),
                crest: "crest-line".into(),
                address: address(&["Piazza Cardinal Ferrari 1", "Municipio, martedì e venerdì, 9–12"]),
                phone: "0521 000 003".into(),
                email: "partecipa@palanzano.example".into(),
                ..Profile::default()
            },
        ),
        "spilamberto" => (
            "Spilamberto in piazza",
            Profile {
                body: "Comune di Spilamberto".into(),
                parent: "Provincia di Modena".into(),
                tagline: tagline(
                    "Le macchine se ne vanno. La piazza resta.",
                    "The cars leave. The square stays.",
                ),
                brand: "#8a4b0f".into(),
                crest: "crest-tower".into(),
                address: address(&["Piazza Caduti della Libertà 3", "Banco in piazza, mercoledì, 9–12"]),
                phone: "059 000 005".into(),
                email: "partecipa@spilamberto.example".into(),
                ..Profile::default()
            },
        ),
        "musei" => (
            "Musei in rete",
            Profile {
                body: "Sistema museale regionale".into(),
                parent: "Regione".into(),
                tagline: tagline(
                    "Centottanta musei decidono come stare insieme.",
                    "A hundred and eighty museums decide how to work together.",
                ),
                brand: "#0d5570".into(),
                look: "regione".into(),
                skyline: "colline".into(),
                crest: "crest-hills".into(),
                address: address(&["Via Galliera 21", "Servizio patrimonio culturale, giovedì, 10–13"]),
                phone: "051 000 006".into(),
                email: "partecipa@musei.example".into(),
                ..Profile::default()
            },
        ),
        "scambio" => (
            "sCambio Comune",
            Profile {
                body: "Rete dei Comuni che si scambiano pratiche".into(),
                tagline: tagline(
                    "Qualcuno l’ha già fatto. Vai a vedere come.",
                    "Somebody did it already. Go and see how.",
                ),
                brand: "#1a5a7a".into(),
                skyline: "unione".into(),
                crest: "crest-river".into(),
                address: address(&["Segreteria della rete", "Dal lunedì al venerdì, 9–13"]),
                phone: "000 000 005".into(),
                email: "segreteria@scambio.example".into(),
                ..Profile::default()
            },
        ),
        _ => (
            "Valnure e Valchero insieme",
            Profile {
                body: "Unione dei Comuni Valnure e Valchero".into(),
                parent: "Provincia di Piacenza".into(),
                tagline: tagline("Cinque comuni, una decisione.", "Five towns, one decision."),
                brand: "#6a35b8".into(),
                skyline: "unione".into(),
                crest: "crest-river".into(),
                address: address(&["Via Roma 12", "Sede dell’Unione, mercoledì, 9–13"]),
                phone: "0523 000 004".into(),
                email: "partecipa@valnure-valchero.example".into(),
                ..Profile::default()
            },
        ),
    }
}
