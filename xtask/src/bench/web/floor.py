"""A bare loop: writes the rows of a changed ballot into a database file, one commit each, for some seconds."""

import hashlib
import sqlite3
import sys
import time
import uuid

NOW = "2026-01-01T00:00:00.000000+00:00"
DETAILS = '{"new":0,"replaced":1}'


def main(file, seconds):
    db = sqlite3.connect(file, isolation_level=None, cached_statements=64)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA synchronous = FULL")
    tenant, vote = db.execute("SELECT tenant_id, id FROM votes WHERE state = 'open'").fetchone()
    origin, number, start = uuid.uuid4().bytes, 0, time.monotonic()
    while time.monotonic() - start < seconds:
        number += 1
        db.execute("BEGIN IMMEDIATE")
        db.execute(
            "INSERT INTO ballots (tenant_id, vote_id, key, choices) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (tenant_id, vote_id, key) DO UPDATE SET choices = excluded.choices",
            (tenant, vote, hashlib.sha256(b"%d" % (number % 64)).digest(), f"{number % 30},31"),
        )
        db.execute(
            "INSERT INTO audit_entries (tenant_id, id, at, actor_kind, actor_name, action, resource_kind,"
            " resource_id, details) VALUES (?, ?, ?, 'system', 'ballots', 'ballot.cast', 'vote', ?, ?)",
            (tenant, uuid.uuid4().bytes, NOW, vote, DETAILS),
        )
        db.execute(
            "INSERT INTO jobs (tenant_id, id, name, payload, run_at, created_at) VALUES (?, ?, 'bench.floor', ?, ?, ?)",
            (tenant, uuid.uuid4().bytes, '{"person":"00000000-0000-0000-0000-000000000000"}', NOW, NOW),
        )
        db.execute(
            "INSERT INTO events (tenant_id, kind, resource_kind, resource_id, payload, at, tables, origin)"
            " VALUES (?, 'ballot.cast', 'vote', ?, ?, ?, 'audit_entries ballots jobs', ?)",
            (tenant, vote, DETAILS, NOW, origin),
        )
        db.execute("COMMIT")
    print(number / (time.monotonic() - start))


main(sys.argv[1], float(sys.argv[2]))
