CREATE TABLE search_texts (
    tenant_id uuid NOT NULL,
    kind text NOT NULL,
    id uuid NOT NULL,
    scope uuid NOT NULL,
    folded text NOT NULL,
    -- The words as they are: the text is folded before it comes here, and PostgreSQL's parser knows other words. The scope
    -- is one of them, so that the index alone finds a word in a scope, however many texts other tenants have.
    words tsvector GENERATED ALWAYS AS (array_to_tsvector(string_to_array(folded, ' ') || ('@' || scope::text))) STORED,
    PRIMARY KEY (tenant_id, kind, id));
-- fastupdate defers work to the searches: texts change rarely, searches are many.
CREATE INDEX search_texts_words ON search_texts USING gin (words) WITH (fastupdate = off);

-- Row-level security would keep the index from being used (the operator is not leakproof), so this function runs as
-- the owner and adds the tenant itself.
CREATE FUNCTION arengo_search(in_kind text, in_scope uuid, query text) RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT s.id FROM search_texts s
    WHERE s.tenant_id = nullif(current_setting('app.tenant', true), '')::uuid
      AND s.kind = in_kind AND s.scope = in_scope
      AND s.words @@ ('''@' || in_scope || ''' & (' || query || ')')::tsquery
$$;
