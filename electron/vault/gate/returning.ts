// Letting a person in again with the papers, from the closed door: prove, prepare, type the new code back, write.
// The recovery keys stay in memory for one ceremony, and for a quarter of an hour at most.
import type { recovery } from '../../../src/features/recovery/contract';
import type { PassphraseJudge } from '../../../src/features/recovery/records';
import type {
  CheckedInputOf,
  OutputOf,
  Progress,
  RefusalCodeOf,
} from '../../../src/kernel/operation';
import { ok, refuse, type Result } from '../../../src/kernel/result';
import type { Argon2Parameters } from '../keys/argon2';
import { deviceGroups, newDeviceSecret, readDeviceCode } from '../keys/device-code';
import { filesOf, type Header } from '../keys/header';
import { readHeader } from '../keys/header-file';
import { wipeHolderKeys } from '../keys/holder-keys';
import type { VaultFormats } from '../keys/vault-format';
import { prepareReturn } from '../keys/recovery-ceremony';
import type { PersonSession } from '../open-vault/person-session';
import type { PapersInHand } from '../recovery-papers/papers-in-hand';
import { provePapers, wipeHolder } from '../recovery-papers/proving-papers';
import {
  type Asked,
  type FoundPerson,
  lookUp,
  personOf,
} from '../recovery-papers/returning-person';
import {
  type ProvedReturn,
  type ReturnPlace,
  type ReturnToWrite,
  writeReturn,
} from '../recovery-papers/returning-written';
import { onMedium } from '../unlock/unlocking';
import { openPair } from '../platform/vault-files';

type Steps<Op extends 'begin' | 'prepare'> = AsyncGenerator<
  Progress,
  Result<OutputOf<(typeof recovery)[Op]>, RefusalCodeOf<(typeof recovery)[Op]>>,
  void
>;

export interface ReturnDependencies extends ReturnPlace {
  readonly papers: PapersInHand;
  readonly deviceSecret: (header: Header) => Uint8Array | undefined;
  readonly parameters: () => Promise<Argon2Parameters>;
  readonly formats: VaultFormats;
}

interface Proved extends ProvedReturn {
  readonly visit: string;
}

interface Prepared extends ReturnToWrite {
  readonly ceremony: string;
  /** Typed or made in this ceremony, to be kept on this computer once the person is in. */
  readonly typedDevice: Uint8Array | undefined;
}

type Device =
  | { readonly isNew: true; readonly secret: Uint8Array }
  | { readonly isNew: false; readonly secret: Uint8Array | undefined };

export interface Returned {
  readonly vault: PersonSession;
  readonly header: Header;
  readonly typedDevice: Uint8Array | undefined;
}

const PATIENCE_MS = 15 * 60 * 1000;

export class Returning {
  readonly #tools: ReturnDependencies;
  #proved: Proved | undefined;
  #prepared: Prepared | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;

  constructor(tools: ReturnDependencies) {
    this.#tools = tools;
  }

  async *begin({ proof }: CheckedInputOf<typeof recovery.begin>): Steps<'begin'> {
    yield { step: 'proving', done: 0, total: 1 };
    this.forget();
    const { folder, now, formats } = this.#tools;
    const papers = await provePapers({ folder, now: now(), proof, formats });
    if (!papers.ok) return papers;
    const visit = crypto.randomUUID();
    this.#proved = { visit, papers: papers.value, way: proof.kind };
    this.#patience = setTimeout(() => this.forget(), PATIENCE_MS);
    this.#patience.unref();
    const { header } = papers.value;
    const { slots, deviceSecret } = header.content;
    const isHere = this.#tools.deviceSecret(header) !== undefined;
    return ok({
      visit,
      staff: slots.map(({ staffCode }) => ({ code: staffCode })),
      device: deviceSecret === 'none' ? 'none' : isHere ? 'here' : 'missing',
    });
  }

  async *prepare(
    input: CheckedInputOf<typeof recovery.prepare>,
    judge: PassphraseJudge,
  ): Steps<'prepare'> {
    const proved = this.#proved;
    if (proved?.visit !== input.visit) return refuse('vault.ceremony-over');
    const typed = input.deviceCode === undefined ? ok(undefined) : readDeviceCode(input.deviceCode);
    if (!typed.ok) return typed;
    const { header } = proved.papers;
    const asked = personOf(header, input);
    if (asked === undefined) return refuse('vault.person-unknown');
    yield { step: 'keys', done: 0, total: 1 };
    const found = await onMedium(() => this.#lookUp(proved, { person: asked, judge }));
    if (!found.ok) return found;
    const { keys, person } = found.value;
    const device = this.#deviceFor(header, typed.value);
    const made = await prepareReturn(header, keys, {
      staff: person.staff,
      createdAt: this.#tools.now(),
      parameters: await this.#tools.parameters(),
      deviceSecret: device.secret,
      isNewDevice: device.isNew,
      way: proved.way,
    });
    if (!made.ok) return made;
    const shown = this.#tools.papers.take({
      vaultId: header.content.vaultId,
      code: made.value.written,
      deviceCode: device.isNew ? deviceGroups(device.secret) : [],
    });
    const { ceremony } = shown;
    const typedDevice = device.isNew ? device.secret : typed.value;
    const isNewDevice = device.isNew;
    this.#prepared = { ...person, ceremony, made: made.value, proved, typedDevice, isNewDevice };
    return ok(shown);
  }

  /**
   * Writes everything and answers the vault, open for the person. The new code must have been typed back. Where the
   * medium did not take it all, nothing stays open, and it can be asked for again.
   */
  async finish(ceremony: string): Promise<Result<Returned, RefusalCodeOf<typeof recovery.finish>>> {
    const prepared = this.#prepared;
    if (prepared?.ceremony !== ceremony) return refuse('vault.ceremony-over');
    const { folder, papers } = this.#tools;
    if (!papers.isConfirmed(ceremony, 'code')) return refuse('vault.recovery-not-confirmed');
    const { header } = prepared.proved.papers;
    const now = readHeader(folder);
    const isSameHeader =
      now.ok && now.value.header.content.generation === header.content.generation;
    if (!isSameHeader) return refuse('vault.ceremony-over');
    const vault = await onMedium(() => this.#writtenBy(prepared));
    if (!vault.ok) return vault;
    const written = readHeader(folder);
    if (!written.ok || !isInForce(written.value.header, prepared)) {
      vault.value.close();
      return refuse('vault.recovery-unfinished');
    }
    const { typedDevice } = prepared;
    this.forget();
    papers.drop();
    return ok({ vault: vault.value, typedDevice, header: written.value.header });
  }

  /** Ends the ceremony; nothing more is written. */
  forget(): void {
    clearTimeout(this.#patience);
    if (this.#proved !== undefined) wipeHolder(this.#proved.papers.holder);
    if (this.#prepared !== undefined) wipeHolderKeys(this.#prepared.made.created.keys);
    this.#proved = undefined;
    this.#prepared = undefined;
  }

  async #lookUp(
    { papers: { header, holder } }: Proved,
    asked: Omit<Asked, 'holder'>,
  ): Promise<Result<FoundPerson, RefusalCodeOf<typeof recovery.prepare>>> {
    const pair = this.#open(header, holder.fileKeys);
    return pair.ok ? lookUp(pair.value, { ...asked, holder }) : pair;
  }

  /** Typed, kept here, or, where it is lost with its computer, a new one. */
  #deviceFor(header: Header, typed: Uint8Array | undefined): Device {
    const secret = typed ?? this.#tools.deviceSecret(header);
    if (secret !== undefined || header.content.deviceSecret === 'none') {
      return { isNew: false, secret };
    }
    return { isNew: true, secret: newDeviceSecret() };
  }

  async #writtenBy(prepared: Prepared): ReturnType<typeof writeReturn> {
    const { header, holder } = prepared.proved.papers;
    const pair = this.#open(header, holder.fileKeys);
    return pair.ok ? writeReturn(this.#tools, prepared, pair.value) : pair;
  }

  #open(header: Header, keys: { readonly databaseKey: Buffer; readonly keyringKey: Buffer }) {
    const { folder, now } = this.#tools;
    const hex = {
      databaseKeyHex: keys.databaseKey.toString('hex'),
      keyringKeyHex: keys.keyringKey.toString('hex'),
    };
    const names = filesOf(header.content);
    return openPair({ folder, names, keys: hex, file: 'existing', now: now() });
  }
}

function isInForce({ content }: Header, { made }: Prepared): boolean {
  return content.recovery.slotId === made.header.content.recovery.slotId;
}
