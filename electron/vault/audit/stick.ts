// The auditor's stick: an offline witness. It takes along the signed state of the trail and brings earlier ones back;
// what it brought must be the beginning of what is here.
import { mkdirSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { putNew } from '../keys/disk';
import {
  cosign,
  originOf,
  readCheckpoint,
  signedBy,
  signerName,
  type CheckpointSigner,
} from './checkpoint';
import { consistencyProof, isConsistent } from './consistency';
import { type Roots, rootsAtOnce } from './roots';
import type { AuditTrail } from './trail';
import { judgeWitness, type Witness, type WitnessVerdict } from './witness';

const NOTE_NAME = /^checkpoint-(\d{1,9})-(\d{1,15})\.txt$/;
const NOTE_LIMIT = 16_384;
const NOTES_LIMIT = 10_000;

export interface StickNote {
  readonly epoch: number;
  readonly size: number;
  /** `not-ours`: unreadable, of another vault, or not signed by it. */
  readonly verdict: WitnessVerdict | 'not-ours';
  readonly witness?: Witness;
}

export interface StickParts {
  readonly vaultId: string;
  readonly trail: AuditTrail;
  readonly publicKey: Uint8Array;
}

/** Judges every checkpoint on the stick against the trail, oldest first. */
export function readStick(folder: string, parts: StickParts): readonly StickNote[] {
  const notes = notesIn(folderOf(folder, parts.vaultId));
  const sizes = notes.map(({ size }) => size);
  const roots = rootsAtOnce(parts.trail, sizes);
  return notes
    .map((note) => judgeNote(note, { ...parts, roots }))
    .sort((left, right) => left.epoch - right.epoch || left.size - right.size);
}

/** Leaves today's checkpoint, countersigned by who carries the stick, and the proof from the one before. */
export function writeStick(
  folder: string,
  parts: StickParts,
  today: {
    readonly note: string;
    readonly carrier: CheckpointSigner;
    readonly before: StickNote | undefined;
  },
): void {
  const { trail, vaultId } = parts;
  const own = folderOf(folder, vaultId);
  mkdirSync(own, { recursive: true });
  const { size } = trail.head();
  const name = `${trail.epoch()}-${size}`;
  writeNew(join(own, `checkpoint-${name}.txt`), cosign(today.note, today.carrier));
  const { before } = today;
  if (before === undefined || before.verdict !== 'agrees' || before.size < 1) return;
  if (before.size >= size) return;
  writeNew(join(own, `proof-${before.size}-${name}.txt`), proofText(trail, before.size));
}

/** Two sizes and the hashes between them, base64, one a line. */
function proofText(trail: AuditTrail, older: number): string {
  const leaves = trail.leaves(trail.size());
  const proof = consistencyProof(leaves, older);
  const claim = {
    older: { size: older, root: hashOf(trail.rootAt(older)) },
    newer: { size: leaves.length, root: hashOf(trail.rootAt(leaves.length)) },
    proof,
  };
  if (!isConsistent(claim)) throw new Error('the trail does not prove its own past');
  const lines = proof.map((hash) => Buffer.from(hash).toString('base64'));
  return ['kanaf-consistency-proof/1', older, leaves.length, ...lines, ''].join('\n');
}

function judgeNote(
  { epoch, size, text }: { readonly epoch: number; readonly size: number; readonly text: string },
  { vaultId, trail, publicKey, roots }: StickParts & { readonly roots: Roots },
): StickNote {
  const read = readCheckpoint(text);
  const isOurs =
    read !== undefined &&
    read.size === size &&
    read.origin === originOf(vaultId, epoch) &&
    signedBy(read, { name: signerName(vaultId), publicKey });
  if (!isOurs) return { epoch, size, verdict: 'not-ours' };
  const { root, deeds } = read;
  const seen = deeds === undefined ? {} : { deeds };
  const witness: Witness = { kind: 'stick', epoch, size, root, ...seen };
  return { epoch, size, verdict: judgeWitness(trail, witness, roots), witness };
}

function notesIn(folder: string) {
  const names = listed(folder).slice(0, NOTES_LIMIT);
  return names.flatMap((name) => {
    const [, epoch = '', size = ''] = NOTE_NAME.exec(name) ?? [];
    const path = join(folder, name);
    if (epoch === '' || statSync(path).size > NOTE_LIMIT) return [];
    return [{ epoch: Number(epoch), size: Number(size), text: readFileSync(path, 'utf8') }];
  });
}

function listed(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function folderOf(folder: string, vaultId: string): string {
  return join(folder, `kanaf-audit-${vaultId}`);
}

/** A file that is there already says the same: sizes and roots do not change. */
function writeNew(path: string, text: string): void {
  try {
    putNew(path, text);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return;
    throw error;
  }
}

function hashOf(root: string | undefined): Uint8Array {
  return Buffer.from(root ?? '', 'hex');
}
