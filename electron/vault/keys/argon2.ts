// Turns a passphrase into a key, slowly on purpose (Argon2id, RFC 9106).
// It refuses parameters that are too weak (someone lowered them) or too heavy (someone wants to stall us).
import { hashRaw } from '@node-rs/argon2';
import { ok, refuse, type Result } from '../../../src/kernel/result';

/** `memoryKiB` in kibibytes, `passes` over it, `lanes` in parallel. */
export interface Argon2Parameters {
  readonly memoryKiB: number;
  readonly passes: number;
  readonly lanes: number;
}

/** RFC 9106's second recommended option: the least a slot may have. */
export const ARGON2_FLOOR: Argon2Parameters = {
  memoryKiB: 64 * 1024,
  passes: 3,
  lanes: 4,
};
export const ARGON2_CEILING: Argon2Parameters = {
  memoryKiB: 1024 * 1024,
  passes: 10,
  lanes: 8,
};
export const ARGON2_USUAL: Argon2Parameters = {
  memoryKiB: 256 * 1024,
  passes: 3,
  lanes: 4,
};

export const SALT_BYTES = 16;
const MAX_PASSPHRASE_CHARACTERS = 256;
const OUTPUT_BYTES = 32;
/** The value of the library's `Algorithm.Argon2id`, whose const enum cannot be imported. */
const ARGON2ID = 2;

export function parametersAllowed({ memoryKiB, passes, lanes }: Argon2Parameters): boolean {
  return (
    within(memoryKiB, ARGON2_FLOOR.memoryKiB, ARGON2_CEILING.memoryKiB) &&
    within(passes, ARGON2_FLOOR.passes, ARGON2_CEILING.passes) &&
    within(lanes, ARGON2_FLOOR.lanes, ARGON2_CEILING.lanes)
  );
}

function within(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

/** NFKC once, then UTF-8. Undefined when more than 256 characters were typed. */
export function passphraseBytes(passphrase: string): Buffer | undefined {
  if ([...passphrase].length > MAX_PASSPHRASE_CHARACTERS) return undefined;
  return Buffer.from(passphrase.normalize('NFKC'), 'utf8');
}

export type Argon2Work = (
  passphrase: Uint8Array,
  salt: Uint8Array,
  parameters: Argon2Parameters,
) => Promise<Buffer>;

/** 32 bytes by the native implementation, whatever the parameters: only for `argon2id` and vectors. */
export const rawArgon2id: Argon2Work = (passphrase, salt, parameters) =>
  hashRaw(passphrase, {
    algorithm: ARGON2ID,
    salt,
    memoryCost: parameters.memoryKiB,
    timeCost: parameters.passes,
    parallelism: parameters.lanes,
    outputLen: OUTPUT_BYTES,
  });

/** The same 32 bytes by an independent WASM implementation, to check the first against. */
export const secondArgon2id: Argon2Work = async (passphrase, salt, parameters) => {
  const { argon2id: inWasm } = await import('hash-wasm');
  const hash = await inWasm({
    password: passphrase,
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.passes,
    parallelism: parameters.lanes,
    hashLength: OUTPUT_BYTES,
    outputType: 'binary',
  });
  return Buffer.from(hash);
};

/** 32 bytes from passphrase bytes and a 16-byte salt, within the allowed parameters. */
export async function argon2id(
  passphrase: Uint8Array,
  salt: Uint8Array,
  parameters: Argon2Parameters,
): Promise<Result<Buffer, 'vault.parameters-refused'>> {
  if (!parametersAllowed(parameters) || salt.length !== SALT_BYTES) {
    return refuse('vault.parameters-refused');
  }
  return ok(await rawArgon2id(passphrase, salt, parameters));
}

export interface Calibration {
  /** Wanted duration of one unlock in milliseconds on this computer. */
  readonly minMs: number;
  readonly maxMs: number;
  readonly clock?: () => number;
  readonly work?: Argon2Work;
}

/**
 * The heaviest memory (64, 128, 256, 512, 1024 MiB; 3 passes, 4 lanes) whose time stays within `maxMs`,
 * stopping as soon as `minMs` is reached. Never below the floor, however slow the computer.
 */
export async function calibrate(wanted: Calibration): Promise<Argon2Parameters> {
  const clock = wanted.clock ?? (() => performance.now());
  const work = wanted.work ?? rawArgon2id;
  let chosen = ARGON2_FLOOR;
  for (const scale of [1, 2, 4, 8, 16]) {
    const tried = {
      ...ARGON2_FLOOR,
      memoryKiB: ARGON2_FLOOR.memoryKiB * scale,
    };
    const began = clock();
    await work(new Uint8Array(16), new Uint8Array(SALT_BYTES), tried);
    const took = clock() - began;
    if (took > wanted.maxMs) break;
    chosen = tried;
    if (took >= wanted.minMs) break;
  }
  return chosen;
}
