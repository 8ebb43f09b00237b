// A shelter in memory for import tests: one held file, the people on file, and what was saved.
import { parseFile } from '../../../electron/importer/parse';
import type {
  HeldFile,
  ImportsWrite,
  NewArchiveCase,
  NewResident,
  PastImport,
} from '../../../src/features/imports/records';
import type { ArchiveCaseDraft, ParsedFile } from '../../../src/features/imports';
import { importsUseCases } from '../../../src/features/imports/use-cases';
import { imports } from '../../../src/features/imports/contract';
import { USUAL_FILE_NUMBER } from '../../../src/features/shelter';
import type { CalendarDate } from '../../../src/kernel/calendar-date';
import { idFromBytes, type ImportId, type StaffId } from '../../../src/kernel/ids';
import type { Progress } from '../../../src/kernel/operation';
import type { Result } from '../../../src/kernel/result';

export const TODAY = '2026-06-15' as CalendarDate;
export const TOKEN = 'file-1';

export async function parsed(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  const outcome = await parseFile(bytes, name);
  if (!outcome.ok) throw new Error(`refused: ${outcome.refusal.code}`);
  return outcome.file;
}

export class ImportWorld implements ImportsWrite {
  readonly residents: NewResident[] = [];
  readonly archive: NewArchiveCase[] = [];
  readonly past: PastImport[] = [];
  held: HeldFile | undefined;
  training = false;
  changed = 0;
  counted = 0;
  now = '2026-06-15T08:00:00.000Z';
  taken = new Set<string>();
  likeness: number | undefined;
  commits = 0;
  #ids = 0;

  static async with(bytes: Uint8Array, name: string): Promise<ImportWorld> {
    const world = new ImportWorld();
    world.held = { file: await parsed(bytes, name), hash: `hash of ${name}` };
    return world;
  }

  parsedFile = (token: string): HeldFile | undefined => (token === TOKEN ? this.held : undefined);
  sha256 = (text: string): string => `hash of ${text.length}`;
  isTraining = (): boolean => this.training;
  pastImports = (): readonly PastImport[] => this.past;
  findImport = (id: ImportId): PastImport | undefined => this.past.find((one) => one.id === id);
  changedSince = (): number => this.changed;
  countedSince = (): number => this.counted;
  caseNumbers = (): ReadonlySet<string> => this.taken;
  caseNumberFormat = () => USUAL_FILE_NUMBER;
  importOf = (): undefined => undefined;
  remainingOf = () => ({ state: 'none' }) as const;
  partsOf = () => [];
  archiveCases = (): readonly ArchiveCaseDraft[] => this.archive.map(({ draft }) => draft);
  staffCode = (): string => 'MA-01';
  likeliestDuplicate = () =>
    this.likeness === undefined
      ? undefined
      : { likeness: this.likeness, caseNumber: 'K-2026-0007' };
  recordImport = (one: PastImport): void => void this.past.push(one);
  insertResidents = (rows: readonly NewResident[]): void => void this.residents.push(...rows);
  insertArchiveCases = (rows: readonly NewArchiveCase[]): void => void this.archive.push(...rows);
  removeImport = (id: ImportId): number => {
    const at = this.past.findIndex((one) => one.id === id);
    const found = this.past[at];
    if (found !== undefined) this.past[at] = { ...found, state: 'undone' };
    return this.residents.splice(0).length + this.archive.splice(0).length;
  };

  #context() {
    const staffId = idFromBytes<'staff'>(new Uint8Array(17)) as StaffId;
    return {
      records: this,
      session: { staffId, role: 'manager' as const, may: () => true },
      now: this.now,
      today: TODAY,
      newId: <Kind extends string>() => {
        this.#ids += 1;
        const bytes = new Uint8Array(17);
        new DataView(bytes.buffer).setUint32(4, this.#ids);
        return idFromBytes<Kind>(bytes);
      },
      commit: <Value, Code extends string>(
        work: (records: ImportsWrite) => Result<Value, Code>,
      ) => {
        this.commits += 1;
        return work(this);
      },
    };
  }

  preview(plan: Record<string, unknown> = {}) {
    const input = imports.preview.input.parse({ fileToken: TOKEN, ...plan });
    const answer = importsUseCases.preview(input, this.#context());
    if (answer.ok) imports.preview.output.parse(answer.value);
    return answer;
  }

  async run(plan: Record<string, unknown> = {}) {
    const input = imports.run.input.parse({ fileToken: TOKEN, ...plan });
    const job = importsUseCases.run(input, this.#context());
    const progress: Progress[] = [];
    for (;;) {
      const step = await job.next();
      if (step.done === true) {
        if (step.value.ok) imports.run.output.parse(step.value.value);
        return { answer: step.value, progress };
      }
      progress.push(step.value);
    }
  }

  undo(importId: ImportId) {
    return importsUseCases.undo({ importId }, this.#context());
  }

  list() {
    return importsUseCases.list({}, this.#context());
  }

  rejectedRows(plan: Record<string, unknown> = {}) {
    const input = imports.rejectedRows.input.parse({
      fileToken: TOKEN,
      reasonTitle: 'سبب الرفض',
      sentences: { 'imports.name-missing': 'لا يوجد اسم.' },
      ...plan,
    });
    return importsUseCases.rejectedRows(input, this.#context());
  }
}

/** The value of an answer that should not have been refused. */
export function valueOf<Value>(answer: Result<Value>): Value {
  if (!answer.ok) throw new Error(`refused: ${answer.refusal.code}`);
  return answer.value;
}

export function codeOf(answer: Result<unknown>): string {
  return answer.ok ? 'done' : answer.refusal.code;
}
