-- The row's number ties it to the index of words; declared, because VACUUM renumbers undeclared ones.
CREATE TABLE search_texts (
    tenant_id blob NOT NULL,
    kind text NOT NULL,
    id blob NOT NULL,
    scope blob NOT NULL,
    folded text NOT NULL,
    number integer PRIMARY KEY,
    UNIQUE (tenant_id, kind, id));
-- Every character but the space belongs to a word: the text is folded before it comes here.
CREATE VIRTUAL TABLE search_words USING fts5 (
    scope, folded, content = '', contentless_delete = 1, prefix = '2 3', detail = 'column',
    tokenize = "unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'");
CREATE TRIGGER search_texts_added AFTER INSERT ON search_texts BEGIN
    INSERT INTO search_words (rowid, scope, folded) VALUES (new.number, hex(new.scope), new.folded);
END;
CREATE TRIGGER search_texts_changed AFTER UPDATE ON search_texts BEGIN
    DELETE FROM search_words WHERE rowid = old.number;
    INSERT INTO search_words (rowid, scope, folded) VALUES (new.number, hex(new.scope), new.folded);
END;
CREATE TRIGGER search_texts_removed AFTER DELETE ON search_texts BEGIN
    DELETE FROM search_words WHERE rowid = old.number;
END;
