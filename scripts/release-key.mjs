// `npm run release:key`: makes a release key, shows what others must know of it, signs a list, and brings a key back from
// paper. Meant for a machine without network, with two people before it (docs/release.md).
//   -- make --to FILE.pem            a new key, encrypted with a passphrase of two halves
//   -- show --key FILE.pem           fingerprint, minisign's public key, the line for release/keys.json
//   -- sign LIST --key FILE.pem      signs SHA256SUMS of a folder, or an app's files.sha256, carried here
//   -- papers --key FILE.pem         two papers of 24 words
//   -- from-papers --to FILE.pem     the key again, of both papers
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { askHidden, passphraseFrom } from './release/ask.mjs';
import { minisignPublicKey } from './release/minisign.mjs';
import {
  keyFromPapers,
  newPrivateKey,
  papersOf,
  wordsOf,
  writeKeyFile,
} from './release/new-key.mjs';
import { joined, readPrivateKey, readSigningKey, signingKey } from './release/signing-key.mjs';
import { purposeIn, signList } from './release/sums.mjs';
import { given, valueOf } from './setup/run.mjs';
import { main, stop } from './setup/say.mjs';

const COMMANDS = { make, show, sign, papers, 'from-papers': fromPapers };

await main(async () => {
  const command = COMMANDS[given()[0]];
  if (command === undefined) stop(`say what to do: ${Object.keys(COMMANDS).join(', ')}`);
  await command();
  return 0;
});

async function make() {
  await keep(newPrivateKey());
}

async function show() {
  tellOthers(await readSigningKey(needed('--key'), descriptor()));
}

async function sign() {
  const list = given()[1];
  const bytes = readFileSync(list);
  console.log(`${purposeIn(bytes)}\nsha256 ${createHash('sha256').update(bytes).digest('hex')}`);
  signList(list, await readSigningKey(needed('--key'), descriptor()));
  console.log(`signed: ${list}.sig`);
}

async function papers() {
  const [first, second] = papersOf(await readPrivateKey(needed('--key'), descriptor()));
  for (const [paper, words] of [
    ['first', first],
    ['second', second],
  ]) {
    await hear(`the ${paper} paper is for its keeper alone to see. Enter shows it`);
    console.log(numbered(words));
    await hear('written down and compared? Enter wipes the screen');
    console.log('\u001b[3J\u001b[H\u001b[2J');
  }
}

async function fromPapers() {
  const first = await hear('the 24 words of the first paper: ');
  const second = await hear('the 24 words of the second paper: ');
  await keep(keyFromPapers([first, second]));
}

async function keep(key) {
  const passphrase =
    descriptor() === undefined ? await newPassphrase() : passphraseFrom(descriptor());
  writeKeyFile(needed('--to'), key, passphrase);
  tellOthers(signingKey(key));
}

async function newPassphrase() {
  const halves = [];
  for (const person of ['first', 'second']) {
    const half = await askHidden(`${person} person's half of the passphrase`);
    const again = await askHidden('the same once more');
    if (half !== again) stop('the two were not the same; nothing was written');
    halves.push(half);
  }
  return joined(...halves);
}

/** Nothing here is secret. */
function tellOthers(key) {
  const { fingerprint, spki } = key;
  const since = new Date().toISOString().slice(0, 10);
  const entry = { fingerprint, publicKey: spki.toString('base64'), since, revokedOn: null };
  console.log(
    [
      'fingerprint, to be handed over in person:',
      `  ${fingerprint.match(/.{4}/g).join(' ')}`,
      'the same in words, to be read aloud:',
      numbered(wordsOf(Buffer.from(fingerprint, 'hex'))),
      'public key of minisign:',
      `  ${minisignPublicKey(key)}`,
      'line for release/keys.json:',
      `  ${JSON.stringify(entry)}`,
    ].join('\n'),
  );
}

function numbered(words) {
  const lines = words
    .split(' ')
    .map(
      (word, at) => `  ${String(at + 1).padStart(2)} ${word.padEnd(9)}${at % 6 === 5 ? '\n' : ''}`,
    );
  return lines.join('').trimEnd();
}

async function hear(question) {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return await lines.question(question);
  } finally {
    lines.close();
  }
}

function needed(option) {
  return valueOf(option) ?? stop(`${option} FILE.pem is missing`);
}

function descriptor() {
  const number = valueOf('--passphrase-fd');
  return number === undefined ? undefined : Number(number);
}
