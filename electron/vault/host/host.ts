// The vault's front desk: checks session, permission and input, runs the use case, writes the audit entry
// in the same transaction, and turns every fault into a reference number. No operation has another way in.
import type { z } from 'zod';
import type { Answer, HostRefusalCode, Progress } from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Id } from '../../../src/kernel/ids';
import { issuesOfZod } from '../../../src/kernel/input-issues';
import { dayInZone } from '../../../src/kernel/time-zone';
import { isOfTheDisk, mediumRefusal } from '../database/open';
import type { Gate } from '../gate/gate';
import { noteMany } from '../checks/many-opened';
import type { PersonSession } from '../open-vault/person-session';
import {
  deniedEvent,
  eventOf,
  isAskedAsTyped,
  isRecorded,
  namesAskedAfter,
  refusalEvent,
  typedWords,
} from './call-event';
import type { CallMessage } from './messages';
import { ManyOfAKind } from './many-of-a-kind';
import type { Place, Room, RunnableUseCase } from './room';
import { type JobWatch, runSteps, UNWATCHED } from './run-steps';
import { type Door, isOpenQuery, type NamedOperation, shaped, type Visit } from './visit';
import { whyNot } from './why-not';

export interface HostDependencies {
  readonly now: () => string;
  readonly newId: <Kind extends string>() => Id<Kind>;
  /** Writes a fault to the log without personal data and answers its reference. */
  readonly logFault: (operation: string, error: unknown) => string;
  readonly changed: (feature: string) => void;
}

export class Host {
  readonly #doors = new Map<string, Door>();
  readonly #gate: Gate;
  readonly #tools: HostDependencies;
  readonly #place: Place;
  readonly #openedFiles = new ManyOfAKind();
  readonly #askedNames = new ManyOfAKind();

  constructor(rooms: readonly Room[], gate: Gate, tools: HostDependencies) {
    this.#gate = gate;
    this.#tools = tools;
    this.#place = { gate, vault: () => gate.requireOpen() };
    for (const room of rooms) this.#addRoom(room);
  }

  get operations(): readonly NamedOperation[] {
    return [...this.#doors.values()].map((door) => door.operation);
  }

  /** Answers one call. Never throws. */
  async answer(call: CallMessage, watch: JobWatch = UNWATCHED): Promise<Answer<unknown>> {
    try {
      return await this.#receive(call, watch);
    } catch (error) {
      // An unknown name is whatever the asker typed: it does not enter the log.
      const name = this.#doors.has(call.operation) ? call.operation : 'unknown';
      const reference = this.#tools.logFault(name, error);
      if (this.#metFullDisk(name, error))
        return { kind: 'refused', refusal: { code: 'vault.read-only' } };
      return { kind: 'fault', reference };
    }
  }

  /** Jobs write files of their own, outside any transaction: what they meet there is no fault of ours. */
  #metFullDisk(name: string, error: unknown): boolean {
    const isJob = this.#doors.get(name)?.operation.kind === 'job';
    return isJob && this.#gate.open !== undefined && mediumRefusal(error) !== undefined;
  }

  async #receive(call: CallMessage, watch: JobWatch): Promise<Answer<unknown>> {
    const door = this.#doors.get(call.operation);
    if (door === undefined) throw new Error('no such operation');
    if (!isOpenQuery(door.operation)) {
      await this.#gate.jobLock.released;
      if (!isAskedAsTyped(door.operation)) this.#gate.searchDebounce.settle();
    }
    const refusal = this.#whyNot(door.operation, call);
    if (refusal !== undefined) return { kind: 'refused', refusal: { code: refusal } };
    const checked = (door.operation.input as z.ZodType).safeParse(call.input);
    if (!checked.success) {
      return { kind: 'invalid', issues: issuesOfZod(checked.error, call.input) };
    }
    const visit: Visit = {
      door,
      input: checked.data,
      now: this.#tools.now(),
      vault: this.#gate.open,
    };
    const result = await this.#runAware(visit, watch);
    return result.ok
      ? { kind: 'done', value: result.value }
      : { kind: 'refused', refusal: result.refusal };
  }

  /** A page that cannot be read is no fault of ours: the worker is told, the rest is read on, every page of hers hears it. */
  async #runAware(visit: Visit, watch: JobWatch): Promise<Result<unknown>> {
    const { vault } = visit;
    const before = trailStatusOf(vault);
    try {
      const result = await this.#run(visit, watch);
      if (!result.ok) this.#witnessRefusal(visit, result.refusal.code);
      return result;
    } catch (error) {
      if (vault?.metDamage(error) !== true) throw error;
      this.#tools.logFault(visit.door.operation.name, error);
      return refuse('vault.damaged');
    } finally {
      if (trailStatusOf(vault) !== before) this.#tools.changed('audit');
    }
  }

  #run(visit: Visit, watch: JobWatch): Result<unknown> | Promise<Result<unknown>> {
    switch (visit.door.operation.kind) {
      case 'query':
        return this.#query(visit);
      case 'command':
        return this.#command(visit);
      case 'job':
        return this.#job(visit, watch);
    }
  }

  #query(visit: Visit): Result<unknown> {
    const work = (): Result<unknown> => this.#decide(visit);
    if (visit.vault === undefined) return work();
    const { vault } = visit;
    const result = vault.reading(work);
    if (result.ok && isAskedAsTyped(visit.door.operation)) {
      this.#holdBack(visit, vault, result.value);
    } else if (result.ok && isRecorded(visit)) {
      // A read event is on disk before its content leaves the vault.
      this.#witness(visit, vault, result.value);
      this.#countOpened(visit, vault, result.value);
      this.#countAsked(visit, vault);
    }
    return result;
  }

  /** Only codes and counts are held, not what was found. */
  #holdBack(visit: Visit, vault: PersonSession, output: unknown): void {
    const event = eventOf(visit, vault, output);
    if (event === undefined) return;
    const { id: sessionId } = vault.session;
    const tell = () => {
      const { open } = this.#gate;
      if (open?.session.id === sessionId) open.witness(event);
    };
    this.#gate.searchDebounce.hold({ sessionId, words: typedWords(visit), tell });
  }

  /** Lists, searches, imports and backups are about nobody in particular: only opened files count. */
  #countOpened(visit: Visit, vault: PersonSession, output: unknown): void {
    const about = eventOf(visit, vault, output)?.object;
    if (about?.kind !== 'resident') return;
    const count = this.#openedFiles.met(vault.session.id, about.id, this.#gate.ticks());
    if (count !== undefined) noteMany(vault, { what: 'files', count, at: visit.now });
  }

  /** Each name once, whether it was asked after or tried by an admission that was refused. */
  #countAsked(visit: Visit, vault: PersonSession, refusal?: string): void {
    for (const name of namesAskedAfter(visit, refusal)) {
      const count = this.#askedNames.met(vault.session.id, name, this.#gate.ticks());
      if (count !== undefined) noteMany(vault, { what: 'names', count, at: visit.now });
    }
  }

  #command(visit: Visit): Result<unknown> {
    const { vault } = visit;
    if (vault === undefined) throw new Error('a command needs an open vault');
    const result = vault.attemptOnDisk(() => {
      const decided = this.#decide(visit);
      if (decided.ok) this.#recordDone(visit, vault, decided.value);
      return decided;
    });
    if (result.ok) this.#announce(visit);
    return result;
  }

  /** Runs the use case and checks its answer, so that a misshapen one is a fault before anything is kept. */
  #decide(visit: Visit): Result<unknown> {
    const result = started(visit, this.#context(visit)) as Result<unknown>;
    return result.ok ? ok(shaped(visit, result.value)) : result;
  }

  async #job(visit: Visit, watch: JobWatch): Promise<Result<unknown>> {
    const endJob = this.#gate.jobLock.beginJob();
    try {
      return await this.#runJob(visit, watch);
    } finally {
      endJob();
    }
  }

  async #runJob(visit: Visit, watch: JobWatch): Promise<Result<unknown>> {
    let kept: Result<unknown> | undefined;
    const commit = (work: (records: unknown) => Result<unknown>): Result<unknown> => {
      if (kept !== undefined) throw new Error('a job commits once');
      const vault = this.#gate.requireOpen();
      const result = vault.attemptOnDisk(() => {
        const decided = work(this.#records(visit));
        if (decided.ok) this.#recordDone(visit, vault, decided.value);
        return decided;
      });
      if (result.ok) kept = result;
      return result;
    };
    const context = { ...this.#context(visit), commit };
    const steps = started(visit, context) as AsyncGenerator<Progress, Result<unknown>, void>;
    let isDone = false;
    try {
      const stopped = () => kept ?? refuse('job.cancelled');
      const ended = await runSteps(steps, watch, stopped).catch((error: unknown) => {
        // What the disk does to the rest takes nothing back of what was kept: that is the answer.
        if (kept === undefined || !isOfTheDisk(error) || visit.vault?.metDamage(error) === true)
          throw error;
        this.#tools.logFault(visit.door.operation.name, error);
        return kept;
      });
      isDone = ended.ok;
      const result = ended.ok ? ok(shaped(visit, ended.value)) : ended;
      if (result.ok && kept === undefined) this.#recordLate(visit, result.value);
      return result;
    } finally {
      // Stopped or failed after its commit, a job has changed records all the same.
      if (isDone || kept !== undefined) this.#announce(visit);
    }
  }

  /** A job that changed no records (unlock, verify) still leaves its event. */
  #recordLate(visit: Visit, output: unknown): void {
    const vault = this.#gate.open;
    if (vault === undefined || !isRecorded(visit)) return;
    this.#witness(visit, vault, output);
  }

  #context(visit: Visit): object {
    const { vault, now } = visit;
    const zone = vault?.timeZone() ?? 'UTC';
    return {
      records: this.#records(visit),
      session: vault?.session,
      now,
      today: dayInZone(now, zone),
      newId: this.#tools.newId,
    };
  }

  #records(visit: Visit): unknown {
    return visit.door.room.records(this.#place);
  }

  #whyNot(operation: NamedOperation, { sessionId }: CallMessage): HostRefusalCode | undefined {
    const refusal = whyNot(operation, this.#gate.open, sessionId);
    if (refusal === 'access.denied') {
      this.#gate.requireOpen().witness(deniedEvent(operation, this.#tools.now()));
    }
    return refusal;
  }

  #recordDone(visit: Visit, vault: PersonSession, output: unknown): void {
    const event = eventOf(visit, vault, output);
    if (event !== undefined) vault.record(event);
  }

  /** An event that is not part of a change: where the disk takes nothing it is sealed beside the trail. */
  #witness(visit: Visit, vault: PersonSession, output: unknown): void {
    const event = eventOf(visit, vault, output);
    if (event !== undefined) vault.witness(event);
  }

  /** On disk before the refusal leaves, although the call itself kept nothing. */
  #witnessRefusal(visit: Visit, code: string): void {
    const { open } = this.#gate;
    if (open === undefined || open.session.id !== visit.vault?.session.id) return;
    const event = refusalEvent(visit, open, code);
    if (event !== undefined) open.witness(event);
    this.#countAsked(visit, open, code);
  }

  #announce(visit: Visit): void {
    this.#tools.changed(visit.door.operation.name.split('.')[0] ?? '');
  }

  #addRoom(room: Room): void {
    for (const [key, operation] of Object.entries(room.operations)) {
      const useCase = room.useCases[key];
      if (useCase === undefined) throw new Error(`${operation.name} has no use case`);
      this.#doors.set(operation.name, { operation, useCase, room });
    }
  }
}

/** What every page of the window shows of the trail. */
function trailStatusOf(vault: PersonSession | undefined): string {
  return vault === undefined ? '' : `${vault.files.mode} ${vault.files.alarms}`;
}

/** What a use case takes is known to its operation alone: its schema has checked the input, its room handed in the store. */
function started({ door, input }: Visit, context: object): ReturnType<RunnableUseCase> {
  return door.useCase(input as never, context as never);
}
