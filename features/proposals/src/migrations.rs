//! Proposals, their supports and what is counted about them.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000400_proposals),
        Box::new(m20261122_094100_latest),
        Box::new(m20261122_200200_proposal_languages),
    ]
}

// `listed` is stage and moderation in one, so that the lists' indexes hold just what lists show.
// `shuffle` is drawn when a proposal is published; see `days_pivot` for the order of a day.
// `proposal_counts` holds how many proposals are listed, in all and by what lists filter by: lists count nothing.
// `proposal_notices` holds which mail went to whom, so that no job sends one twice.
migration!(
    m20261122_000400_proposals,
    "
    CREATE TABLE proposals (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      process_id uuid NOT NULL,
      number bigint,
      stage text NOT NULL CHECK (stage IN ('draft', 'published', 'withdrawn')),
      hidden text,
      listed boolean NOT NULL,
      origin text NOT NULL CHECK (origin IN ('participant', 'assembly', 'paper')),
      origin_note text NOT NULL,
      author_id uuid,
      title text NOT NULL,
      body text NOT NULL,
      html text NOT NULL,
      summary text NOT NULL,
      category_id uuid,
      area_id uuid,
      address text NOT NULL,
      lat double precision,
      lng double precision,
      image text,
      created_at timestamptz NOT NULL,
      published_at timestamptz,
      edits bigint NOT NULL,
      supports bigint NOT NULL,
      shuffle bigint NOT NULL,
      verdict text CHECK (verdict IN ('evaluating', 'accepted', 'rejected')),
      answer_body text,
      answer_html text,
      answer_cost bigint,
      answer_currency text,
      answered_at timestamptz,
      answer_version bigint NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, component_id, number),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id),
      FOREIGN KEY (tenant_id, author_id) REFERENCES people (tenant_id, id),
      FOREIGN KEY (tenant_id, category_id) REFERENCES labels (tenant_id, id),
      FOREIGN KEY (tenant_id, area_id) REFERENCES labels (tenant_id, id)
    );
    CREATE INDEX proposals_recent ON proposals (tenant_id, component_id, published_at DESC, id DESC) WHERE listed = TRUE;
    CREATE INDEX proposals_supported ON proposals (tenant_id, component_id, supports DESC, id DESC) WHERE listed = TRUE;
    CREATE INDEX proposals_shuffled ON proposals (tenant_id, component_id, shuffle, id) WHERE listed = TRUE;
    CREATE INDEX proposals_by_author ON proposals (tenant_id, author_id, component_id, id);
    CREATE INDEX proposals_by_category ON proposals (tenant_id, category_id);
    CREATE INDEX proposals_by_area ON proposals (tenant_id, area_id);
    CREATE TABLE proposal_supports (
      tenant_id uuid NOT NULL,
      proposal_id uuid NOT NULL,
      person_id uuid NOT NULL,
      component_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, proposal_id, person_id),
      FOREIGN KEY (tenant_id, proposal_id) REFERENCES proposals (tenant_id, id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX proposal_supports_of_person ON proposal_supports (tenant_id, person_id, component_id, created_at);
    CREATE TABLE proposal_counts (
      tenant_id uuid NOT NULL,
      component_id uuid NOT NULL,
      facet text NOT NULL,
      value text NOT NULL,
      listed bigint NOT NULL,
      PRIMARY KEY (tenant_id, component_id, facet, value),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id)
    );
    CREATE TABLE proposal_notices (
      tenant_id uuid NOT NULL,
      proposal_id uuid NOT NULL,
      person_id uuid NOT NULL,
      about text NOT NULL,
      sent_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, proposal_id, person_id, about),
      FOREIGN KEY (tenant_id, proposal_id) REFERENCES proposals (tenant_id, id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    "
);

migration!(
    m20261122_094100_latest,
    "CREATE INDEX proposals_latest ON proposals (tenant_id, published_at DESC, id DESC) WHERE listed = TRUE;"
);

// What was written before was in its author's language, or the organisation's; answers were in the organisation's.
migration!(
    m20261122_200200_proposal_languages,
    "
    ALTER TABLE proposals ADD COLUMN wording text NOT NULL DEFAULT '';
    ALTER TABLE proposals ADD COLUMN answer_wording text NOT NULL DEFAULT '';
    UPDATE proposals SET wording = '{\"original\":\"' || coalesce(
      (SELECT p.locale FROM people p WHERE p.tenant_id = proposals.tenant_id AND p.id = proposals.author_id),
      (SELECT t.locale FROM tenants t WHERE t.id = proposals.tenant_id)) || '\"}';
    UPDATE proposals SET answer_wording = '{\"original\":\"' ||
      (SELECT t.locale FROM tenants t WHERE t.id = proposals.tenant_id) || '\"}' WHERE answered_at IS NOT NULL;
    "
);
