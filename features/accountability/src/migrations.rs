//! Works and their diaries.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_010400_accountability), Box::new(m20261123_000400_office_languages)]
}

migration!(
    m20261122_010400_accountability,
    "
    CREATE TABLE works (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      number bigint NOT NULL,
      external_id text NOT NULL,
      parent_id uuid,
      title text NOT NULL,
      description text NOT NULL,
      description_html text NOT NULL,
      year bigint NOT NULL,
      category_id uuid,
      office text NOT NULL,
      stage bigint NOT NULL,
      progress bigint,
      budget bigint NOT NULL CHECK (budget >= 0),
      spent bigint NOT NULL,
      currency text NOT NULL,
      due text,
      now text NOT NULL,
      delay text NOT NULL,
      link text,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, component_id, number),
      UNIQUE (tenant_id, component_id, external_id),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, parent_id) REFERENCES works (tenant_id, id),
      FOREIGN KEY (tenant_id, category_id) REFERENCES labels (tenant_id, id)
    );
    CREATE INDEX works_of_parent ON works (tenant_id, parent_id);
    CREATE TABLE diary_entries (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      work_id uuid NOT NULL,
      day text NOT NULL,
      title text NOT NULL,
      amount bigint,
      link text,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, work_id) REFERENCES works (tenant_id, id)
    );
    CREATE INDEX diary_of_work ON diary_entries (tenant_id, work_id, day, id);
    "
);

// Offices were named in the organisation's language.
migration!(
    m20261123_000400_office_languages,
    "
    ALTER TABLE works ADD COLUMN office_wording text NOT NULL DEFAULT '';
    UPDATE works SET office_wording = '{\"original\":\"' ||
      (SELECT t.locale FROM tenants t WHERE t.id = works.tenant_id) || '\"}';
    "
);
