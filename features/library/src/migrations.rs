//! Collections, documents, pictures and films. The files themselves are attachments of `engagement`.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_010300_library)]
}

migration!(
    m20261122_010300_library,
    "
    CREATE TABLE collections (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      title text NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id)
    );
    CREATE INDEX collections_of_component ON collections (tenant_id, component_id, position);
    CREATE TABLE documents (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      collection_id uuid,
      nature text NOT NULL,
      title text NOT NULL,
      about text NOT NULL,
      link text,
      position bigint NOT NULL,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, collection_id) REFERENCES collections (tenant_id, id)
    );
    CREATE INDEX documents_of_component ON documents (tenant_id, component_id, position);
    CREATE TABLE media (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      caption text NOT NULL,
      film text,
      image text,
      position bigint NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id)
    );
    CREATE INDEX media_of_component ON media (tenant_id, component_id, position);
    "
);
