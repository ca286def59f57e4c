//! The second wall on PostgreSQL: row-level security on every table that belongs to tenants, and a role for requests
//! that cannot look past it.

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, DbErr, FromQueryResult, Statement, Value};

use crate::{ConnectError, Database, vals};

/// `nullif`: after a transaction the setting is an empty text, which is no UUID. No tenant set means no rows.
const POLICY: &str = "tenant_id = nullif(current_setting('app.tenant', true), '')::uuid";

/// Functions of this program that run with the owner's rights start so.
const DEFINER_PREFIX: &str = "arengo\\_%";

#[derive(FromQueryResult)]
struct Table {
    name: String,
    protected: bool,
    forced: bool,
}

/// Tables with a `tenant_id` column, with their state.
const TENANT_TABLES: &str = "
    SELECT c.relname::text AS name, c.relforcerowsecurity AS forced,
        c.relrowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid AND p.polname = 'tenant') AS protected
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id' AND NOT a.attisdropped
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = current_schema()::regnamespace
    ORDER BY c.relname";

async fn rows<T: FromQueryResult>(
    connection: &impl ConnectionTrait,
    sql: &str,
    values: Vec<Value>,
) -> Result<Vec<T>, DbErr> {
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    connection.query_all_raw(statement).await?.iter().map(|row| T::from_query_result(row, "")).collect()
}

/// The names of all tables.
pub(crate) async fn tables(connection: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    #[derive(FromQueryResult)]
    struct Named {
        name: String,
    }
    let sql = match connection.get_database_backend() {
        DbBackend::Postgres => {
            "SELECT relname::text AS name FROM pg_class
             WHERE relkind IN ('r', 'p') AND relnamespace = current_schema()::regnamespace"
        }
        _ => "SELECT name FROM sqlite_master WHERE type = 'table'",
    };
    Ok(rows::<Named>(connection, sql, vec![]).await?.into_iter().map(|named| named.name).collect())
}

fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

/// Says clearly that the role is missing, before anything is changed.
pub(super) async fn require_role(owner: &DatabaseConnection, role: &str) -> Result<(), ConnectError> {
    #[derive(FromQueryResult)]
    struct Found {}
    let found: Vec<Found> =
        rows(owner, "SELECT 1 AS found FROM pg_roles WHERE rolname = $1", vals![role]).await?;
    if found.is_empty() { Err(ConnectError::NoSuchRole(role.to_owned())) } else { Ok(()) }
}

/// Migrations that change rows must see those of all tenants, so the owner is let through while they run.
pub(super) async fn let_owner_see_all(owner: &DatabaseConnection) -> Result<(), DbErr> {
    for table in rows::<Table>(owner, TENANT_TABLES, vec![]).await? {
        if table.forced {
            let sql = format!("ALTER TABLE {} NO FORCE ROW LEVEL SECURITY", quoted(&table.name));
            owner.execute_unprepared(&sql).await?;
        }
    }
    Ok(())
}

/// Gives every tenant's table its policy and the role of the requests its rights.
pub(super) async fn protect(owner: &DatabaseConnection, role: &str) -> Result<(), DbErr> {
    for table in rows::<Table>(owner, TENANT_TABLES, vec![]).await? {
        let name = quoted(&table.name);
        if !table.protected {
            let sql = format!(
                "ALTER TABLE {name} ENABLE ROW LEVEL SECURITY; DROP POLICY IF EXISTS tenant ON {name}; \
                 CREATE POLICY tenant ON {name} USING ({POLICY}) WITH CHECK ({POLICY})"
            );
            owner.execute_unprepared(&sql).await?;
        }
        if !table.forced {
            owner.execute_unprepared(&format!("ALTER TABLE {name} FORCE ROW LEVEL SECURITY")).await?;
        }
    }
    grant(owner, role).await
}

async fn grant(owner: &DatabaseConnection, role: &str) -> Result<(), DbErr> {
    let role = quoted(role);
    // Which migrations ran is the owner's business; the server may look.
    let mut sql = format!(
        "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {role}; \
         GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO {role}; \
         REVOKE INSERT, UPDATE, DELETE ON seaql_migrations FROM {role}; "
    );
    #[derive(FromQueryResult)]
    struct Function {
        signature: String,
    }
    let functions = "SELECT p.oid::regprocedure::text AS signature FROM pg_proc p
        WHERE p.pronamespace = current_schema()::regnamespace AND p.proname LIKE $1 AND p.prosecdef";
    for function in rows::<Function>(owner, functions, vals![DEFINER_PREFIX]).await? {
        let signature = function.signature;
        sql.push_str(&format!(
            "REVOKE ALL ON FUNCTION {signature} FROM PUBLIC; GRANT EXECUTE ON FUNCTION {signature} TO {role}; "
        ));
    }
    owner.execute_unprepared(&sql).await.map(|_| ())
}

/// Tables with a `tenant_id` column but without the policy: there must be none. Always empty on SQLite.
///
/// # Errors
/// When the database does not answer.
pub async fn unprotected_tables(database: &Database) -> Result<Vec<String>, DbErr> {
    if database.backend() == crate::Backend::Sqlite {
        return Ok(Vec::new());
    }
    let tx = database.platform_read().await?;
    let tables = tx.all::<Table>(TENANT_TABLES, vec![]).await?;
    Ok(tables.into_iter().filter(|t| !t.protected || !t.forced).map(|t| t.name).collect())
}

/// See [`Database::refuse_privileged_role`].
pub(crate) async fn refuse_privileged_role(pool: &DatabaseConnection) -> Result<(), ConnectError> {
    #[derive(FromQueryResult)]
    struct Role {
        name: String,
        superuser: bool,
        bypasses: bool,
        owns: bool,
    }
    let sql = "SELECT r.rolname::text AS name, r.rolsuper AS superuser,
            EXISTS (SELECT 1 FROM pg_roles x WHERE (x.rolbypassrls OR x.rolsuper) AND pg_has_role(r.oid, x.oid, 'MEMBER')) AS bypasses,
            EXISTS (SELECT 1 FROM pg_class c WHERE c.relkind IN ('r', 'p')
                AND c.relnamespace = current_schema()::regnamespace AND pg_has_role(r.oid, c.relowner, 'MEMBER')) AS owns
        FROM pg_roles r WHERE r.rolname = current_user";
    let Some(role) = rows::<Role>(pool, sql, vec![]).await?.pop() else { return Ok(()) };
    let privilege = match role {
        Role { superuser: true, .. } => "is superuser",
        Role { bypasses: true, .. } => "may bypass row-level security",
        Role { owns: true, .. } => "owns the tables",
        _ => return Ok(()),
    };
    Err(ConnectError::Privileged { role: role.name, privilege })
}
