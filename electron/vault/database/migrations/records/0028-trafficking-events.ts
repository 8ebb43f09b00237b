import type { Migration } from '../../migrate';

export const traffickingEventsStep: Migration = {
  number: 28,
  name: 'trafficking-events',
  statements: [
    `CREATE TABLE trafficking_events (
      id TEXT PRIMARY KEY,
      resident_id TEXT NOT NULL REFERENCES residents (id),
      version INTEGER NOT NULL,
      author_staff_id TEXT NOT NULL REFERENCES staff (id),
      written_at TEXT NOT NULL,
      told_on TEXT NOT NULL,
      kind TEXT NOT NULL,
      started_on TEXT,
      finished_on TEXT,
      place TEXT,
      means TEXT NOT NULL,
      sector TEXT,
      debt TEXT
    ) STRICT`,
    'CREATE INDEX trafficking_events_by_resident ON trafficking_events (resident_id, told_on)',
    'CREATE INDEX trafficking_events_by_day ON trafficking_events (told_on)',
  ],
};
