//! Plans, counters, seats, and how each seat came to be what it is.

use db::migration;
use sea_orm_migration::MigrationTrait;

/// In the order of their names.
pub(crate) fn migrations() -> Vec<Box<dyn MigrationTrait>> {
    vec![Box::new(m20261122_000325_seats), Box::new(m20261122_092000_seats_of_parties)]
}

// A pool counts the seats of a kind; the pool without a kind counts all of them and holds those set aside. The checks are
// the last wall: whatever a program does, the database refuses one holder too many.
// `place` is the place in the line of the resource: it grows and is never given again.
// A holder has at most one living seat of a resource; what was given back stays for the record.
migration!(
    m20261122_000325_seats,
    "
    CREATE TABLE seat_plans (
      tenant_id uuid NOT NULL REFERENCES tenants (id),
      resource_kind text NOT NULL,
      resource_id uuid NOT NULL,
      offer_minutes bigint CHECK (offer_minutes > 0),
      closes_at timestamptz,
      last_place bigint NOT NULL,
      PRIMARY KEY (tenant_id, resource_kind, resource_id)
    );
    CREATE TABLE seat_pools (
      tenant_id uuid NOT NULL,
      resource_kind text NOT NULL,
      resource_id uuid NOT NULL,
      kind text NOT NULL,
      capacity bigint CHECK (capacity >= 0),
      reserved bigint NOT NULL CHECK (reserved >= 0),
      held bigint NOT NULL CHECK (held >= 0),
      reserved_held bigint NOT NULL CHECK (reserved_held >= 0),
      waiting bigint NOT NULL CHECK (waiting >= 0),
      PRIMARY KEY (tenant_id, resource_kind, resource_id, kind),
      FOREIGN KEY (tenant_id, resource_kind, resource_id) REFERENCES seat_plans (tenant_id, resource_kind, resource_id),
      CHECK (capacity IS NULL OR held + reserved <= capacity),
      CHECK (reserved_held <= reserved)
    );
    CREATE TABLE seats (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      resource_kind text NOT NULL,
      resource_id uuid NOT NULL,
      holder uuid NOT NULL,
      kind text NOT NULL,
      reserved boolean NOT NULL,
      state text NOT NULL CHECK (state IN ('held', 'waiting', 'offered', 'cancelled', 'lapsed')),
      place bigint NOT NULL,
      offered_until timestamptz,
      created_at timestamptz NOT NULL,
      changed_at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      UNIQUE (tenant_id, resource_kind, resource_id, place),
      FOREIGN KEY (tenant_id, resource_kind, resource_id) REFERENCES seat_plans (tenant_id, resource_kind, resource_id),
      CHECK ((state = 'offered') = (offered_until IS NOT NULL))
    );
    CREATE UNIQUE INDEX seats_living ON seats (tenant_id, resource_kind, resource_id, holder)
      WHERE state IN ('held', 'waiting', 'offered');
    CREATE INDEX seats_line ON seats (tenant_id, resource_kind, resource_id, state, place);
    CREATE INDEX seats_of_holder ON seats (tenant_id, holder, resource_kind, id);
    CREATE TABLE seat_moves (
      tenant_id uuid NOT NULL,
      id uuid NOT NULL,
      seat_id uuid NOT NULL,
      state text NOT NULL,
      reason text NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (tenant_id, id),
      FOREIGN KEY (tenant_id, seat_id) REFERENCES seats (tenant_id, id)
    );
    CREATE INDEX seat_moves_of_seat ON seat_moves (tenant_id, seat_id, id);
    "
);

// A kind may end before the whole, and be open to so many parties, and so many seats of each. `parties` counts those that
// have a seat.
migration!(
    m20261122_092000_seats_of_parties,
    "
    ALTER TABLE seats ADD COLUMN party text NOT NULL DEFAULT '';
    ALTER TABLE seat_pools ADD COLUMN closes_at timestamptz;
    ALTER TABLE seat_pools ADD COLUMN most_of_party bigint;
    ALTER TABLE seat_pools ADD COLUMN most_parties bigint;
    ALTER TABLE seat_pools ADD COLUMN parties bigint NOT NULL DEFAULT 0
      CHECK (parties >= 0 AND (most_parties IS NULL OR parties <= most_parties));
    CREATE TABLE seat_parties (
      tenant_id uuid NOT NULL,
      resource_kind text NOT NULL,
      resource_id uuid NOT NULL,
      kind text NOT NULL,
      party text NOT NULL,
      held bigint NOT NULL CHECK (held >= 0),
      PRIMARY KEY (tenant_id, resource_kind, resource_id, kind, party),
      FOREIGN KEY (tenant_id, resource_kind, resource_id) REFERENCES seat_plans (tenant_id, resource_kind, resource_id)
    );
    "
);
