//! What can be found, as results show it. Its words are in the platform's table of searched texts.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000900_search)]
}

migration!(
    m20261122_000900_search,
    "
    CREATE TABLE search_documents (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      kind text NOT NULL,
      process_id uuid NOT NULL,
      title_folded text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id)
    );
    CREATE INDEX search_documents_of_process ON search_documents (tenant_id, process_id, id);
    "
);
