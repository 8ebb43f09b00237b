// Migration, format page and words of a room, written from the declared fields. A second run adds what is new and keeps what
// somebody wrote.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';
import { withRow } from './format-row.mjs';
import { withWords, wordsOfKind } from './words.mjs';

export async function stepOf({ room, entry, entryName, roomName, number, four, table }) {
  const { columnName, createStatement } = await load('src/kernel/columns.ts');
  const { nameInSql } = await load('src/kernel/sql-names.ts');
  const kind = (await load(`src/features/${room}/${entry}.ts`))[entryName];
  const names = Object.keys(kind.table.columns).map(columnName);
  const day = nameInSql(columnName(kind.on));
  return [
    {
      path: `electron/vault/database/migrations/records/${four}-${room}.ts`,
      change: () => `import type { Migration } from '../../migrate';

export const ${roomName}Step: Migration = {
  number: ${number},
  name: '${room}',
  statements: [
    \`${createStatement(kind.table)}\`,
    'CREATE INDEX ${table}_by_resident ON ${table} (resident_id, ${day})',
    'CREATE INDEX ${table}_by_day ON ${table} (${day})',
  ],
};
`,
    },
    { path: 'docs/formats/vault.md', change: (page) => withRow(page, { table, kind, names }) },
    ...booksOf(room, kind),
  ];
}

async function load(path) {
  const { module } = await runnerImport(join(ROOT, path), { logLevel: 'error' });
  return module;
}

function booksOf(room, kind) {
  const pages = `src/features/${room}/screens/pages.ts`;
  const wanted = wordsOfKind(kind, existsSync(join(ROOT, pages)) ? read(pages) : '');
  return ['ar', 'en'].map((language) => {
    const path = `resources/locales/${language}/${room}.json`;
    return {
      path,
      change: (before) => {
        const { book, orphans } = withWords(before === '' ? {} : JSON.parse(before), wanted);
        for (const key of orphans) say(`${path}: ${key} is of no field any more; take it out`);
        return `${JSON.stringify(book, null, 2)}\n`;
      },
    };
  });
}

function read(path) {
  return readFileSync(join(ROOT, path), 'utf8');
}
