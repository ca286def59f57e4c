-- Removes the oldest events of all tenants; row-level security lets the role of the requests see one tenant only.
CREATE FUNCTION arengo_forget_events(before timestamptz, at_most bigint) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM events e USING (SELECT tenant_id, seq FROM events WHERE at < before LIMIT at_most) old
        WHERE e.tenant_id = old.tenant_id AND e.seq = old.seq RETURNING 1)
    SELECT count(*) FROM gone
$$;
