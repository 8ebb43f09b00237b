// `kanaf import FILE --vault DIR`: the window's import from a terminal. What the file hides and what was only guessed is
// said before anything is imported.
import { existsSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { imports, type ImportPreview } from '../../src/features/imports/contract';
import { IMPORT_KINDS } from '../../src/features/imports/index';
import { nowhere, type Outside } from '../vault/platform/process-environment';
import type { CommandLine } from './command-line';
import { sayFile, sayKnown, sayReport } from './import-report';
import { type ParseProgram, parseInChild, PATIENCE_MS } from './parsing';
import { type TerminalSession, withVault } from './vault-session';
import { EXIT, type Voice } from './voice';

const TOKEN = 'command-line';
const PROGRAM = { path: join(import.meta.dirname, 'parse-child.js'), patienceMs: PATIENCE_MS };
export const IMPORT_USAGE =
  'kanaf import FILE --vault DIR --staff CODE [--kind own-list|htcds|ctdc] [--sheet N] [--dry-run] [--leave-hidden] [--take-struck] [--accept-guesses] [--again] [--json]';

/** `program` reads the file; built beside this one. */
export async function importCommand(
  line: CommandLine,
  voice: Voice,
  program: ParseProgram = PROGRAM,
): Promise<number> {
  const [, file, ...more] = line.words;
  const wishes = wishesOf(line);
  const isFile = file !== undefined && existsSync(file) && statSync(file).isFile();
  if (!isFile || more.length > 0 || wishes === undefined) {
    voice.complain(IMPORT_USAGE);
    return EXIT.usage;
  }
  const parsed = await parseInChild(file, program);
  if (!parsed.ok) return voice.refuse(parsed.refusal);
  const outside: Outside = {
    ...nowhere,
    parsedFile: (token) => (token === TOKEN ? parsed.value : undefined),
  };
  return withVault({ line, voice, outside, onProgress }, (session) =>
    importInto(session, { line, voice, wishes, fileName: basename(file).slice(-255) }),
  );
}

interface Wishes {
  readonly kind?: (typeof IMPORT_KINDS)[number];
  readonly sheet?: number;
}

/** Undefined when a kind or a sheet was named that there cannot be. */
function wishesOf(line: CommandLine): Wishes | undefined {
  const [kindName, sheetName] = [line.value('kind'), line.value('sheet')];
  const kind = IMPORT_KINDS.find((name) => name === kindName);
  const isSheet = sheetName === undefined || /^\d{1,3}$/.test(sheetName);
  if ((kindName !== undefined && kind === undefined) || !isSheet) return undefined;
  return {
    ...(kind === undefined ? {} : { kind }),
    ...(sheetName === undefined ? {} : { sheet: Number(sheetName) }),
  };
}

interface Order {
  readonly line: CommandLine;
  readonly voice: Voice;
  readonly wishes: Wishes;
  readonly fileName: string;
}

async function importInto(session: TerminalSession, order: Order): Promise<number> {
  const { line, voice, wishes, fileName } = order;
  const first = await session.call(imports.preview, { fileToken: TOKEN, ...wishes });
  if (first.kind !== 'done') return voice.notDone(first);
  const mapping = {
    ...first.value.mapping,
    leaveHidden: line.has('leave-hidden'),
    leaveStruck: !line.has('take-struck'),
    ...(line.has('accept-guesses') ? { unsettled: [] } : {}),
  };
  const plan = { fileToken: TOKEN, fileName, ...wishes, mapping };
  const preview = await session.call(imports.preview, plan);
  if (preview.kind !== 'done') return voice.notDone(preview);
  const isSpoken = !line.has('as-json');
  if (isSpoken) {
    sayFile(preview.value, voice);
    sayKnown(preview.value, voice);
  }
  if (line.has('dry-run')) return told(preview.value, order);
  const run = await session.call(imports.run, { ...plan, again: line.has('again') });
  return run.kind === 'done' ? told(run.value, order) : voice.notDone(run);
}

type Told = Pick<ImportPreview, 'kind' | 'report' | 'archive'>;

function told(value: Told, { line, voice }: Order): number {
  if (line.has('as-json')) voice.sayJson(value);
  else sayReport(value, voice);
  return EXIT.done;
}

function onProgress(progress: { step: string; done: number; total: number }): void {
  const { step, done, total } = progress;
  if (process.stderr.isTTY) process.stderr.write(`\r${step} ${done}/${total}   `);
}
