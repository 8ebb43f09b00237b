// The two hashes over the trail: a chain that is simple to walk and a Merkle tree that proves prefixes.
import { createHash } from 'node:crypto';

type Bytes = Uint8Array<ArrayBuffer>;

export const EMPTY_CHAIN: Bytes = new Uint8Array(32);
export const HASH_BYTES = 32;

function sha256(...parts: readonly Uint8Array[]): Bytes {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** RFC 6962 leaf hash: SHA-256(0x00 || body). */
export function leafOf(body: Uint8Array): Bytes {
  return sha256(LEAF, body);
}

/** RFC 6962 inner node: SHA-256(0x01 || left || right). */
export function nodeOf(left: Uint8Array, right: Uint8Array): Bytes {
  return sha256(NODE, left, right);
}

/** chain(n) = SHA-256(chain(n-1) || u64 big-endian n || body). Sequences start at 1. */
export function chainOf(previous: Uint8Array, sequence: number, body: Uint8Array): Bytes {
  const number = new Uint8Array(8);
  new DataView(number.buffer).setBigUint64(0, BigInt(sequence));
  return sha256(previous, number, body);
}

/** Roots of the full subtrees of a growing RFC 6962 tree, largest first: at most 64 hashes. */
export class Frontier {
  #size = 0;
  #roots: { readonly leaves: number; readonly hash: Bytes }[] = [];

  /** From `encoded()`; undefined when the bytes do not fit the size. */
  static from(size: number, encoded: Uint8Array): Frontier | undefined {
    const leaves = powersOf(size);
    if (encoded.length !== leaves.length * HASH_BYTES) return undefined;
    const frontier = new Frontier();
    frontier.#size = size;
    frontier.#roots = leaves.map((count, nth) => ({
      leaves: count,
      hash: new Uint8Array(encoded.slice(nth * HASH_BYTES, (nth + 1) * HASH_BYTES)),
    }));
    return frontier;
  }

  get size(): number {
    return this.#size;
  }

  append(leaf: Bytes): void {
    let node = { leaves: 1, hash: leaf };
    for (let last = this.#roots.at(-1); last?.leaves === node.leaves; last = this.#roots.at(-1)) {
      this.#roots.pop();
      node = { leaves: node.leaves * 2, hash: nodeOf(last.hash, node.hash) };
    }
    this.#roots.push(node);
    this.#size += 1;
  }

  /** Merkle tree head of RFC 6962 section 2.1; the empty tree's head is SHA-256 of nothing. */
  root(): Bytes {
    const last = this.#roots.at(-1);
    if (last === undefined) return sha256();
    return this.#roots
      .slice(0, -1)
      .reduceRight((right, node) => nodeOf(node.hash, right), last.hash);
  }

  /** The roots one after the other; with the size they give the frontier back. */
  encoded(): Bytes {
    return new Uint8Array(Buffer.concat(this.#roots.map(({ hash }) => hash)));
  }
}

/** The powers of two that add up to `size`, largest first. */
function powersOf(size: number): readonly number[] {
  const powers: number[] = [];
  for (let power = 1, rest = size; rest > 0; power *= 2, rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) powers.unshift(power);
  }
  return powers;
}
