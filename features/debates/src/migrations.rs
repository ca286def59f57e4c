//! Debates.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_090200_debates), Box::new(m20261122_200100_debate_languages)]
}

migration!(
    m20261122_090200_debates,
    "
    CREATE TABLE debates (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      process_id uuid NOT NULL,
      number bigint NOT NULL,
      author_id uuid,
      title text NOT NULL,
      body text NOT NULL,
      html text NOT NULL,
      summary text NOT NULL,
      instructions text NOT NULL,
      instructions_html text NOT NULL,
      category_id uuid,
      opens_at timestamptz,
      closes_at timestamptz,
      closed_at timestamptz,
      conclusions text,
      conclusions_html text,
      hidden text,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, component_id, number),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id),
      FOREIGN KEY (tenant_id, category_id) REFERENCES labels (tenant_id, id),
      FOREIGN KEY (tenant_id, author_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX debates_of_process ON debates (tenant_id, process_id, id);
    CREATE INDEX debates_of_author ON debates (tenant_id, author_id, id);
    "
);

// What was written before was in its author's language, or the organisation's.
migration!(
    m20261122_200100_debate_languages,
    "
    ALTER TABLE debates ADD COLUMN wording text NOT NULL DEFAULT '';
    ALTER TABLE debates ADD COLUMN conclusions_wording text NOT NULL DEFAULT '';
    UPDATE debates SET wording = '{\"original\":\"' || coalesce(
      (SELECT p.locale FROM people p WHERE p.tenant_id = debates.tenant_id AND p.id = debates.author_id),
      (SELECT t.locale FROM tenants t WHERE t.id = debates.tenant_id)) || '\"}';
    UPDATE debates SET conclusions_wording = wording WHERE closed_at IS NOT NULL;
    "
);
