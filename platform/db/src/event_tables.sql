ALTER TABLE events ADD COLUMN tables text NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN origin uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000';

-- As before, with the two new columns.
DROP FUNCTION arengo_events_after(bigint, bigint, bigint);
CREATE FUNCTION arengo_events_after(after_transaction bigint, after_seq bigint, at_most bigint)
RETURNS TABLE (transaction bigint, seq bigint, tenant_id uuid, kind text, resource_kind text, resource_id uuid, payload text, at timestamptz, tables text, origin uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT e.transaction, e.seq, e.tenant_id, e.kind, e.resource_kind, e.resource_id, e.payload, e.at, e.tables, e.origin
    FROM events e
    WHERE (e.transaction, e.seq) >
        (CASE WHEN after_transaction >= pg_snapshot_xmax(pg_current_snapshot())::text::bigint THEN 0 ELSE after_transaction END, after_seq)
      AND e.transaction < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY e.transaction, e.seq LIMIT at_most
$$;
