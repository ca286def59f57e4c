//! Votes and what is in their urns. No table of ballots or drafts has a person, a time or an id.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000600_ballots)]
}

migration!(
    m20261122_000600_ballots,
    "
    CREATE TABLE votes (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      process_id uuid NOT NULL,
      state text NOT NULL,
      secret bytea,
      settings text,
      list text,
      ballots bigint NOT NULL,
      opened_at timestamptz,
      closed_at timestamptz,
      published_at timestamptz,
      result text,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, id) REFERENCES components (tenant_id, id),
      FOREIGN KEY (tenant_id, process_id) REFERENCES processes (tenant_id, id)
    );
    CREATE INDEX votes_of_process ON votes (tenant_id, process_id);
    CREATE TABLE ballots (
      tenant_id uuid NOT NULL,
      vote_id uuid NOT NULL,
      key bytea NOT NULL,
      choices text NOT NULL,
      PRIMARY KEY (tenant_id, vote_id, key),
      FOREIGN KEY (tenant_id, vote_id) REFERENCES votes (tenant_id, id)
    );
    CREATE TABLE ballot_drafts (
      tenant_id uuid NOT NULL,
      vote_id uuid NOT NULL,
      key bytea NOT NULL,
      choices text NOT NULL,
      PRIMARY KEY (tenant_id, vote_id, key),
      FOREIGN KEY (tenant_id, vote_id) REFERENCES votes (tenant_id, id)
    );
    CREATE TABLE rehearsal_ballots (
      tenant_id uuid NOT NULL,
      vote_id uuid NOT NULL,
      key bytea NOT NULL,
      choices text NOT NULL,
      PRIMARY KEY (tenant_id, vote_id, key),
      FOREIGN KEY (tenant_id, vote_id) REFERENCES votes (tenant_id, id)
    );
    CREATE TABLE rehearsal_drafts (
      tenant_id uuid NOT NULL,
      vote_id uuid NOT NULL,
      key bytea NOT NULL,
      choices text NOT NULL,
      PRIMARY KEY (tenant_id, vote_id, key),
      FOREIGN KEY (tenant_id, vote_id) REFERENCES votes (tenant_id, id)
    );
    "
);
