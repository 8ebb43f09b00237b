// The row of a room's table in docs/formats/vault.md.
import { PEN } from './words.mjs';

const COMMON = ['id', 'resident_id', 'version', 'author_staff_id', 'written_at'];
/** Table, columns, and why they may be clear. */
const ROW = /^\| `[a-z_]+` \| (.+?) \| (.*) \|$/;

/** In the row of every room. */
const SEALED = /sealed under `[a-z]+`/;

/** The row stays where it stands and keeps its reason, with the compartment that the kind declares; a column that is new to it asks why it may be clear. */
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
  const said = reason.replace(SEALED, `sealed under \`${kind.compartment}\``);
  const asks = fresh.length > 0 && !reason.includes(PEN);
  lines[at] = row(asks ? `${said}; ${PEN} why ${fresh.join(', ')} may be clear` : said);
  return lines.join('\n');
}
