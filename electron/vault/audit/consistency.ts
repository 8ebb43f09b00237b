// Proves from about twenty hashes that an older state of the trail is the beginning of a newer one, without showing
// one event (RFC 6962 section 2.1.2, verified as in RFC 9162 section 2.1.4.2).
import { nodeOf } from './chain';

type Hash = Uint8Array;

/** Hashes that lead from the root over the first `size` leaves to the root over all of them. */
export function consistencyProof(leaves: readonly Hash[], size: number): readonly Hash[] {
  if (size < 1 || size > leaves.length) throw new RangeError('no such earlier size');
  return size === leaves.length ? [] : subproof(leaves, size, true);
}

function subproof(leaves: readonly Hash[], size: number, isWhole: boolean): readonly Hash[] {
  if (size === leaves.length) return isWhole ? [] : [rootOf(leaves)];
  const split = largestPower(leaves.length);
  const left = leaves.slice(0, split);
  const right = leaves.slice(split);
  if (size <= split) return [...subproof(left, size, isWhole), rootOf(right)];
  return [...subproof(right, size - split, false), rootOf(left)];
}

export interface ConsistencyClaim {
  readonly older: { readonly size: number; readonly root: Hash };
  readonly newer: { readonly size: number; readonly root: Hash };
  readonly proof: readonly Hash[];
}

/** True when the proof shows that the older tree is the beginning of the newer one. */
export function isConsistent({ older, newer, proof }: ConsistencyClaim): boolean {
  if (older.size < 1 || older.size > newer.size) return false;
  if (older.size === newer.size) return proof.length === 0 && same(older.root, newer.root);
  const path = isPower(older.size) ? [older.root, ...proof] : proof;
  const [first, ...rest] = path;
  if (first === undefined) return false;
  let node = older.size - 1;
  let last = newer.size - 1;
  while (node % 2 === 1) [node, last] = [half(node), half(last)];
  let olderRoot = first;
  let newerRoot = first;
  for (const hash of rest) {
    if (last === 0) return false;
    if (node % 2 === 1 || node === last) {
      olderRoot = nodeOf(hash, olderRoot);
      newerRoot = nodeOf(hash, newerRoot);
      while (node % 2 === 0 && node !== 0) [node, last] = [half(node), half(last)];
    } else {
      newerRoot = nodeOf(newerRoot, hash);
    }
    [node, last] = [half(node), half(last)];
  }
  return last === 0 && same(olderRoot, older.root) && same(newerRoot, newer.root);
}

/** Merkle root over leaf hashes. */
export function rootOf(leaves: readonly Hash[]): Hash {
  const [only] = leaves;
  if (leaves.length === 1 && only !== undefined) return only;
  if (only === undefined) throw new RangeError('an empty tree proves nothing');
  const split = largestPower(leaves.length);
  return nodeOf(rootOf(leaves.slice(0, split)), rootOf(leaves.slice(split)));
}

/** The largest power of two below `count`. */
function largestPower(count: number): number {
  let power = 1;
  while (power * 2 < count) power *= 2;
  return power;
}

function isPower(size: number): boolean {
  let power = 1;
  while (power < size) power *= 2;
  return power === size;
}

function half(value: number): number {
  return Math.floor(value / 2);
}

function same(left: Hash, right: Hash): boolean {
  return Buffer.compare(left, right) === 0;
}
