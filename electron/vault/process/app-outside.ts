// The world around the vault process inside the app: main prints, importer windows parse, dialogs choose.
import type { MessagePortMain } from 'electron';
import {
  type FileRefusal,
  type ParsedFile,
  ParsedFileCollector,
} from '../../../src/features/imports/index';
import type { Refusal } from '../../../src/kernel/result';
import type { DeviceKeeper, DeviceKeeping, KeptSecret } from '../platform/device-secret';
import type { Outside } from '../platform/process-environment';
import type {
  CheckAnswer,
  CheckRequest,
  FromVault,
  PaperOutcome,
  ToVault,
} from './process-messages';

interface PrintJob {
  readonly done: (pdf: Uint8Array) => void;
  readonly failed: (error: Error) => void;
}

export class AppOutside implements Outside {
  readonly #tellMain: (message: FromVault) => void;
  readonly #jobs = new Map<number, PrintJob>();
  readonly #papers = new Map<number, (outcome: PaperOutcome) => void>();
  readonly #checks = new Map<number, (answer: CheckAnswer | undefined) => void>();
  readonly #files = new Map<string, ParsedFile>();
  readonly #folders = new Map<string, string>();
  readonly device: AppDevice;
  #nextJob = 1;

  constructor(tellMain: (message: FromVault) => void) {
    this.#tellMain = tellMain;
    this.device = new AppDevice(tellMain);
  }

  print(html: string): Promise<Uint8Array> {
    const job = this.#nextJob;
    this.#nextJob += 1;
    this.#tellMain({ kind: 'print', job, html });
    return new Promise((done, failed) => {
      this.#jobs.set(job, { done, failed });
    });
  }

  async paper(html: string): Promise<'printed' | 'cancelled'> {
    const job = this.#nextJob;
    this.#nextJob += 1;
    this.#tellMain({ kind: 'print-on-paper', job, html });
    const outcome = await new Promise<PaperOutcome>((done) => {
      this.#papers.set(job, done);
    });
    if (outcome === 'failed') throw new Error('main could not print on paper');
    return outcome;
  }

  async check(request: CheckRequest): Promise<CheckAnswer> {
    const job = this.#nextJob;
    this.#nextJob += 1;
    this.#tellMain({ kind: 'check', job, request });
    const answer = await new Promise<CheckAnswer | undefined>((done) => {
      this.#checks.set(job, done);
    });
    return answer ?? (await import('../signing/checker')).noAnswer(request);
  }

  checked({ job, answer }: Extract<ToVault, { kind: 'checked' }>): void {
    this.#checks.get(job)?.(answer);
    this.#checks.delete(job);
  }

  onPaper({ job, outcome }: Extract<ToVault, { kind: 'on-paper' }>): void {
    this.#papers.get(job)?.(outcome);
    this.#papers.delete(job);
  }

  printed(message: Extract<ToVault, { kind: 'printed' | 'not-printed' }>): void {
    const job = this.#jobs.get(message.job);
    this.#jobs.delete(message.job);
    if (message.kind === 'printed') job?.done(new Uint8Array(message.pdf));
    else job?.failed(new Error('main could not print'));
  }

  receiveParsed(token: string, port: MessagePortMain): void {
    const collector = new ParsedFileCollector();
    port.on('message', ({ data }) => {
      const state = collector.take(data);
      if (state.kind === 'waiting') return;
      if (state.kind === 'parsed') this.#hold(token, state.file);
      if (state.kind === 'parsed') this.#tellMain({ kind: 'parsed', token });
      else this.#tellMain({ kind: 'parsed', token, refusal: refusalOf(state.refusal) });
      port.close();
    });
    port.start();
  }

  // One file at a time: an earlier one is not needed in memory any more.
  #hold(token: string, file: ParsedFile): void {
    this.#files.clear();
    this.#files.set(token, file);
  }

  parsedFile(token: string): ParsedFile | undefined {
    return this.#files.get(token);
  }

  forgetParsedFile(token: string): void {
    this.#files.delete(token);
  }

  grantFolder(token: string, path: string): void {
    this.#folders.set(token, path);
  }

  takeFolder(token: string): string | undefined {
    const path = this.#folders.get(token);
    this.#folders.delete(token);
    return path;
  }

  offerFolder(path: string): void {
    this.#tellMain({ kind: 'made-beside', path });
  }
}

/** Main keeps this computer's secrets; they come with the start and new ones go back. */
export class AppDevice implements DeviceKeeper {
  readonly #tellMain: (message: FromVault) => void;
  readonly #waiting = new Map<string, (how: DeviceKeeping | 'typed') => void>();
  #kept: readonly KeptSecret[] = [];

  constructor(tellMain: (message: FromVault) => void) {
    this.#tellMain = tellMain;
  }

  get kept(): readonly KeptSecret[] {
    return this.#kept;
  }

  receive(kept: readonly KeptSecret[]): void {
    this.#kept = kept;
  }

  async keep(vaultId: string, secret: Uint8Array): Promise<DeviceKeeping | 'typed'> {
    const copy = new Uint8Array(secret);
    const told = new Promise<DeviceKeeping | 'typed'>((resolve) => {
      this.#waiting.set(vaultId, resolve);
    });
    this.#tellMain({ kind: 'keep-device-secret', vaultId, secret: copy });
    const how = await told;
    if (how !== 'typed') this.#kept = [...this.#kept, { how, secret: copy }];
    return how;
  }

  answered({ vaultId, how }: Extract<ToVault, { kind: 'device-secret-kept' }>): void {
    this.#waiting.get(vaultId)?.(how);
    this.#waiting.delete(vaultId);
  }
}

function refusalOf({ code, details }: FileRefusal): Refusal {
  return details === undefined ? { code } : { code, details };
}
