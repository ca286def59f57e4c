//! Files and who shows them.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000300_engagement)]
}

migration!(
    m20261122_000300_engagement,
    "
    CREATE TABLE files (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      hash text NOT NULL,
      mime text NOT NULL,
      size bigint NOT NULL,
      width bigint,
      height bigint,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, hash)
    );
    CREATE TABLE attachments (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      owner_kind text NOT NULL,
      owner_id uuid NOT NULL,
      hash text NOT NULL,
      file_name text NOT NULL,
      title text NOT NULL,
      position bigint NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, hash) REFERENCES files (tenant_id, hash)
    );
    CREATE INDEX attachments_of_owner ON attachments (tenant_id, owner_kind, owner_id, position);
    CREATE INDEX attachments_of_file ON attachments (tenant_id, hash, id);
    "
);
