// `kanaf audit verify`: a vault's whole trail, or an exported one with nothing but the file and the public key.
// The first line that does not fit is named.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { audit } from '../../src/features/audit/contract';
import { type ExportVerdict, verifyExport } from '../vault/audit/verify-export';
import type { CommandLine } from './command-line';
import { withVault } from './vault-session';
import { EXIT, type Voice } from './voice';

export const AUDIT_USAGE = `kanaf audit verify EXPORT --key PUBLIC-KEY-HEX-or-FILE [--json]
kanaf audit verify --vault DIR --staff CODE [--json]`;
const KEY_LIMIT = 4096;

export async function auditCommand(line: CommandLine, voice: Voice): Promise<number> {
  const [, act, file] = line.words;
  if (act !== 'verify') {
    voice.complain(AUDIT_USAGE);
    return EXIT.usage;
  }
  return file === undefined ? verifyVault(line, voice) : verifyFile(file, line, voice);
}

function verifyVault(line: CommandLine, voice: Voice): Promise<number> {
  return withVault({ line, voice }, async (session) => {
    const checked = await session.call(audit.verify, {});
    if (checked.kind !== 'done') return voice.notDone(checked);
    const verdict = checked.value;
    if (line.has('as-json')) voice.sayJson(verdict);
    else if (verdict.sound) voice.say(`sound: ${verdict.size} events, root ${verdict.root}`);
    if (!verdict.sound) {
      return voice.refuse({ code: 'audit.broken', details: { sequence: verdict.firstBad } });
    }
    return endOf(verdict.authors, line, voice);
  });
}

function verifyFile(file: string, line: CommandLine, voice: Voice): number {
  const given = line.value('key');
  if (given === undefined) {
    voice.complain(AUDIT_USAGE);
    return EXIT.usage;
  }
  const path = trailIn(file);
  if (path === undefined) return voice.refuse({ code: 'audit.export-missing' });
  const publicKey = keyFrom(given);
  if (publicKey === undefined) return voice.refuse({ code: 'audit.key-unreadable' });
  const verdict = verifyExport(path, publicKey);
  if (line.has('as-json')) voice.sayJson(verdict);
  else if (verdict.sound) tell(verdict, voice);
  if (verdict.sound) return endOf(verdict.authors, line, voice);
  const isSigned = verdict.why === 'line' || verdict.why === 'checkpoint';
  return voice.refuse({
    code: isSigned ? 'audit.broken' : 'audit.export-unsigned',
    details: { sequence: verdict.firstBad },
  });
}

/** A sound trail may still hold lines in the name of somebody who did not write them. */
function endOf(
  authors: {
    readonly foreign: number;
    readonly firstForeign?: number | undefined;
    readonly open: number;
  },
  line: CommandLine,
  voice: Voice,
): number {
  const { foreign, firstForeign, open } = authors;
  if (open > 0 && !line.has('as-json'))
    voice.say(`not yet owned ${open} lines of sessions that were cut short`);
  if (firstForeign === undefined) return EXIT.done;
  const details = { sequence: firstForeign, count: foreign };
  return voice.refuse({ code: 'audit.lines-foreign', details });
}

function tell(verdict: Extract<ExportVerdict, { sound: true }>, voice: Voice): void {
  voice.say('sound');
  voice.say(`events        ${verdict.size}`);
  voice.say(`root          ${verdict.root}`);
  voice.say(`origin        ${verdict.origin}`);
  voice.say(`founding deed ${verdict.founding}`);
}

/** The exported file, or the folder that the program made for it. */
function trailIn(path: string): string | undefined {
  if (!existsSync(path)) return undefined;
  if (statSync(path).isFile()) return path;
  const inside = join(path, 'trail.jsonl');
  return existsSync(inside) ? inside : undefined;
}

/** 64 hexadecimal digits, or a small file that holds them. */
function keyFrom(given: string): Buffer | undefined {
  const isFile = existsSync(given) && statSync(given).isFile() && statSync(given).size < KEY_LIMIT;
  const text = (isFile ? readFileSync(given, 'utf8') : given).trim().toLowerCase();
  return /^[0-9a-f]{64}$/.test(text) ? Buffer.from(text, 'hex') : undefined;
}
