// The row of a room's table in docs/formats/vault.md.
import { PEN } from './words.mjs';

const COMMON = ['id', 'resident_id', 'version', 'author_staff_id', 'written_at'];
/** Table, columns, and why they may be clear. */
const ROW = /^\| `[a-z_]+` \| (.+?) \| (.*) \|$/;

/** The row stays where it stands and keeps its reason; a column that is new to it asks why it may be clear. */
export function withRow(page, { table, kind, names }) {
  const lines = page.split('\n');
  const at = lines.findIndex((line) => line.startsWith(`| \`${table}\` |`));
  const [, had = '', reason = ''] = ROW.exec(lines[at] ?? '') ?? [];
  const columns = [
    ...COMMON.filter((name) => names.includes(name)),
    ...names.filter((name) => !COMMON.includes(name)),
  ].map((name) => `\`${name}\``);
  const row = (why) => `| \`${table}\` | ${columns.join(', ')} | ${why} |`;
  if (at < 0) {
    const sealed = `its words are sealed under \`${kind.compartment}\` (kind \`${kind.name}\`)`;
    const before = lines.findIndex((line) => line.startsWith('| `retention_periods` |'));
    lines.splice(before, 0, row(`${PEN} why these may be clear; ${sealed}`));
    return lines.join('\n');
  }
  const fresh = columns.filter((name) => !had.includes(name));
  const asks = fresh.length > 0 && !reason.includes(PEN);
  lines[at] = row(asks ? `${reason}; ${PEN} why ${fresh.join(', ')} may be clear` : reason);
  return lines.join('\n');
}
