// `kanaf import FILE --vault DIR`: the window's import from a terminal. A child process without keys parses the file.
import { spawn } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createInterface } from 'node:readline';
import { imports } from '../../src/features/imports/contract';
import {
  type FileRefusal,
  type ParsedFile,
  ParsedFileCollector,
} from '../../src/features/imports/index';
import { ok, refuse, type Result } from '../../src/kernel/result';
import { nowhere, type Outside } from '../vault/outside';
import type { CommandLine } from './command-line';
import { type TerminalSession, withVault } from './vault-session';
import { EXIT, type Voice } from './voice';

const TOKEN = 'command-line';
const PARSE_CHILD = join(import.meta.dirname, 'parse-child.js');
const KINDS = ['own-list', 'htcds', 'ctdc'] as const;

/** `parseChild`: the program that reads the file; built beside this one. */
export async function importCommand(
  line: CommandLine,
  voice: Voice,
  parseChild = PARSE_CHILD,
): Promise<number> {
  const file = line.words[1];
  if (file === undefined || !existsSync(file)) {
    voice.complain(
      'kanaf import FILE --vault DIR --staff CODE [--kind own-list|htcds|ctdc] [--sheet N] [--dry-run] [--again] [--json]',
    );
    return EXIT.usage;
  }
  const parsed = await parseInChild(file, parseChild);
  if (!parsed.ok) return voice.refuse(parsed.refusal);
  const outside: Outside = {
    ...nowhere,
    parsedFile: (token) => (token === TOKEN ? parsed.value : undefined),
  };
  const onProgress = ({
    step,
    done,
    total,
  }: {
    step: string;
    done: number;
    total: number;
  }): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${step} ${done}/${total}   `);
  };
  return withVault({ line, voice, outside, onProgress }, (session) =>
    importInto(session, line, voice),
  );
}

async function importInto(
  session: TerminalSession,
  line: CommandLine,
  voice: Voice,
): Promise<number> {
  const kind = KINDS.find((name) => name === line.value('kind'));
  const sheet = line.value('sheet');
  const plan = {
    fileToken: TOKEN,
    fileName: basename(line.words[1] ?? '').slice(-255),
    ...(kind === undefined ? {} : { kind }),
    ...(sheet === undefined ? {} : { sheet: Number(sheet) }),
  };
  if (line.has('dry-run')) {
    const preview = await session.call(imports.preview, plan);
    if (preview.kind !== 'done') return voice.notDone(preview);
    tell(preview.value, line, voice);
    return EXIT.done;
  }
  const run = await session.call(imports.run, { ...plan, again: line.has('again') });
  if (run.kind !== 'done') return voice.notDone(run);
  tell(run.value, line, voice);
  return EXIT.done;
}

interface Told {
  readonly kind: string;
  readonly report: {
    readonly create: number;
    readonly skip: number;
    readonly reject: number;
    readonly causes: readonly { readonly code: string; readonly count: number }[];
    readonly mended: readonly { readonly code: string; readonly count: number }[];
  };
  readonly archive?: { readonly cases: number } | undefined;
}

function tell(told: Told, line: CommandLine, voice: Voice): void {
  if (line.has('as-json')) {
    voice.sayJson(told);
    return;
  }
  const { kind, report, archive } = told;
  voice.say(`${kind}: ${report.create} created, ${report.skip} skipped, ${report.reject} rejected`);
  if (archive !== undefined) voice.say(`archive cases: ${archive.cases}`);
  for (const { code, count } of report.causes) {
    voice.say(`  rejected ${count}: ${voice.sentence({ code })}`);
  }
  for (const { code, count } of report.mended) {
    voice.say(`  mended ${count}: ${voice.sentence({ code })}`);
  }
}

/** Rows of the file, read by a child that has neither keys nor the vault's folder. */
async function parseInChild(
  file: string,
  program: string,
): Promise<Result<ParsedFile, FileRefusal['code']>> {
  const child = spawn(process.execPath, [program, basename(file)], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { PATH: process.env['PATH'] },
  });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  child.stdin.on('error', () => undefined);
  createReadStream(file).pipe(child.stdin);
  const collector = new ParsedFileCollector();
  for await (const message of createInterface({ input: child.stdout })) {
    const state = collector.take(JSON.parse(message));
    if (state.kind === 'waiting') continue;
    child.kill();
    await ended;
    if (state.kind === 'parsed') return ok(state.file);
    return refuse(state.refusal.code, state.refusal.details);
  }
  return refuse('imports.file-damaged');
}
