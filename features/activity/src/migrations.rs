//! What happened, and who shows it on a page of their own.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_090300_activity), Box::new(m20261122_155000_activity_hidden)]
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

// What was done in a space that not everybody sees is kept, but in no list: published again, the space has its past back.
migration!(
    m20261122_155000_activity_hidden,
    "
    ALTER TABLE activities ADD COLUMN hidden boolean NOT NULL DEFAULT FALSE;
    DROP INDEX activities_of_organisation;
    DROP INDEX activities_of_space;
    DROP INDEX activities_of_person;
    CREATE INDEX activities_of_organisation ON activities (tenant_id, at, seq, id) WHERE hidden = FALSE;
    CREATE INDEX activities_of_space ON activities (tenant_id, space_id, at, seq, id) WHERE hidden = FALSE;
    CREATE INDEX activities_of_person ON activities (tenant_id, person_id, at, seq, id) WHERE hidden = FALSE;
    CREATE INDEX activities_hidden ON activities (tenant_id, space_id, seq) WHERE hidden = TRUE;
    "
);
