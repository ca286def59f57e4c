//! Tenants, people, sessions, tokens, roles and rolls.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000100_accounts), Box::new(m20261122_090000_admissions)]
}

migration!(
    m20261122_000100_accounts,
    "
    CREATE TABLE tenants (
      id uuid NOT NULL PRIMARY KEY,
      host text NOT NULL UNIQUE,
      name text NOT NULL,
      locale text NOT NULL,
      locales text NOT NULL,
      time_zone text NOT NULL,
      profile text NOT NULL,
      created_at timestamptz NOT NULL
    );
    CREATE TABLE people (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      email text,
      email_confirmed_at timestamptz,
      password_hash text,
      name text NOT NULL,
      nickname text NOT NULL,
      nickname_folded text,
      locale text NOT NULL,
      newsletter boolean NOT NULL,
      terms_accepted_at timestamptz,
      tie text,
      born_on text,
      created_at timestamptz NOT NULL,
      deleted_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, email),
      UNIQUE (tenant_id, nickname_folded)
    );
    CREATE INDEX people_by_name ON people (tenant_id, name, id);
    CREATE TABLE sessions (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      token_hash bytea NOT NULL,
      person_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      seen_at timestamptz NOT NULL,
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, token_hash),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX sessions_by_person ON sessions (tenant_id, person_id);
    CREATE TABLE tokens (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      token_hash bytea NOT NULL,
      kind text NOT NULL,
      person_id uuid NOT NULL,
      detail text NOT NULL,
      expires_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, token_hash),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX tokens_by_person ON tokens (tenant_id, person_id);
    CREATE TABLE roles (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      person_id uuid NOT NULL,
      role text NOT NULL,
      process_id uuid NOT NULL,
      granted_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, person_id, role, process_id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE TABLE attempts (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      subject text NOT NULL,
      count bigint NOT NULL,
      since timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, subject)
    );
    CREATE TABLE rolls (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      title text NOT NULL,
      entries bigint NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id)
    );
    CREATE TABLE roll_entries (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      roll_id uuid NOT NULL,
      email_hash bytea NOT NULL,
      PRIMARY KEY (tenant_id, roll_id, email_hash),
      FOREIGN KEY (tenant_id, roll_id) REFERENCES rolls (tenant_id, id)
    );
    "
);

migration!(
    m20261122_090000_admissions,
    "
    CREATE TABLE admissions (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      person_id uuid NOT NULL,
      space_id uuid NOT NULL,
      starts_at timestamptz,
      ends_at timestamptz,
      PRIMARY KEY (tenant_id, person_id, space_id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX admissions_to_space ON admissions (tenant_id, space_id);
    "
);
