//! Questions and words in one table: both are a title with a text, in an order.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_010200_faq)]
}

migration!(
    m20261122_010200_faq,
    "
    CREATE TABLE entries (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      title text NOT NULL,
      body text NOT NULL,
      body_html text NOT NULL,
      forms text NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id)
    );
    CREATE INDEX entries_of_component ON entries (tenant_id, component_id, position);
    "
);
