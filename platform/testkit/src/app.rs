use std::sync::Arc;

use accounts::{NewTenant, Profile, Role, Tenant, people};
use axum::Router;
use chrono::{TimeZone, Utc};
use db::{Backend, TenantDb, testing::TestDatabase};
use feature::{Feature, Settings, State, StateParts};
use jobs::{Worker, mail::Mailer};
use kernel::{Entropy, Env, FixedClock, Locale, PersonId, SystemEntropy};
use tempfile::TempDir;

use crate::Visitor;

/// A whole installation: its own database and folder, removed when dropped.
#[derive(Clone)]
pub struct TestApp {
    /// The program's state.
    pub state: State,
    /// The clock: noon in Rome of Sunday, 22 November 2026, until moved.
    pub clock: Arc<FixedClock>,
    /// How other processes reach the database.
    pub config: db::DbConfig,
    pub(crate) router: Router,
    features: Arc<Vec<Feature>>,
    _kept: Arc<(TestDatabase, TempDir)>,
}

impl TestApp {
    /// An installation with these features; `None` where the database is not to be had.
    pub async fn new(backend: Backend, features: &[Feature]) -> Option<Self> {
        let clock = FixedClock::at(Utc.with_ymd_and_hms(2026, 11, 22, 11, 0, 0).unwrap());
        let entropy: Arc<dyn Entropy> = Arc::new(SystemEntropy);
        let env = Env { clock: clock.clone(), entropy };
        let test = TestDatabase::new(backend, feature::migrations(features), env.clone()).await;
        let test = test.expect("a database")?;
        let folder = tempfile::tempdir().expect("a folder");
        let settings = Settings {
            data: folder.path().to_owned(),
            scheme: "http",
            secret: [7; 32],
            ..Settings::default()
        };
        let state = assembled(test.database.clone(), settings, env, features);
        let router = accounts::application(&state, features);
        let features = Arc::new(features.to_vec());
        Some(Self {
            state,
            clock,
            config: test.config.clone(),
            router,
            features,
            _kept: Arc::new((test, folder)),
        })
    }

    /// The same installation, started with other settings.
    #[must_use]
    pub fn with_settings(&self, change: impl FnOnce(&mut Settings)) -> Self {
        let mut settings = self.state.settings.clone();
        change(&mut settings);
        let state = assembled(self.state.db.clone(), settings, self.state.env.clone(), &self.features);
        Self { router: accounts::application(&state, &self.features), state, ..self.clone() }
    }

    /// Makes an organisation at `{name}.example`, in Italian and English.
    pub async fn tenant(&self, name: &str) -> TestTenant {
        let host = format!("{name}.example");
        let new = NewTenant {
            host: host.parse().expect("a host name"),
            name: format!("{name} decide"),
            locale: Locale::IT,
            time_zone: chrono_tz::Europe::Rome,
            profile: Profile { body: format!("Comune di {name}"), ..Profile::default() },
            admin_email: format!("root@{host}").parse().expect("an address"),
        };
        let (tenant, _token) = accounts::create(&self.state.db, new).await.expect("a tenant");
        TestTenant { app: self.clone(), db: self.state.db.tenant(tenant.id), tenant, host }
    }

    /// Runs the waiting jobs until none is left. Panics when one failed.
    pub async fn work(&self) {
        let registry = Arc::new(feature::registry(&self.features));
        let worker = Worker::new(registry, self.state.clone(), self.state.db.clone());
        worker.run_until_idle().await.expect("the worker");
        for tenant in accounts::all_tenants(&self.state.db.platform_read().await.unwrap()).await.unwrap() {
            let tx = self.state.db.tenant(tenant.id).read().await.unwrap();
            let failed = jobs::failed(&tx, 10).await.expect("the jobs");
            assert!(failed.is_empty(), "jobs failed: {failed:?}");
        }
    }

    /// The mails sent so far, newest first.
    pub async fn mails(&self) -> Vec<jobs::mail::Delivered> {
        self.work().await;
        self.state.mailer.delivered(1_000).await.expect("the mail folder")
    }

    /// How many statements the database ran so far.
    pub fn statements(&self) -> u64 {
        self.state.db.statements()
    }
}

fn assembled(db: db::Database, settings: Settings, env: Env, features: &[Feature]) -> State {
    State::new(StateParts {
        db,
        renderer: Arc::new(feature::renderer(features).expect("templates and messages")),
        mailer: Mailer::folder(settings.data.join("mail"), "Arengo", &settings.mail_from)
            .expect("a mail folder"),
        settings,
        extensions: feature::extensions(features),
        env,
    })
}

/// An organisation of a test.
#[derive(Clone)]
pub struct TestTenant {
    /// The installation.
    pub app: TestApp,
    /// Its data.
    pub db: TenantDb,
    /// The organisation.
    pub tenant: Tenant,
    pub(crate) host: String,
}

impl TestTenant {
    /// Somebody who is not logged in.
    pub fn visitor(&self) -> Visitor {
        Visitor::new(self.app.router.clone(), &self.host)
    }

    /// Somebody with a confirmed account `{nickname}@{tenant}.example`, logged in.
    pub async fn person(&self, nickname: &str) -> Visitor {
        let id = self.account(nickname).await;
        let key = accounts::open_session(&self.db, id).await.expect("a session");
        self.visitor().with_session(id, key)
    }

    /// Deletes the account of somebody, through the page that asks for the password.
    pub async fn deletes_account(&self, visitor: &Visitor) {
        let password = "quattro parole messe insieme";
        let (id, env) = (visitor.person(), self.db.env().clone());
        let hash = people::PasswordHash::of(&env, password.to_owned()).await.expect("a hash");
        self.db
            .write(move |tx| async move { people::store::set_password(&tx, id, &hash).await })
            .await
            .expect("a password");
        visitor.post("/it/account/deletion", &[("password", password)]).await.expect(303);
    }

    /// Somebody who holds a role in the whole organisation, or in one process.
    pub async fn staff(&self, nickname: &str, role: Role, process: Option<uuid::Uuid>) -> Visitor {
        let visitor = self.person(nickname).await;
        let id = visitor.person();
        self.db
            .write(move |tx| async move { accounts::role_store::grant(&tx, id, role, process).await })
            .await
            .expect("a role");
        visitor
    }

    /// An administrator, logged in.
    pub async fn administrator(&self) -> Visitor {
        self.staff("admin", Role::Administrator, None).await
    }

    /// A confirmed account whose password nobody knows: hashing one takes long on purpose.
    pub async fn account(&self, nickname: &str) -> PersonId {
        let new = people::NewPerson {
            email: format!("{nickname}@{}", self.host).parse().expect("an address"),
            password: String::new(),
            name: format!("{nickname} Prova"),
            nickname: nickname.to_owned(),
            locale: Locale::IT,
            newsletter: false,
        };
        let hash = people::PasswordHash::decoy();
        self.db
            .write(move |tx| async move {
                let id = people::store::insert(&tx, &new, &hash).await?;
                people::store::confirm_email(&tx, id).await?;
                Ok::<_, db::DbErr>(id)
            })
            .await
            .expect("an account")
    }
}
