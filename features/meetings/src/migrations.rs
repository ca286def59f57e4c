//! Meetings, who comes, and who is invited.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_000700_meetings),
        Box::new(m20261122_155300_series),
        Box::new(m20261122_200300_meeting_languages),
        Box::new(m20261123_000200_reason_languages),
    ]
}

// `details` and `report` are JSON: nothing is searched by what is in them. `listed` is stage and access in one, so that the
// indexes hold just what lists show. `sequence` is that of calendar files (RFC 5545): it grows with what matters to guests.
// Seats and the line are in the ledger of `seats`; here is what a guest answered, the code, and whether they came.
// `meeting_notices` holds which mail went to whom, so that no job sends one twice.
migration!(
    m20261122_000700_meetings,
    "
    CREATE TABLE meetings (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      process_id uuid NOT NULL,
      number bigint,
      stage text NOT NULL CHECK (stage IN ('draft', 'proposed', 'refused', 'published', 'cancelled')),
      listed boolean NOT NULL,
      author_id uuid,
      title text NOT NULL,
      mode text NOT NULL CHECK (mode IN ('in_person', 'online', 'hybrid')),
      access text NOT NULL CHECK (access IN ('open', 'transparent', 'private')),
      starts_at timestamptz NOT NULL,
      ends_at timestamptz NOT NULL,
      address text NOT NULL,
      lat double precision,
      lng double precision,
      details text NOT NULL,
      html text NOT NULL,
      summary text NOT NULL,
      sequence bigint NOT NULL,
      reason text,
      report text,
      walk_ins bigint NOT NULL CHECK (walk_ins >= 0),
      present bigint NOT NULL CHECK (present >= 0),
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, component_id, number),
      CHECK (starts_at < ends_at),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id),
      FOREIGN KEY (tenant_id, author_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX meetings_of_component ON meetings (tenant_id, component_id, starts_at, id);
    CREATE INDEX meetings_of_process ON meetings (tenant_id, process_id, starts_at, id) WHERE listed = TRUE;
    CREATE INDEX meetings_coming ON meetings (tenant_id, ends_at, id) WHERE listed = TRUE;
    CREATE INDEX meetings_of_author ON meetings (tenant_id, author_id, component_id, id);
    CREATE INDEX meetings_to_approve ON meetings (tenant_id, component_id, id) WHERE stage = 'proposed';
    CREATE TABLE meeting_guests (
      tenant_id uuid NOT NULL,
      meeting_id uuid NOT NULL,
      person_id uuid NOT NULL,
      code text NOT NULL,
      answers text NOT NULL,
      came_at timestamptz,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, meeting_id, person_id),
      UNIQUE (tenant_id, code),
      FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX meeting_guests_of_person ON meeting_guests (tenant_id, person_id, meeting_id);
    CREATE TABLE meeting_invitations (
      tenant_id uuid NOT NULL,
      meeting_id uuid NOT NULL,
      email text NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, meeting_id, email),
      FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id)
    );
    CREATE INDEX meeting_invitations_of_address ON meeting_invitations (tenant_id, email, meeting_id);
    CREATE TABLE meeting_notices (
      tenant_id uuid NOT NULL,
      meeting_id uuid NOT NULL,
      address text NOT NULL,
      about text NOT NULL,
      sent_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, meeting_id, address, about),
      FOREIGN KEY (tenant_id, meeting_id) REFERENCES meetings (tenant_id, id)
    );
    "
);

// Meetings that come again are those of one `series_id`: the id of the one that the others were made of.
migration!(
    m20261122_155300_series,
    "
    ALTER TABLE meetings ADD COLUMN series_id uuid;
    CREATE INDEX meetings_of_series ON meetings (tenant_id, series_id, starts_at, id) WHERE series_id IS NOT NULL;
    "
);

// What was written before was in its author's language, or the organisation's. Within JSON no text holds an unescaped quote.
migration!(
    m20261122_200300_meeting_languages,
    "
    UPDATE meetings SET details = replace(details, '\"details\":{', '\"details\":{\"wording\":{\"original\":\"' || coalesce(
      (SELECT p.locale FROM people p WHERE p.tenant_id = meetings.tenant_id AND p.id = meetings.author_id),
      (SELECT t.locale FROM tenants t WHERE t.id = meetings.tenant_id)) || '\"},');
    UPDATE meetings SET report = replace(report, '{\"body\":', '{\"wording\":{\"original\":\"' ||
      (SELECT t.locale FROM tenants t WHERE t.id = meetings.tenant_id) || '\"},\"body\":') WHERE report IS NOT NULL;
    "
);

// Reasons given before were in the organisation's language.
migration!(
    m20261123_000200_reason_languages,
    "
    ALTER TABLE meetings ADD COLUMN reason_wording text NOT NULL DEFAULT '';
    UPDATE meetings SET reason_wording = '{\"original\":\"' ||
      (SELECT t.locale FROM tenants t WHERE t.id = meetings.tenant_id) || '\"}' WHERE reason IS NOT NULL;
    "
);
