-- Removes jobs of all tenants that failed for good long ago.
CREATE FUNCTION arengo_forget_jobs(before timestamptz) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (DELETE FROM jobs WHERE state = 'failed' AND run_at < before RETURNING 1)
    SELECT count(*) FROM gone
$$;
