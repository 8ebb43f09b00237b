import type { Migration } from '../../migrate';

export const summariesStep: Migration = {
  number: 5,
  name: 'summaries',
  statements: [
    `CREATE TABLE signing_certificates (
      key_id TEXT PRIMARY KEY,
      certificate BLOB NOT NULL,
      created_at TEXT NOT NULL
    ) STRICT`,
    `CREATE TABLE summaries (
      id TEXT PRIMARY KEY,
      sequence INTEGER NOT NULL UNIQUE,
      version INTEGER NOT NULL,
      period_from TEXT NOT NULL,
      period_to TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('sealed', 'signed', 'void')),
      reserved_at TEXT NOT NULL,
      content BLOB NOT NULL,
      content_sha256 TEXT NOT NULL,
      sealing BLOB NOT NULL,
      signed_at TEXT,
      payload BLOB,
      detached_signature BLOB,
      pdf_ar BLOB,
      pdf_en BLOB,
      CHECK ((state = 'signed') = (payload IS NOT NULL))
    ) STRICT`,
    'CREATE INDEX summaries_by_period ON summaries (period_from, period_to)',
  ],
};
