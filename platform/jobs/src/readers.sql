-- How far each reader of events has come. Of several servers the one that claimed it reads, until that moment at most.
CREATE TABLE event_readers (
    name text NOT NULL PRIMARY KEY,
    place text NOT NULL,
    claimed_until timestamptz);
