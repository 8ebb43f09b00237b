// `kanaf backup make|check|drill|restore|salvage`: the same work as on the page of backups, from a terminal.
import { resolve } from 'node:path';
import { backups, type BackupReport } from '../../src/features/backups/contract';
import type { Progress } from '../../src/kernel/operation';
import { nowhere, type Outside } from '../vault/platform/process-environment';
import type { CommandLine } from './command-line';
import { type SessionOptions, type TerminalSession, withDoor, withVault } from './vault-session';
import { EXIT, type Voice } from './voice';

export const BACKUP_USAGE = `kanaf backup make --to DIR --vault DIR --staff CODE [--json]
kanaf backup check|drill --from DIR --vault DIR --staff CODE [--json]
kanaf backup restore --from DIR [--number N] --vault DIR --staff CODE [--json]
kanaf backup salvage --vault DIR --staff CODE [--json]`;

type Work = (wishes: SessionOptions, folderToken: string) => Promise<number>;

const WORKS: Readonly<
  Record<string, { readonly folder: 'to' | 'from' | 'none'; readonly run: Work }>
> = {
  make: { folder: 'to', run: make },
  check: { folder: 'from', run: (wishes, token) => look(wishes, 'check', token) },
  drill: { folder: 'from', run: (wishes, token) => look(wishes, 'drill', token) },
  restore: { folder: 'from', run: restore },
  salvage: { folder: 'none', run: salvage },
};

export async function backupCommand(line: CommandLine, voice: Voice): Promise<number> {
  const work = WORKS[line.words[1] ?? ''];
  const folder = work === undefined || work.folder === 'none' ? undefined : line.value(work.folder);
  if (work === undefined || (work.folder !== 'none' && folder === undefined)) {
    voice.complain(BACKUP_USAGE);
    return EXIT.usage;
  }
  const path = resolve(folder ?? '.');
  // The folder was typed by the person at the terminal: that is the choice the window asks for.
  const outside: Outside = {
    ...nowhere,
    takeFolder: (token) => (token === path ? path : undefined),
  };
  return work.run({ line, voice, outside, onProgress: onStep(voice) }, path);
}

/** One line when a new step begins; bytes are for a window. */
function onStep(voice: Voice): (progress: Progress) => void {
  let last = '';
  return ({ step }) => {
    if (step !== last) voice.complain(`… ${step}`);
    last = step;
  };
}

function make(wishes: SessionOptions, folderToken: string): Promise<number> {
  const { line, voice } = wishes;
  return withVault(wishes, async (session) => {
    const made = await session.call(backups.make, { folderToken });
    if (made.kind !== 'done') return voice.notDone(made);
    const { number, mediumId, bytes, residents, events, manifestSha256 } = made.value;
    if (line.has('as-json')) voice.sayJson(made.value);
    else {
      voice.say(`backup ${number} on medium ${mediumId}: ${bytes} bytes`);
      voice.say(
        `residents ${seen(residents)}, lines of the trail ${events}, manifest ${manifestSha256}`,
      );
    }
    return EXIT.done;
  });
}

function look(
  wishes: SessionOptions,
  what: 'check' | 'drill',
  folderToken: string,
): Promise<number> {
  const { line, voice } = wishes;
  return withVault(wishes, async (session) => {
    const seen = await session.call(backups[what], { folderToken });
    if (seen.kind !== 'done') return voice.notDone(seen);
    if (line.has('as-json')) voice.sayJson(seen.value);
    else sayReport(voice, seen.value);
    return seen.value.sound ? EXIT.done : EXIT.refused;
  });
}

function sayReport(voice: Voice, report: BackupReport): void {
  const { number, madeAt, sound, residents, findings } = report;
  voice.say(`backup ${number} of ${madeAt}: ${sound ? 'sound' : 'NOT sound'}`);
  voice.say(`residents by its list: ${seen(residents)}`);
  for (const { what, good, expected, found } of findings) {
    const numbers =
      expected === undefined ? '' : ` expected ${expected}, found ${found ?? 'nothing'}`;
    voice.say(`${good ? 'fits   ' : 'DIFFERS'} ${what}${numbers}`);
  }
}

/** Counts of a backup are sealed to the audit trail's key, which not everybody holds. */
function seen(residents: number | null): string {
  return residents === null ? 'sealed to the key of audit' : String(residents);
}

function restore(wishes: SessionOptions, folderToken: string): Promise<number> {
  const { line, voice } = wishes;
  return withDoor(wishes, async (session, proof) => {
    const chosen = await choose(session, wishes, folderToken);
    if (typeof chosen === 'number') return chosen;
    const restored = await session.call(backups.restore, { ...chosen, ...proof });
    if (restored.kind !== 'done') return voice.notDone(restored);
    const { residents, events, missingEvents, withoutKeys, madeAt } = restored.value;
    if (line.has('as-json')) voice.sayJson(restored.value);
    else {
      voice.say(
        `restored as of ${madeAt}: residents ${seen(residents)}, lines of the trail ${events}`,
      );
      voice.say(`lines of the trail that are missing since: ${missingEvents}`);
      if (missingEvents > 0)
        voice.say('an alarm stands in it until two people have acknowledged it');
      voice.say(`files of people erased since, which nobody can open: ${withoutKeys}`);
    }
    return EXIT.done;
  });
}

/** The newest backup of the one vault on the medium, or the number asked for. */
async function choose(
  session: TerminalSession,
  { line, voice }: SessionOptions,
  folderToken: string,
): Promise<{ readonly choice: string; readonly place: string; readonly number: number } | number> {
  const looked = await session.call(backups.look, { folderToken });
  if (looked.kind !== 'done') return voice.notDone(looked);
  const [only, another] = looked.value.vaults;
  if (only === undefined || another !== undefined) {
    voice.complain('several vaults are on this medium: name the folder kanaf-… of one with --from');
    return EXIT.usage;
  }
  const number = Number(line.value('number') ?? only.backups[0]?.number);
  if (!Number.isSafeInteger(number)) return voice.refuse({ code: 'backups.manifest-damaged' });
  return { choice: looked.value.choice, place: only.place, number };
}

function salvage(wishes: SessionOptions): Promise<number> {
  const { line, voice } = wishes;
  return withDoor(wishes, async (session, proof) => {
    const told = await session.call(backups.salvage, proof);
    if (told.kind !== 'done') return voice.notDone(told);
    if (line.has('as-json')) voice.sayJson(told.value);
    else {
      voice.say(
        `rescued into ${told.value.folder}: rows ${told.value.read}, lost ${told.value.lost}`,
      );
      for (const { file, table, read, lost } of told.value.tables) {
        if (lost !== 0) voice.say(`${file}.${table}: read ${read}, lost ${lost ?? 'unknown'}`);
      }
    }
    return EXIT.done;
  });
}
