//! The projects table.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000500_budgets)]
}

migration!(
    m20261122_000500_budgets,
    "
    CREATE TABLE projects (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      number bigint NOT NULL,
      title text NOT NULL,
      description text NOT NULL,
      description_html text NOT NULL,
      cost bigint NOT NULL CHECK (cost >= 0),
      currency text NOT NULL,
      category_id uuid,
      area_id uuid,
      place text NOT NULL,
      image text,
      external_id text NOT NULL,
      state text NOT NULL,
      source_kind text,
      source_id uuid,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, component_id, number),
      UNIQUE (tenant_id, component_id, source_kind, source_id),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, category_id) REFERENCES labels (tenant_id, id),
      FOREIGN KEY (tenant_id, area_id) REFERENCES labels (tenant_id, id)
    );
    "
);
