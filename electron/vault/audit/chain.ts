// The two hashes over the trail: a chain that is simple to walk and a Merkle tree that proves prefixes.
import { createHash } from 'node:crypto';

type Bytes = Uint8Array<ArrayBuffer>;

export const EMPTY_CHAIN: Bytes = new Uint8Array(32);

function sha256(...parts: readonly Uint8Array[]): Bytes {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

/** RFC 6962 leaf hash: SHA-256(0x00 || body). */
export function leafOf(body: Uint8Array): Bytes {
  return sha256(Uint8Array.of(0), body);
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

  get size(): number {
    return this.#size;
  }

  append(leaf: Bytes): void {
    let node = { leaves: 1, hash: leaf };
    for (let last = this.#roots.at(-1); last?.leaves === node.leaves; last = this.#roots.at(-1)) {
      this.#roots.pop();
      node = { leaves: node.leaves * 2, hash: sha256(Uint8Array.of(1), last.hash, node.hash) };
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
      .reduceRight((right, node) => sha256(Uint8Array.of(1), node.hash, right), last.hash);
  }
}
