// No process of Kanaf leaves its memory behind as a core file when it falls over. The crash reporter is never started;
// under Linux the limit is lowered with `prlimit`, which belongs to every distribution. Elsewhere the system's own setting rules.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { app } from 'electron';

export function forbidCoreDumps(): void {
  if (process.platform !== 'linux') return;
  for (const pid of ownProcesses()) {
    execFile('prlimit', ['--core=0:0', `--pid=${pid}`], () => undefined);
  }
}

/** With the two that renderers are forked from: they are on no list of Electron's, and later renderers inherit from them. */
function ownProcesses(): readonly number[] {
  const listed = app.getAppMetrics().map(({ pid }) => pid);
  return [...new Set([process.pid, ...childrenOf(process.pid), ...listed])];
}

function childrenOf(pid: number): readonly number[] {
  try {
    const pids = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
    return pids === '' ? [] : pids.split(' ').map(Number);
  } catch {
    return [];
  }
}
