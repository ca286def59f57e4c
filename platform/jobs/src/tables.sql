CREATE TABLE jobs (
    tenant_id uuid NOT NULL,
    id uuid NOT NULL,
    name text NOT NULL,
    payload text NOT NULL,
    -- Two waiting jobs of a name with the same key are one.
    dedup_key text,
    state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'failed')),
    run_at timestamptz NOT NULL,
    attempts bigint NOT NULL DEFAULT 0,
    -- Somebody works on it; when this moment passes, they have stopped without a word.
    claimed_until timestamptz,
    last_error text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id));
-- A job under way does not hold its key: what happened since it looked needs another run.
CREATE UNIQUE INDEX jobs_dedup ON jobs (tenant_id, name, dedup_key) WHERE state = 'waiting' AND claimed_until IS NULL;
-- Not led by the tenant: the worker looks for the next job of all tenants.
CREATE INDEX jobs_due ON jobs (run_at) WHERE state = 'waiting';
-- Recurring work of the installation, so that of several servers only one does it.
CREATE TABLE schedules (
    name text NOT NULL PRIMARY KEY,
    next_at timestamptz NOT NULL);
