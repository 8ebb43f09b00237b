// A disk that takes the first bytes of a file without an error and then says that it is full.
import { vi } from 'vitest';
import { nodeDisk } from '../../electron/vault/keys/disk';

const TAKEN = 3;

/** Until `vi.restoreAllMocks()`. */
export function cutWriting(): void {
  const { write } = nodeDisk;
  let calls = 0;
  vi.spyOn(nodeDisk, 'write').mockImplementation((file, bytes) => {
    calls += 1;
    if (calls > 1) throw full();
    return write(file, bytes.subarray(0, TAKEN));
  });
}

/** What Node throws there. */
export function full(): Error {
  const message = 'ENOSPC: no space left on device, write';
  return Object.assign(new Error(message), { code: 'ENOSPC', syscall: 'write' });
}
