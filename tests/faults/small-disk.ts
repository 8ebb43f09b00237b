// A disk of its own in memory, small enough to be filled and willing to take no writing. Needs root, as CI has.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export class SmallDisk {
  readonly path = mkdtempSync(join(tmpdir(), 'kanaf-disk-'));

  constructor(size: string) {
    try {
      const options = ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', this.path];
      execFileSync('mount', options, { stdio: 'pipe' });
    } catch (error) {
      rmSync(this.path, { recursive: true });
      throw new Error('a small disk cannot be mounted here: this test needs root', {
        cause: error,
      });
    }
  }

  /** Fills it but for so many bytes, rounded to pages. */
  fill(leave: number): void {
    const { bavail, bsize } = statfsSync(this.path);
    const size = Math.max(0, bavail * bsize - leave);
    writeFileSync(this.#filler, Buffer.alloc(size));
  }

  /** To the last byte, also while somebody else writes on it. */
  fillUp(): void {
    try {
      this.fill(0);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
    }
  }

  makeRoom(): void {
    rmSync(this.#filler, { force: true });
  }

  writable(yes: boolean): void {
    execFileSync('mount', ['-o', `remount,${yes ? 'rw' : 'ro'}`, this.path]);
  }

  takeAway(): void {
    execFileSync('umount', ['-l', this.path]);
    rmSync(this.path, { recursive: true, force: true });
  }

  get #filler(): string {
    return join(this.path, 'film');
  }
}
