//! Programmes: bodies, the people who write for them, cards, and the calendar as it was printed.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![
        Box::new(m20261122_084422_exchange),
        Box::new(m20261122_093000_exchange_sessions),
        Box::new(m20261122_125000_exchange_afterwards),
        Box::new(m20261122_194500_exchange_places),
    ]
}

// `content` is JSON, a card as the exchange file has it: index, facets and calendar are made from it, and nothing in it is
// searched by the database. `title` stands beside for lists. A body counts the cards that were numbered under its heading,
// so that no number is ever given twice.
migration!(
    m20261122_084422_exchange,
    "
    CREATE TABLE exchange_bodies (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      heading text NOT NULL,
      hosts text NOT NULL,
      lat double precision,
      lng double precision,
      cards bigint NOT NULL CHECK (cards >= 0),
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, component_id, heading),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id)
    );
    CREATE TABLE exchange_members (
      tenant_id uuid NOT NULL,
      body_id uuid NOT NULL,
      email text NOT NULL,
      component_id uuid NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, body_id, email),
      FOREIGN KEY (tenant_id, body_id) REFERENCES exchange_bodies (tenant_id, id)
    );
    CREATE INDEX exchange_members_of_address ON exchange_members (tenant_id, component_id, email, body_id);
    CREATE TABLE exchange_cards (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      process_id uuid NOT NULL,
      body_id uuid NOT NULL,
      key text NOT NULL,
      number bigint,
      of_body bigint,
      stage text NOT NULL CHECK (stage IN ('draft', 'submitted', 'published', 'withdrawn')),
      theme_id uuid,
      area_id uuid,
      title text NOT NULL,
      content text NOT NULL,
      html text NOT NULL,
      transfer_html text NOT NULL,
      summary text NOT NULL,
      reason text,
      author_id uuid,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, component_id, number),
      UNIQUE (tenant_id, component_id, key),
      UNIQUE (tenant_id, body_id, of_body),
      CHECK (stage <> 'published' OR number IS NOT NULL),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id),
      FOREIGN KEY (tenant_id, body_id) REFERENCES exchange_bodies (tenant_id, id),
      FOREIGN KEY (tenant_id, author_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX exchange_cards_listed ON exchange_cards (tenant_id, component_id, number) WHERE stage = 'published';
    CREATE INDEX exchange_cards_of_component ON exchange_cards (tenant_id, component_id, id);
    CREATE INDEX exchange_cards_of_author ON exchange_cards (tenant_id, author_id, id);
    CREATE TABLE exchange_printed (
      tenant_id uuid NOT NULL,
      component_id uuid NOT NULL,
      calendar text NOT NULL,
      PRIMARY KEY (tenant_id, component_id),
      FOREIGN KEY (tenant_id, component_id) REFERENCES components (tenant_id, id)
    );
    "
);

// A session's seats and its line are in the ledger of `seats`, under its card: who holds one is a participant. The partial
// keys keep people from asking twice. Of the manager's key only the hash is here. `exchange_notices` holds which mail went
// to whom, so that no job sends one twice.
migration!(
    m20261122_093000_exchange_sessions,
    "
    CREATE TABLE exchange_sessions (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      card_id uuid NOT NULL,
      place bigint NOT NULL,
      course text NOT NULL CHECK (course IN ('open', 'called_off')),
      entries text NOT NULL,
      days text NOT NULL,
      seats bigint CHECK (seats >= 0),
      sequence bigint NOT NULL,
      reason text,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, card_id, place),
      FOREIGN KEY (tenant_id, card_id) REFERENCES exchange_cards (tenant_id, id)
    );
    CREATE INDEX exchange_sessions_of_component ON exchange_sessions (tenant_id, component_id, card_id, place);
    CREATE TABLE exchange_applications (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      card_id uuid NOT NULL,
      session_id uuid NOT NULL,
      body_id uuid NOT NULL,
      person_id uuid NOT NULL,
      manager_name text NOT NULL,
      manager_email text NOT NULL,
      approval text NOT NULL CHECK (approval IN ('asked', 'given', 'refused')),
      key_hash bytea NOT NULL,
      message text NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, key_hash),
      FOREIGN KEY (tenant_id, session_id) REFERENCES exchange_sessions (tenant_id, id),
      FOREIGN KEY (tenant_id, body_id) REFERENCES exchange_bodies (tenant_id, id),
      FOREIGN KEY (tenant_id, person_id) REFERENCES people (tenant_id, id)
    );
    CREATE INDEX exchange_applications_of_session ON exchange_applications (tenant_id, session_id, id);
    CREATE INDEX exchange_applications_of_body ON exchange_applications (tenant_id, component_id, body_id, id);
    CREATE TABLE exchange_participants (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      application_id uuid NOT NULL,
      session_id uuid NOT NULL,
      card_id uuid NOT NULL,
      body_id uuid NOT NULL,
      name text NOT NULL,
      email text NOT NULL,
      role text NOT NULL,
      kind text NOT NULL,
      position bigint NOT NULL,
      living boolean NOT NULL,
      once boolean NOT NULL,
      code text NOT NULL,
      present boolean,
      hours bigint CHECK (hours >= 0),
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, code),
      FOREIGN KEY (tenant_id, application_id) REFERENCES exchange_applications (tenant_id, id),
      FOREIGN KEY (tenant_id, session_id) REFERENCES exchange_sessions (tenant_id, id)
    );
    CREATE UNIQUE INDEX exchange_participants_living ON exchange_participants (tenant_id, session_id, email)
      WHERE living = TRUE;
    CREATE UNIQUE INDEX exchange_participants_once ON exchange_participants (tenant_id, card_id, email)
      WHERE living = TRUE AND once = TRUE;
    CREATE INDEX exchange_participants_of_application ON exchange_participants (tenant_id, application_id, id);
    CREATE INDEX exchange_participants_of_session ON exchange_participants (tenant_id, session_id, id);
    CREATE INDEX exchange_participants_of_body ON exchange_participants (tenant_id, body_id, id);
    CREATE INDEX exchange_participants_of_component ON exchange_participants (tenant_id, component_id, id);
    CREATE TABLE exchange_notices (
      tenant_id uuid NOT NULL,
      participant_id uuid NOT NULL,
      about text NOT NULL,
      sent_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, participant_id, about),
      FOREIGN KEY (tenant_id, participant_id) REFERENCES exchange_participants (tenant_id, id)
    );
    "
);

// Whoever came has no account: the key of their letter opens what they get afterwards, and only its hash is here. Of the
// file of a material the attachments know.
migration!(
    m20261122_125000_exchange_afterwards,
    "
    CREATE TABLE exchange_keys (
      tenant_id uuid NOT NULL,
      participant_id uuid NOT NULL,
      key_hash bytea NOT NULL,
      PRIMARY KEY (tenant_id, participant_id),
      UNIQUE (tenant_id, key_hash),
      FOREIGN KEY (tenant_id, participant_id) REFERENCES exchange_participants (tenant_id, id)
    );
    CREATE TABLE exchange_feedback (
      tenant_id uuid NOT NULL,
      participant_id uuid NOT NULL,
      component_id uuid NOT NULL,
      session_id uuid NOT NULL,
      mark bigint NOT NULL CHECK (mark >= 1 AND mark <= 5),
      body text NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, participant_id),
      FOREIGN KEY (tenant_id, participant_id) REFERENCES exchange_participants (tenant_id, id)
    );
    CREATE INDEX exchange_feedback_of_session ON exchange_feedback (tenant_id, session_id, participant_id);
    CREATE INDEX exchange_feedback_of_component ON exchange_feedback (tenant_id, component_id, session_id);
    CREATE TABLE exchange_materials (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      component_id uuid NOT NULL,
      card_id uuid NOT NULL,
      session_id uuid NOT NULL,
      title text NOT NULL,
      link text,
      for_all boolean NOT NULL,
      created_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, session_id) REFERENCES exchange_sessions (tenant_id, id)
    );
    CREATE INDEX exchange_materials_of_card ON exchange_materials (tenant_id, card_id, id);
    CREATE TABLE exchange_follow_ups (
      tenant_id uuid NOT NULL,
      session_id uuid NOT NULL,
      card_id uuid NOT NULL,
      title text NOT NULL,
      place text NOT NULL,
      day text NOT NULL,
      sequence bigint NOT NULL,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, session_id),
      FOREIGN KEY (tenant_id, session_id) REFERENCES exchange_sessions (tenant_id, id)
    );
    CREATE INDEX exchange_follow_ups_of_card ON exchange_follow_ups (tenant_id, card_id, session_id);
    "
);

// Where people travel to, in words: the facet of the index beside that of the bodies.
migration!(
    m20261122_194500_exchange_places,
    "
    ALTER TABLE exchange_bodies ADD COLUMN place text NOT NULL DEFAULT '';
    "
);
