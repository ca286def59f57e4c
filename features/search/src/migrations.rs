//! What can be found, as results show it. Its words are in the platform's table of searched texts.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000900_search), Box::new(m20261122_155200_search_parts)]
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

// The folded words of all texts, each once: a part of a word is looked for here, and the words that hold it are then
// searched for. An older installation learns them with `arengo search reindex`.
migration!(
    m20261122_155200_search_parts,
    "
    ALTER TABLE search_documents ADD COLUMN for_members boolean NOT NULL DEFAULT FALSE;
    CREATE TABLE search_vocabulary (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      word text NOT NULL,
      PRIMARY KEY (tenant_id, word)
    );
    "
);
