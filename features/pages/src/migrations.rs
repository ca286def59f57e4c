//! Pages, topics, posts and their tags.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_010100_pages),
        Box::new(m20261122_200000_post_letters),
        Box::new(m20261123_000500_signature_languages),
    ]
}

migration!(
    m20261122_010100_pages,
    "
    CREATE TABLE topics (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      title text NOT NULL,
      position bigint NOT NULL,
      PRIMARY KEY (tenant_id, id)
    );
    CREATE TABLE text_pages (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      home uuid NOT NULL,
      component_id uuid,
      topic_id uuid,
      slug text NOT NULL,
      title text NOT NULL,
      body text NOT NULL,
      body_html text NOT NULL,
      published boolean NOT NULL,
      in_footer boolean NOT NULL,
      position bigint NOT NULL,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, home, slug),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, topic_id) REFERENCES topics (tenant_id, id)
    );
    CREATE TABLE posts (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      number bigint NOT NULL,
      title text NOT NULL,
      lead text NOT NULL,
      body text NOT NULL,
      body_html text NOT NULL,
      author_id uuid,
      office text NOT NULL,
      cover text,
      state text NOT NULL,
      publish_at timestamptz,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, component_id, number),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, author_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX posts_latest ON posts (tenant_id, component_id, publish_at, id);
    CREATE TABLE post_tags (
      tenant_id uuid NOT NULL,
      post_id uuid NOT NULL,
      tag text NOT NULL,
      component_id uuid NOT NULL,
      label text NOT NULL,
      PRIMARY KEY (tenant_id, post_id, tag),
      FOREIGN KEY (tenant_id, post_id) REFERENCES posts (tenant_id, id)
    );
    CREATE INDEX post_tags_of_news ON post_tags (tenant_id, component_id, tag);
    "
);

// A post goes out by mail once. Who got it is not kept, only how many.
migration!(
    m20261122_200000_post_letters,
    "
    CREATE TABLE post_letters (
      tenant_id uuid NOT NULL,
      post_id uuid NOT NULL,
      recipients bigint NOT NULL,
      sent_at timestamptz NOT NULL,
      sent_by uuid,
      PRIMARY KEY (tenant_id, post_id),
      FOREIGN KEY (tenant_id, post_id) REFERENCES posts (tenant_id, id),
      FOREIGN KEY (tenant_id, sent_by) REFERENCES people (tenant_id, id)
    );
    "
);

// Offices signed in the organisation's language.
migration!(
    m20261123_000500_signature_languages,
    "
    ALTER TABLE posts ADD COLUMN office_wording text NOT NULL DEFAULT '';
    UPDATE posts SET office_wording = '{\"original\":\"' ||
      (SELECT t.locale FROM tenants t WHERE t.id = posts.tenant_id) || '\"}';
    "
);
