-- The number of the transaction is part of an event's place. Sequence numbers alone are handed out before the commit, so
-- that a follower could see 7, move on, and never see 6.
CREATE TABLE events (
    tenant_id uuid NOT NULL,
    seq bigint GENERATED ALWAYS AS IDENTITY,
    transaction bigint NOT NULL DEFAULT (pg_current_xact_id()::text::bigint),
    kind text NOT NULL,
    resource_kind text NOT NULL,
    resource_id uuid NOT NULL,
    payload text NOT NULL,
    at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, seq));
-- For followers, who read all tenants.
CREATE INDEX events_order ON events (transaction, seq);

-- Events after a place, of transactions older than every one still open: no later commit can come before them.
-- Transaction numbers beyond the present are from before a restore into another cluster, so they count as 0.
CREATE FUNCTION arengo_events_after(after_transaction bigint, after_seq bigint, at_most bigint)
RETURNS TABLE (transaction bigint, seq bigint, tenant_id uuid, kind text, resource_kind text, resource_id uuid, payload text, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.transaction, e.seq, e.tenant_id, e.kind, e.resource_kind, e.resource_id, e.payload, e.at
    FROM events e
    WHERE (e.transaction, e.seq) >
        (CASE WHEN after_transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN 0 ELSE after_transaction END, after_seq)
      AND e.transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY e.transaction, e.seq LIMIT at_most
$$;

-- After a restore: events that name transactions yet to come happened before all of them.
CREATE FUNCTION arengo_events_settle() RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH settled AS (
        UPDATE events SET transaction = 0
        WHERE transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint RETURNING 1)
    SELECT count(*) FROM settled
$$;
