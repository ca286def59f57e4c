\set voter random(1, 64)
\set choice random(1, 30)
BEGIN;
INSERT INTO ballots (tenant_id, vote_id, key, choices) VALUES ('TENANT', 'VOTE', sha256(:voter::text::bytea), :choice::text || ',31') ON CONFLICT (tenant_id, vote_id, key) DO UPDATE SET choices = excluded.choices;
INSERT INTO audit_entries (tenant_id, id, at, actor_kind, actor_name, action, resource_kind, resource_id, details) VALUES ('TENANT', gen_random_uuid(), now(), 'system', 'ballots', 'ballot.cast', 'vote', 'VOTE', '{"new":0,"replaced":1}');
INSERT INTO jobs (tenant_id, id, name, payload, run_at, created_at) VALUES ('TENANT', gen_random_uuid(), 'bench.floor', '{"person":"00000000-0000-0000-0000-000000000000","vote":"VOTE"}', now(), now());
INSERT INTO events (tenant_id, kind, resource_kind, resource_id, payload, at, tables, origin) VALUES ('TENANT', 'ballot.cast', 'vote', 'VOTE', '{"new":0,"replaced":1}', now(), 'audit_entries ballots jobs', gen_random_uuid());
COMMIT;
