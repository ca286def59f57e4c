//! What the operator sets: a file, overridden by the environment (`ARENGO_…`), overridden by the command line.

use std::{
    cell::RefCell,
    net::SocketAddr,
    path::{Path, PathBuf},
};

use anyhow::{Context, bail};
use kernel::{Email, Env};
use serde::Deserialize;

/// The configuration file, `arengo.toml`. Every field may also be given as `ARENGO_` + its name in capitals.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// Where pages are served, as in `127.0.0.1:3000`.
    pub listen: Option<SocketAddr>,
    /// Where Prometheus reads metrics; none keeps them to the program.
    pub metrics_listen: Option<SocketAddr>,
    /// The folder with files, mail, the secret and the embedded database.
    pub data: Option<PathBuf>,
    /// `postgres://…`; without it the embedded database in the data folder.
    pub database_url: Option<String>,
    /// The same database with the rights of the tables' owner, for migrations.
    pub database_owner_url: Option<String>,
    /// `https` (behind a proxy) or `http`.
    pub scheme: Option<String>,
    /// The port in public addresses, where it is not the scheme's own.
    pub port: Option<u16>,
    /// Whether `X-Forwarded-For` is set by a proxy of ours.
    pub trust_proxy: Option<bool>,
    /// 64 hexadecimal digits; without it a secret is made and kept in the data folder.
    pub secret: Option<String>,
    /// The sender of mail.
    pub mail_from: Option<Email>,
    /// `smtps://user:password@host:465`; without it mail is written into the data folder.
    pub smtp_url: Option<String>,
    /// Map tiles, as `https://tiles.example/{z}/{x}/{y}.png`.
    pub tiles: Option<String>,
    /// A virus scanner: `tcp://host:port` or `unix:/socket` of a clamd, or `command:/usr/bin/clamscan -`.
    pub scanner: Option<String>,
    /// An S3-compatible store for files, as `https://s3.example`; without it they are kept in the data folder.
    pub bucket_endpoint: Option<String>,
    /// The bucket there.
    pub bucket_name: Option<String>,
    /// Its region, where the store knows regions.
    pub bucket_region: Option<String>,
    /// The access key.
    pub bucket_key: Option<String>,
    /// The secret key.
    pub bucket_secret: Option<String>,
    /// `text` or `json`.
    pub log: Option<String>,
}

impl Config {
    /// Reads the file, if one is named, and the environment.
    ///
    /// # Errors
    /// Which setting is wrong, and what was expected.
    pub fn read(file: Option<&Path>) -> anyhow::Result<Self> {
        let mut config = match file {
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .with_context(|| format!("the configuration file {} cannot be read", path.display()))?;
                toml::from_str(&text).with_context(|| format!("in {}", path.display()))?
            }
            None => Config::default(),
        };
        config.read_environment(|name| std::env::var(name).ok())?;
        Ok(config)
    }

    fn read_environment(&mut self, get: impl Fn(&str) -> Option<String>) -> anyhow::Result<()> {
        fn set<T: std::str::FromStr>(
            slot: &mut Option<T>,
            name: &str,
            value: Option<String>,
        ) -> anyhow::Result<()>
        where
            T::Err: std::fmt::Display,
        {
            if let Some(value) = value {
                *slot = Some(value.parse().map_err(|e| anyhow::anyhow!("{name}: «{value}»: {e}"))?);
            }
            Ok(())
        }
        macro_rules! from_environment {
            ($($field:ident = $name:literal),* $(,)?) => { $( set(&mut self.$field, $name, get($name))?; )* };
        }
        from_environment!(
            listen = "ARENGO_LISTEN",
            metrics_listen = "ARENGO_METRICS_LISTEN",
            data = "ARENGO_DATA",
            database_url = "ARENGO_DATABASE_URL",
            database_owner_url = "ARENGO_DATABASE_OWNER_URL",
            scheme = "ARENGO_SCHEME",
            port = "ARENGO_PORT",
            trust_proxy = "ARENGO_TRUST_PROXY",
            secret = "ARENGO_SECRET",
            mail_from = "ARENGO_MAIL_FROM",
            smtp_url = "ARENGO_SMTP_URL",
            tiles = "ARENGO_TILES",
            scanner = "ARENGO_SCANNER",
            bucket_endpoint = "ARENGO_BUCKET_ENDPOINT",
            bucket_name = "ARENGO_BUCKET_NAME",
            bucket_region = "ARENGO_BUCKET_REGION",
            bucket_key = "ARENGO_BUCKET_KEY",
            bucket_secret = "ARENGO_BUCKET_SECRET",
            log = "ARENGO_LOG",
        );
        Ok(())
    }

    /// Variables that look like settings and are none: misspelt, most likely. Others may be set by whoever runs the
    /// program (Kubernetes names every service in the environment), so they do not stop it.
    pub fn unknown_variables(names: impl Iterator<Item = String>) -> Vec<String> {
        let known = RefCell::new(vec!["ARENGO_CONFIG".to_owned()]);
        let note = |name: &str| {
            known.borrow_mut().push(name.to_owned());
            None
        };
        match Config::default().read_environment(note) {
            Ok(()) => names.filter(|n| n.starts_with("ARENGO_") && !known.borrow().contains(n)).collect(),
            Err(_) => Vec::new(),
        }
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.data.clone().unwrap_or_else(|| PathBuf::from("data"))
    }

    /// Checks what only the whole can tell, and gives the settings the program runs with.
    ///
    /// # Errors
    /// Which setting is wrong, and what was expected.
    pub fn settings(&self, env: &Env) -> anyhow::Result<feature::Settings> {
        let scheme = match self.scheme.as_deref() {
            None | Some("https") => "https",
            Some("http") => "http",
            Some(other) => bail!("scheme: «{other}» is neither «https» nor «http»"),
        };
        if let Some(tiles) = &self.tiles
            && !(tiles.starts_with("https://") && tiles.contains("{z}"))
        {
            bail!("tiles: «{tiles}» should be like «https://tiles.example/{{z}}/{{x}}/{{y}}.png»");
        }
        if let Some(scanner) = &self.scanner {
            scanner.parse::<engagement::Scanner>().context("scanner")?;
        }
        Ok(feature::Settings {
            data: self.data(),
            scheme,
            port: self.port,
            demo: false,
            secret: self.secret(env)?,
            mail_from: self.mail_from.clone().unwrap_or_else(|| feature::Settings::default().mail_from),
            tiles: self.tiles.clone(),
            scanner: self.scanner.clone(),
            bucket: self.bucket()?,
            trust_proxy: self.trust_proxy.unwrap_or(false),
        })
    }

    fn bucket(&self) -> anyhow::Result<Option<feature::Bucket>> {
        let said = [&self.bucket_endpoint, &self.bucket_name, &self.bucket_key, &self.bucket_secret];
        if said.iter().all(|value| value.is_none()) && self.bucket_region.is_none() {
            return Ok(None);
        }
        let [Some(endpoint), Some(name), Some(key), Some(secret)] = said.map(Clone::clone) else {
            bail!("bucket: bucket_endpoint, bucket_name, bucket_key and bucket_secret belong together");
        };
        // What every store that is not told otherwise takes a region to be.
        let region = self.bucket_region.clone().unwrap_or_else(|| "us-east-1".to_owned());
        let bucket = feature::Bucket { endpoint, name, region, key, secret };
        engagement::check_bucket(&bucket).context("bucket_endpoint")?;
        Ok(Some(bucket))
    }

    fn secret(&self, env: &Env) -> anyhow::Result<[u8; 32]> {
        let decode = |text: &str| -> Option<[u8; 32]> { hex::decode(text.trim()).ok()?.try_into().ok() };
        if let Some(secret) = &self.secret {
            return decode(secret).context("secret: 64 hexadecimal digits are expected");
        }
        let path = self.data().join("secret");
        if !path.exists() {
            std::fs::create_dir_all(self.data())
                .with_context(|| format!("the data folder {} cannot be made", self.data().display()))?;
            write_private(&path, &hex::encode(env.random::<32>()))?;
        }
        let text =
            std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        decode(&text).with_context(|| format!("{} should hold 64 hexadecimal digits", path.display()))
    }
}

/// Writes a file that only its owner can read.
fn write_private(path: &Path, text: &str) -> anyhow::Result<()> {
    use std::{io::Write, os::unix::fs::OpenOptionsExt};
    let mut options = std::fs::OpenOptions::new();
    let mut file = options
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)
        .with_context(|| format!("{} cannot be written", path.display()))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_environment_overrides_and_says_what_is_wrong() {
        let mut config = Config { port: Some(1), ..Config::default() };
        let given = |name: &str| (name == "ARENGO_PORT").then(|| "3000".to_owned());
        config.read_environment(given).unwrap();
        assert_eq!(config.port, Some(3000));
        let wrong = |name: &str| (name == "ARENGO_LISTEN").then(|| "here".to_owned());
        let error = config.read_environment(wrong).unwrap_err().to_string();
        assert!(error.starts_with("ARENGO_LISTEN: «here»"), "{error}");
    }

    #[test]
    fn a_misspelt_variable_is_noticed() {
        let names = ["ARENGO_LISTENN", "ARENGO_LISTEN", "ARENGO_CONFIG", "PATH"].map(str::to_owned);
        assert_eq!(Config::unknown_variables(names.into_iter()), ["ARENGO_LISTENN"]);
    }

    #[test]
    fn a_bad_setting_stops_the_start() {
        let secret = Some("ab".repeat(32));
        let good = Config { secret, ..Config::default() };
        assert!(good.settings(&Env::system()).unwrap().bucket.is_none());
        let some = |text: &str| Some(text.to_owned());
        let with_bucket = Config {
            bucket_endpoint: some("https://s3.example"),
            bucket_name: some("arengo"),
            bucket_key: some("key"),
            bucket_secret: some("secret"),
            ..good.clone()
        };
        assert!(with_bucket.settings(&Env::system()).unwrap().bucket.is_some());
        for bad in [
            Config { scheme: Some("ftp".into()), ..good.clone() },
            Config { secret: Some("short".into()), ..good.clone() },
            Config { tiles: Some("http://x".into()), ..good.clone() },
            Config { scanner: Some("clamd".into()), ..good.clone() },
            Config { bucket_name: Some("arengo".into()), ..good.clone() },
            Config { bucket_endpoint: Some("s3.example".into()), ..with_bucket.clone() },
            Config { bucket_secret: None, ..with_bucket.clone() },
        ] {
            assert!(bad.settings(&Env::system()).is_err());
        }
        assert!(toml::from_str::<Config>("lisen = \"x\"").is_err(), "a misspelt setting is refused");
    }
}
