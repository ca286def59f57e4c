//! Files and who shows them; comments and their votes; reports and what was decided on them; who follows
//! what and was told of what.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000300_engagement),
        Box::new(m20261122_000310_comments),
        Box::new(m20261122_000320_moderation),
        Box::new(m20261122_000330_notices),
        Box::new(m20261122_155100_comments_found),
        Box::new(m20261123_000300_title_languages),
    ]
}

migration!(
    m20261122_000300_engagement,
    "
    CREATE TABLE files (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      hash text NOT NULL,
      mime text NOT NULL,
      size bigint NOT NULL,
      width bigint,
      height bigint,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, hash)
    );
    CREATE TABLE attachments (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      owner_kind text NOT NULL,
      owner_id uuid NOT NULL,
      hash text NOT NULL,
      file_name text NOT NULL,
      title text NOT NULL,
      position bigint NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, hash) REFERENCES files (tenant_id, hash)
    );
    CREATE INDEX attachments_of_owner ON attachments (tenant_id, owner_kind, owner_id, position);
    CREATE INDEX attachments_of_file ON attachments (tenant_id, hash, id);
    "
);

// `comments`, `in_favour` and `against` count what readers see: neither deleted nor hidden. `changes` grows with every
// change, so that a page that looks for news need not look at comments. A comment that answers another belongs to the
// thread of its `root_id` at a `place` that it keeps; `replies` of the root counts the places given.
// `comment_numbers` holds the last number given, unique in the organisation: it is the address of a comment.
migration!(
    m20261122_000310_comments,
    "
    CREATE TABLE comment_numbers (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      last_number bigint NOT NULL,
      PRIMARY KEY (tenant_id)
    );
    CREATE TABLE discussions (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      about_kind text NOT NULL,
      about_id uuid NOT NULL,
      space_id uuid NOT NULL,
      comments bigint NOT NULL,
      in_favour bigint NOT NULL,
      against bigint NOT NULL,
      changes bigint NOT NULL,
      last_number bigint NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, about_kind, about_id)
    );
    CREATE TABLE comments (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      discussion_id uuid NOT NULL,
      number bigint NOT NULL,
      root_id uuid,
      parent_id uuid,
      place bigint NOT NULL,
      author_id uuid NOT NULL,
      side bigint NOT NULL CHECK (side IN (-1, 0, 1)),
      body text NOT NULL,
      html text NOT NULL,
      replies bigint NOT NULL,
      ups bigint NOT NULL,
      downs bigint NOT NULL,
      score bigint NOT NULL,
      created_at timestamptz NOT NULL,
      edited_at timestamptz,
      deleted_at timestamptz,
      hidden_at timestamptz,
      hidden_by text,
      hidden_reason text,
      hidden_note text,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, number),
      UNIQUE (tenant_id, root_id, place),
      FOREIGN KEY (tenant_id, discussion_id) REFERENCES discussions (tenant_id, id),
      FOREIGN KEY (tenant_id, author_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX comments_recent ON comments (tenant_id, discussion_id, number) WHERE root_id IS NULL;
    CREATE INDEX comments_best ON comments (tenant_id, discussion_id, score, number) WHERE root_id IS NULL;
    CREATE INDEX comments_discussed ON comments (tenant_id, discussion_id, replies, number) WHERE root_id IS NULL;
    CREATE INDEX comments_recent_of_side ON comments (tenant_id, discussion_id, side, number) WHERE root_id IS NULL;
    CREATE INDEX comments_best_of_side ON comments (tenant_id, discussion_id, side, score, number) WHERE root_id IS NULL;
    CREATE INDEX comments_discussed_of_side ON comments (tenant_id, discussion_id, side, replies, number) WHERE root_id IS NULL;
    CREATE INDEX comments_news ON comments (tenant_id, discussion_id, number, id);
    CREATE INDEX comments_of_author ON comments (tenant_id, author_id, number);
    CREATE TABLE comment_votes (
      tenant_id uuid NOT NULL,
      comment_id uuid NOT NULL,
      person_id uuid NOT NULL,
      weight bigint NOT NULL CHECK (weight IN (-1, 1)),
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, comment_id, person_id),
      FOREIGN KEY (tenant_id, comment_id) REFERENCES comments (tenant_id, id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX comment_votes_of_person ON comment_votes (tenant_id, person_id, comment_id);
    "
);

// One report a person; `moderations` holds what waits to be decided, and what was, in one row a resource.
migration!(
    m20261122_000320_moderation,
    "
    CREATE TABLE reports (
      tenant_id uuid NOT NULL,
      about_kind text NOT NULL,
      about_id uuid NOT NULL,
      person_id uuid NOT NULL,
      reason text NOT NULL,
      details text NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, about_kind, about_id, person_id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX reports_of_person ON reports (tenant_id, person_id, created_at);
    CREATE TABLE moderations (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      about_kind text NOT NULL,
      about_id uuid NOT NULL,
      space_id uuid NOT NULL,
      state text NOT NULL CHECK (state IN ('waiting', 'left', 'hidden')),
      reports bigint NOT NULL,
      reason text NOT NULL,
      note text NOT NULL,
      decided_by uuid,
      decided_at timestamptz,
      last_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, about_kind, about_id)
    );
    CREATE INDEX moderations_in_state ON moderations (tenant_id, state, last_at, about_id);
    CREATE INDEX moderations_of_space ON moderations (tenant_id, space_id, state, last_at, about_id);
    "
);

// `follows` keeps a row for who stopped, so that taking part does not make them follow again. `notices` holds what people
// are told of, once for each event and kind; `notifications` who was told, one row a person and event. `rhythm` says with
// which mail it goes.
migration!(
    m20261122_000330_notices,
    "
    CREATE TABLE follows (
      tenant_id uuid NOT NULL,
      about_kind text NOT NULL,
      about_id uuid NOT NULL,
      person_id uuid NOT NULL,
      active boolean NOT NULL,
      since timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, about_kind, about_id, person_id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX follows_of_person ON follows (tenant_id, person_id, since);
    CREATE TABLE notice_settings (
      tenant_id uuid NOT NULL,
      person_id uuid NOT NULL,
      topic text NOT NULL,
      rhythm text NOT NULL CHECK (rhythm IN ('now', 'daily', 'weekly', 'never')),
      PRIMARY KEY (tenant_id, person_id, topic),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE TABLE notices (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      event_seq bigint NOT NULL,
      name text NOT NULL,
      about_kind text NOT NULL,
      about_id uuid NOT NULL,
      source_kind text NOT NULL,
      source_id uuid NOT NULL,
      by_id uuid,
      payload text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, event_seq, name)
    );
    CREATE TABLE notifications (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      notice_id uuid NOT NULL,
      event_seq bigint NOT NULL,
      person_id uuid NOT NULL,
      topic text NOT NULL,
      rhythm text NOT NULL CHECK (rhythm IN ('now', 'daily', 'weekly', 'never')),
      created_at timestamptz NOT NULL,
      read_at timestamptz,
      mailed_at timestamptz,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, person_id, event_seq),
      FOREIGN KEY (tenant_id, notice_id) REFERENCES notices (tenant_id, id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX notifications_of_person ON notifications (tenant_id, person_id, id);
    CREATE INDEX notifications_unread ON notifications (tenant_id, person_id, id) WHERE read_at IS NULL;
    CREATE INDEX notifications_unmailed ON notifications (tenant_id, rhythm, person_id, id) WHERE mailed_at IS NULL;
    "
);

// The search reads comments anew by discussion and by process.
migration!(
    m20261122_155100_comments_found,
    "
    CREATE INDEX discussions_of_space ON discussions (tenant_id, space_id, id);
    CREATE INDEX comments_of_discussion ON comments (tenant_id, discussion_id, id);
    "
);

// What stood there was in the organisation's language, except on proposals, whose authors wrote in theirs.
migration!(
    m20261123_000300_title_languages,
    "
    ALTER TABLE attachments ADD COLUMN titles text NOT NULL DEFAULT '';
    UPDATE attachments SET titles = '{\"original\":\"' ||
      (SELECT t.locale FROM tenants t WHERE t.id = attachments.tenant_id) || '\",\"texts\":{}}'
      WHERE owner_kind <> 'proposal';
    "
);
