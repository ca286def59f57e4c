//! What happened, and who shows it on a page of their own.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_090300_activity)]
}

migration!(
    m20261122_090300_activity,
    "
    CREATE TABLE activities (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      seq bigint NOT NULL,
      id uuid NOT NULL,
      deed text NOT NULL,
      kind text NOT NULL,
      resource_id uuid NOT NULL,
      space_id uuid,
      person_id uuid,
      at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, seq)
    );
    CREATE INDEX activities_of_organisation ON activities (tenant_id, at, seq, id);
    CREATE INDEX activities_of_space ON activities (tenant_id, space_id, at, seq, id);
    CREATE INDEX activities_of_person ON activities (tenant_id, person_id, at, seq, id);
    CREATE TABLE profiles (
      tenant_id uuid NOT NULL,
      person_id uuid NOT NULL,
      public boolean NOT NULL,
      about text NOT NULL,
      about_html text NOT NULL,
      PRIMARY KEY (tenant_id, person_id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    "
);
