// Makes a release key, and the papers that it can be made of again: two, each of 24 words, and neither says anything
// about the key without the other.
import { createPrivateKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { entropyToMnemonic, mnemonicToEntropy } from '@scure/bip39';
import { wordlist } from '@scure/bip39/wordlists/english.js';
import { stop } from '../setup/say.mjs';
import { encryptedPem } from './key-file.mjs';

/** What is before the 32 secret bytes of an Ed25519 key in PKCS #8 (RFC 8410). */
const PKCS8 = Buffer.from('302e020100300506032b657004220420', 'hex');
const LETTERS_AT_LEAST = 20;

export const newPrivateKey = () => generateKeyPairSync('ed25519').privateKey;

/** Never over a file that is there: it might be the only copy of a key. */
export function writeKeyFile(file, key, passphrase) {
  if (passphrase.length < LETTERS_AT_LEAST)
    stop(`both halves together have at least ${LETTERS_AT_LEAST} letters; nothing was written`);
  try {
    writeFileSync(file, encryptedPem(key, passphrase), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    stop(`${file} is there already; it is not written over`);
  }
}

/** 32 bytes as 24 words of the BIP39 list; the last one is a check of the others. */
export const wordsOf = (bytes) => entropyToMnemonic(bytes, wordlist);

/** Two texts of 24 words. */
export function papersOf(key) {
  const seed = key.export({ format: 'der', type: 'pkcs8' }).subarray(-32);
  const first = randomBytes(32);
  return [wordsOf(first), wordsOf(apart(seed, first))];
}

export function keyFromPapers(papers) {
  const [first, second] = papers.map(bytesOfPaper);
  const der = Buffer.concat([PKCS8, apart(first, second)]);
  return createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
}

function bytesOfPaper(typed, at) {
  try {
    return mnemonicToEntropy(typed.trim().toLowerCase().split(/\s+/).join(' '), wordlist);
  } catch {
    return stop(`paper ${at + 1} has a wrong word, or not 24 of them`);
  }
}

const apart = (one, other) => Buffer.from(one.map((byte, at) => byte ^ other[at]));
