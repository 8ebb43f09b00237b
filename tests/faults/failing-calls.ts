// Runs a child whose nth call of one kind is answered by the system with "I/O error". The log of all such calls lies beside the vault.
import { join } from 'node:path';

export type Call = 'pwrite64' | 'fsync' | 'write' | 'rename';

/** Node wakes its own threads by writing, and a program speaks by it: of `write` only these files fail. */
const SMALL_FILES = [
  'header-a.kanaf.new',
  'header-b.kanaf.new',
  'attempts.json.new',
  'audit-public.kanaf.new',
  'sealed-events.kanaf',
];

export interface FailingCall {
  readonly call: Call;
  readonly nth: number;
  readonly folder: string;
  readonly child: string;
}

export function failing({ call, nth, folder, child }: FailingCall): readonly string[] {
  const inject = ['-e', `trace=${call}`, '-e', `inject=${call}:error=EIO:when=${nth}`];
  const only =
    call === 'write' ? SMALL_FILES.flatMap((name) => ['-P', join(folder, 'vault', name)]) : [];
  const log = ['-o', callsOf(folder)];
  const program = [process.execPath, child];
  return ['strace', '-f', '--seccomp-bpf', '-qq', ...log, ...inject, ...only, ...program];
}

/** The same without any failure: how often each kind of call is made stands in the log. */
export function counted(calls: readonly Call[], folder: string, child: string): readonly string[] {
  const log = ['-o', callsOf(folder)];
  const trace = ['-e', `trace=${calls.join(',')}`];
  return ['strace', '-f', '--seccomp-bpf', '-qq', ...log, ...trace, process.execPath, child];
}

export const callsOf = (folder: string): string => join(folder, 'calls');
