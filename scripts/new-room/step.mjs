// Migration and format page of a room, written from the declared columns.
import { join } from 'node:path';
import { runnerImport } from 'vite';
import { ROOT } from '../setup/places.mjs';

const COMMON = ['id', 'resident_id', 'version', 'author_staff_id', 'written_at'];

export async function stepOf({ room, entry, entryName, roomName, number, four, table }) {
  const { columnName, createStatement } = await load('src/kernel/columns.ts');
  const kind = (await load(`src/features/${room}/${entry}.ts`))[entryName];
  const names = Object.keys(kind.table.columns).map(columnName);
  return [
    {
      path: `electron/vault/database/migrations/records/${four}-${room}.ts`,
      change: () => `import type { Migration } from '../../migrate';

export const ${roomName}Step: Migration = {
  number: ${number},
  name: '${room}',
  statements: [
    \`${createStatement(kind.table)}\`,
    'CREATE INDEX ${table}_by_resident ON ${table} (resident_id, ${columnName(kind.on)})',
    'CREATE INDEX ${table}_by_day ON ${table} (${columnName(kind.on)})',
  ],
};
`,
    },
    { path: 'docs/formats/vault.md', change: (page) => withRow(page, { table, kind, names }) },
  ];
}

async function load(path) {
  const { module } = await runnerImport(join(ROOT, path), { logLevel: 'error' });
  return module;
}

function withRow(page, { table, kind, names }) {
  const own = names.filter((name) => !COMMON.includes(name)).map((name) => `\`${name}\``);
  const common = COMMON.filter((name) => names.includes(name)).map((name) => `\`${name}\``);
  const kept = page.split('\n').filter((line) => !line.startsWith(`| \`${table}\` |`));
  const at = kept.findIndex((line) => line.startsWith('| `retention_periods` |'));
  const sealed = `its words are sealed under \`${kind.compartment}\` (kind \`${kind.name}\`)`;
  kept.splice(
    at,
    0,
    `| \`${table}\` | ${[...common, ...own].join(', ')} | ✎ why these may be clear; ${sealed} |`,
  );
  return kept.join('\n');
}
