use std::{
    fs, io,
    path::{Path, PathBuf},
};

use super::{Template, next_number};
use crate::{ConnectError, DbConfig, DbErr, schema::MigrationTrait};

/// A folder of one test, removed with it.
pub(super) struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        // Nothing more can be done about it in a test that is over.
        let _left = fs::remove_dir_all(&self.0);
    }
}

pub(super) async fn fresh(
    migrations: Vec<Box<dyn MigrationTrait>>,
) -> Result<(DbConfig, Folder), ConnectError> {
    let name = Template::new(&migrations);
    let base = base(&name).map_err(io_error)?;
    let template = base.join(format!("{}.{}.db", name.build, name.migrations));
    if !template.exists() {
        make_template(&template, migrations).await?;
    }
    let folder = Folder(base.join(format!("test-{}-{}", std::process::id(), next_number())));
    fs::create_dir_all(&folder.0).map_err(io_error)?;
    let file = folder.0.join("test.db");
    fs::copy(&template, &file).map_err(io_error)?;
    Ok((config(&file), folder))
}

/// Tests of several processes may make the template at the same time: each makes its own, the last rename wins.
async fn make_template(
    template: &Path,
    migrations: Vec<Box<dyn MigrationTrait>>,
) -> Result<(), ConnectError> {
    let unfinished = template.with_extension(format!("{}-{}.db", std::process::id(), next_number()));
    crate::Database::migrate(&config(&unfinished), migrations).await?;
    fs::rename(&unfinished, template).map_err(io_error)?;
    Ok(())
}

fn config(file: &Path) -> DbConfig {
    let mut config = DbConfig::new(format!("sqlite://{}", file.display()));
    config.durable = false;
    config.max_connections = 4;
    config
}

/// A folder per test program, so that a new build can remove what the last one left.
fn base(template: &Template) -> io::Result<PathBuf> {
    let memory = Path::new("/dev/shm");
    let root = if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() };
    let program = std::env::current_exe()?;
    let stem = program.file_stem().map(|s| s.to_string_lossy().into_owned()).unwrap_or_default();
    let base = root.join("arengo-tests").join(stem);
    fs::create_dir_all(&base)?;
    let current = format!("{}.", template.build);
    for entry in fs::read_dir(&base)?.flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if name.contains(".db") && !name.starts_with(&current) {
            let _gone = fs::remove_file(entry.path());
        }
    }
    Ok(base)
}

fn io_error(error: io::Error) -> ConnectError {
    ConnectError::Database(DbErr::Custom(format!("a test's database: {error}")))
}
