//! Processes, phases, components, categories, areas and the links between resources.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000200_spaces),
        Box::new(m20261122_000210_beginnings),
        Box::new(m20261122_010000_short_links),
        Box::new(m20261122_010500_square),
        Box::new(m20261122_060000_acts),
        Box::new(m20261122_090100_bodies),
        Box::new(m20261122_094000_blocks),
        Box::new(m20261122_094200_municipalities),
        Box::new(m20261123_000100_act_languages),
        Box::new(m20261123_000600_member_languages),
    ]
}

migration!(
    m20261122_000200_spaces,
    "
    CREATE TABLE processes (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      slug text NOT NULL,
      title text NOT NULL,
      subtitle text NOT NULL,
      short text NOT NULL,
      description text NOT NULL,
      description_html text NOT NULL,
      image text,
      interest text,
      starts_at timestamptz,
      ends_at timestamptz,
      published boolean NOT NULL,
      preview_token text NOT NULL,
      entitlement text NOT NULL,
      phase_by_hand uuid,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, slug)
    );
    CREATE TABLE phases (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      process_id uuid NOT NULL,
      position bigint NOT NULL,
      title text NOT NULL,
      description text NOT NULL,
      starts_at timestamptz,
      ends_at timestamptz,
      rules text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    CREATE INDEX phases_of_process ON phases (tenant_id, process_id, position);
    CREATE TABLE components (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      process_id uuid NOT NULL,
      kind text NOT NULL,
      slug text NOT NULL,
      title text NOT NULL,
      position bigint NOT NULL,
      published boolean NOT NULL,
      settings text NOT NULL,
      last_number bigint NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, process_id, slug),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    CREATE TABLE labels (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      process_id uuid NOT NULL,
      scheme text NOT NULL,
      position bigint NOT NULL,
      title text NOT NULL,
      sign text NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    CREATE INDEX labels_of_process ON labels (tenant_id, process_id, scheme, position);
    CREATE TABLE links (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      from_kind text NOT NULL,
      from_id uuid NOT NULL,
      to_kind text NOT NULL,
      to_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, from_kind, from_id, to_kind, to_id)
    );
    CREATE INDEX links_back ON links (tenant_id, to_kind, to_id);
    "
);

// Which phases people were told of. Phases are replaced as a whole when they are edited, so nothing points at them.
migration!(
    m20261122_000210_beginnings,
    "
    CREATE TABLE phase_beginnings (
      tenant_id uuid NOT NULL,
      process_id uuid NOT NULL,
      phase_id uuid NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, process_id, phase_id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    "
);

migration!(
    m20261122_010000_short_links,
    "
    CREATE TABLE short_links (
      tenant_id uuid NOT NULL,
      code text NOT NULL,
      process_id uuid NOT NULL,
      component_id uuid,
      PRIMARY KEY (tenant_id, code),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id)
    );
    CREATE INDEX short_links_of_process ON short_links (tenant_id, process_id, component_id);
    "
);

migration!(
    m20261122_010500_square,
    "
    CREATE TABLE identity_cards (
      tenant_id uuid NOT NULL,
      process_id uuid NOT NULL,
      facts text NOT NULL,
      PRIMARY KEY (tenant_id, process_id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    CREATE TABLE value_lists (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      list text NOT NULL,
      entries text NOT NULL,
      PRIMARY KEY (tenant_id, list)
    );
    CREATE TABLE mandatory_contents (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      items text NOT NULL,
      PRIMARY KEY (tenant_id)
    );
    CREATE TABLE process_groups (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      slug text NOT NULL,
      title text NOT NULL,
      short text NOT NULL,
      description text NOT NULL,
      description_html text NOT NULL,
      published boolean NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, slug)
    );
    CREATE TABLE group_members (
      tenant_id uuid NOT NULL,
      group_id uuid NOT NULL,
      process_id uuid NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (tenant_id, group_id, process_id),
      FOREIGN KEY (tenant_id, group_id) REFERENCES process_groups (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    CREATE INDEX groups_of_process ON group_members (tenant_id, process_id);
    "
);

migration!(
    m20261122_060000_acts,
    "
    ALTER TABLE processes ADD COLUMN rules_locked_at timestamptz;
    CREATE TABLE acts (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      process_id uuid NOT NULL,
      reason text NOT NULL,
      changes text NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    CREATE INDEX acts_of_process ON acts (tenant_id, process_id, created_at);
    "
);

// `published` is whether everybody sees a space; `released`, whether it is no draft any more. For members only, they differ.
migration!(
    m20261122_090100_bodies,
    "
    ALTER TABLE processes ADD COLUMN kind text NOT NULL DEFAULT 'processes';
    ALTER TABLE processes ADD COLUMN access text NOT NULL DEFAULT 'open';
    ALTER TABLE processes ADD COLUMN released boolean NOT NULL DEFAULT FALSE;
    UPDATE processes SET released = published;
    CREATE TABLE bodies (
      tenant_id uuid NOT NULL,
      process_id uuid NOT NULL,
      parent_id uuid,
      purpose text NOT NULL,
      purpose_html text NOT NULL,
      composition text NOT NULL,
      composition_html text NOT NULL,
      PRIMARY KEY (tenant_id, process_id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id),
      FOREIGN KEY (tenant_id, parent_id) REFERENCES processes (tenant_id, id)
    );
    CREATE INDEX bodies_of_parent ON bodies (tenant_id, parent_id);
    CREATE TABLE members (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      process_id uuid NOT NULL,
      person_id uuid,
      name text NOT NULL,
      role text NOT NULL,
      title text NOT NULL,
      starts_at timestamptz,
      ends_at timestamptz,
      public boolean NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, process_id, person_id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX members_of_body ON members (tenant_id, process_id, position);
    CREATE TABLE process_bodies (
      tenant_id uuid NOT NULL,
      process_id uuid NOT NULL,
      body_id uuid NOT NULL,
      relation text NOT NULL,
      PRIMARY KEY (tenant_id, process_id, relation, body_id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id),
      FOREIGN KEY (tenant_id, body_id) REFERENCES processes (tenant_id, id)
    );
    CREATE INDEX processes_of_body ON process_bodies (tenant_id, body_id);
    "
);

// A page's arrangement is one row of JSON: it is read, published and discarded as a whole.
migration!(
    m20261122_094000_blocks,
    "
    CREATE TABLE arrangements (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      surface text NOT NULL,
      process_id uuid,
      published text,
      draft text,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, surface),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    CREATE INDEX arrangements_of_process ON arrangements (tenant_id, process_id);
    CREATE TABLE arrangement_templates (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      family text NOT NULL,
      title text NOT NULL,
      blocks text NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, family, title)
    );
    "
);

migration!(
    m20261122_094200_municipalities,
    "
    CREATE TABLE municipalities (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      name text NOT NULL,
      position bigint NOT NULL,
      lat double precision,
      lng double precision,
      PRIMARY KEY (tenant_id, name)
    );
    "
);

// Reasons given before were in the organisation's language.
migration!(
    m20261123_000100_act_languages,
    "
    ALTER TABLE acts ADD COLUMN reason_wording text NOT NULL DEFAULT '';
    UPDATE acts SET reason_wording = '{\"original\":\"' ||
      (SELECT t.locale FROM tenants t WHERE t.id = acts.tenant_id) || '\"}';
    "
);

// What a member sits there for was said in the organisation's language.
migration!(
    m20261123_000600_member_languages,
    "
    ALTER TABLE members ADD COLUMN title_wording text NOT NULL DEFAULT '';
    UPDATE members SET title_wording = '{\"original\":\"' ||
      (SELECT t.locale FROM tenants t WHERE t.id = members.tenant_id) || '\"}';
    "
);
