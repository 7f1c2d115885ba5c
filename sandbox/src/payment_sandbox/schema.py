"""The ledger's tables (SQLite)."""

TABLES = """
CREATE TABLE IF NOT EXISTS intents (
  id TEXT PRIMARY KEY, created INTEGER NOT NULL, amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL,
  status TEXT NOT NULL, client_secret TEXT NOT NULL, metadata TEXT NOT NULL, payment_method TEXT, return_url TEXT,
  latest_charge TEXT, last_error TEXT, challenge TEXT, challenge_key TEXT, settle_at REAL, canceled_at INTEGER,
  cancellation_reason TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS charges (
  id TEXT PRIMARY KEY, created INTEGER NOT NULL, intent TEXT NOT NULL REFERENCES intents, amount INTEGER NOT NULL,
  currency TEXT NOT NULL, status TEXT NOT NULL, payment_method TEXT NOT NULL, failure_code TEXT, decline_code TEXT,
  idempotency_key TEXT
) STRICT;
CREATE UNIQUE INDEX IF NOT EXISTS charges_one_success ON charges (intent) WHERE status = 'succeeded';
CREATE TABLE IF NOT EXISTS refunds (
  id TEXT PRIMARY KEY, created INTEGER NOT NULL, charge TEXT NOT NULL REFERENCES charges, intent TEXT NOT NULL,
  amount INTEGER NOT NULL CHECK (amount > 0), currency TEXT NOT NULL, status TEXT NOT NULL, reason TEXT,
  failure_reason TEXT, metadata TEXT NOT NULL, settle_at REAL, idempotency_key TEXT
) STRICT;
CREATE INDEX IF NOT EXISTS refunds_of_charge ON refunds (charge);
CREATE INDEX IF NOT EXISTS intents_to_settle ON intents (settle_at) WHERE settle_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS refunds_to_settle ON refunds (settle_at) WHERE settle_at IS NOT NULL;
CREATE TABLE IF NOT EXISTS idempotency_keys (
  key TEXT PRIMARY KEY, created INTEGER NOT NULL, path TEXT NOT NULL, fingerprint BLOB NOT NULL,
  status INTEGER NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS events (
  number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, created INTEGER NOT NULL, type TEXT NOT NULL, body BLOB NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS deliveries (
  number INTEGER PRIMARY KEY, event INTEGER NOT NULL REFERENCES events, due REAL NOT NULL,
  tries INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX IF NOT EXISTS deliveries_due ON deliveries (due);
"""
