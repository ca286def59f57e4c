-- Takes the next jobs of all tenants; row-level security lets the role of the requests see one tenant only.
CREATE FUNCTION arengo_claim_jobs(present timestamptz, lease timestamptz, at_most bigint)
RETURNS TABLE (tenant_id uuid, id uuid, name text, payload text, attempts bigint)
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    UPDATE jobs j SET claimed_until = lease, attempts = j.attempts + 1
    FROM (SELECT d.tenant_id, d.id FROM jobs d
        WHERE d.state = 'waiting' AND d.run_at <= present AND (d.claimed_until IS NULL OR d.claimed_until < present)
        ORDER BY d.run_at LIMIT at_most FOR UPDATE SKIP LOCKED) due
    WHERE j.tenant_id = due.tenant_id AND j.id = due.id
    RETURNING j.tenant_id, j.id, j.name, j.payload, j.attempts
$$;
