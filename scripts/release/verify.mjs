#!/usr/bin/env node
// يتحقق من مجلد إصدار كنف: هل هو كامل، لم يتغيّر، وموقَّع بالمفتاح الذي سُلّمت بصمته باليد.
// Checks a release folder of Kanaf: is it whole, unchanged, and signed with the key whose fingerprint was handed over in person?
//
//   node verify.mjs FOLDER --fingerprint HEX [--keys FILE]
//
// One file for stock Node, 18 or later, without any package. Exit codes: 0 accepted, 2 refused, 64 not understood.
// The public key lies in the folder, but counts only if its fingerprint is the one given here. `--keys` is a list of release
// keys that is already trusted (resources/release-keys.json of an installed Kanaf): what it calls revoked is refused.
//
// Order of work: every file is opened once, hashed from that opening and never looked at again; then the key, the two
// signatures, the signed list, and last the list against what was read.
import { createHash, createPublicKey, verify } from 'node:crypto';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const SUMS = 'SHA256SUMS';
const SIGNATURE = 'SHA256SUMS.sig';
const MINISIG = 'SHA256SUMS.minisig';
const KEY = 'release-key.pem';
const KEYS = 'release-keys.json';
const ABOUT = 'release.json';
/** These are read whole; of all others only the hash is kept. */
const NEEDED = [SUMS, SIGNATURE, MINISIG, KEY, KEYS, ABOUT];
/** The list cannot name these. */
const UNLISTED = [SUMS, SIGNATURE, MINISIG];
const NEEDED_AT_MOST = 1024 * 1024;
const buffer = Buffer.alloc(1024 * 1024);

const NAME = /^[A-Za-z0-9](?:[A-Za-z0-9_+-]|\.(?!\.|$)){0,120}$/;
const FIRST_LINE = /^# kanaf (\d+\.\d+\.\d+): release folder$/;
const LINE = /^([0-9a-f]{64}) {2}(.*)$/;

/** Every refusal, in Arabic and English. What it is about (a file, mostly) stands on a line of its own before it. */
const REFUSALS = {
  'no-folder': ['لا يوجد مجلد بهذا الاسم.', 'There is no folder of this name.'],
  'folder-link': [
    'هذا رابط إلى مجلد آخر وليس مجلدًا.',
    'This is a link to a folder elsewhere, no folder.',
  ],
  'odd-name': ['اسم لا يحمله أي ملف من ملفات الإصدار.', 'No file of a release has such a name.'],
  symlink: ['هذا رابط إلى ملف آخر وليس ملفًا.', 'This is a link to something elsewhere, no file.'],
  'folder-inside': [
    'هذا مجلد، ولا مجلدات داخل مجلد الإصدار.',
    'This is a folder; a release has none inside.',
  ],
  'no-file': ['هذا ليس ملفًا عاديًا.', 'This is no ordinary file.'],
  unreadable: ['تعذّرت قراءة هذا الملف كاملًا.', 'This file could not be read to its end.'],
  'too-long': ['هذا الملف أطول مما يمكن أن يكون.', 'This file is longer than it can be.'],
  missing: ['هذا الملف ناقص.', 'This file is missing.'],
  extra: [
    'هذا الملف ليس من الإصدار: لم يوقّع عليه أحد.',
    'This file is not of the release: nobody signed it.',
  ],
  'other-case': [
    'اسم هذا الملف يختلف عن الاسم الموقَّع في الأحرف الكبيرة والصغيرة.',
    'The signed name of this file is written with other capital letters.',
  ],
  'same-name': [
    'اسمان لا يختلفان إلا في الأحرف الكبيرة والصغيرة.',
    'Two names differ in capital letters only.',
  ],
  changed: [
    'هذا الملف غير الملف الذي وُقّع عليه: تغيّر أو نقص منه شيء.',
    'This is not the file that was signed: it was changed or cut short.',
  ],
  'no-key': ['لا يحمل هذا الملف مفتاح إصدار عامًّا.', 'This file holds no public release key.'],
  'foreign-key': [
    'وُقّع هذا المجلد بمفتاح آخر، لا بالمفتاح الذي سُلّمت بصمته.',
    'This folder is signed with another key than the one whose fingerprint was handed over.',
  ],
  'revoked-key': [
    'وُقّع هذا المجلد بمفتاح قديم أُلغي.',
    'This folder is signed with an old key that was revoked.',
  ],
  'bad-signature': [
    'التوقيع لا يطابق القائمة: غُيّر أحدهما بعد التوقيع.',
    'The signature does not fit the list: one of them was changed after the signing.',
  ],
  'other-purpose': [
    'القائمة موقَّعة لكنها ليست قائمة مجلد إصدار.',
    'The list is signed, but it is not the list of a release folder.',
  ],
  'bad-form': [
    'هذا الملف موقَّع لكنه ليس على الشكل المتفق عليه.',
    'This file is signed, but not of the form that was agreed on.',
  ],
  'mixed-versions': [
    'في هذا المجلد أجزاء من إصدارات مختلفة.',
    'This folder mixes parts of different versions.',
  ],
};

/**
 * `fingerprint`: 64 hexadecimal digits; `knownKeys`: entries of a trusted list of release keys.
 * Without refusals the folder is what the key's owners released.
 * @param {string} folder
 * @param {string} fingerprint
 * @param {readonly { fingerprint: string, revokedOn: string | null }[]} knownKeys
 * @returns {{ refusals: { code: string, about: string }[], release?: Record<string, unknown> }}
 */
export function verifyFolder(folder, fingerprint, knownKeys = []) {
  const { files, refusals } = readFolder(folder);
  if (refusals.length > 0) return { refusals };
  for (const check of [needed, keyIsTheOne, signaturesFit]) {
    refusals.push(...check(files, fingerprint, knownKeys));
    if (refusals.length > 0) return { refusals };
  }
  const list = readList(files.get(SUMS).bytes.toString('latin1'));
  refusals.push(...list.refusals);
  if (refusals.length > 0) return { refusals };
  refusals.push(...listAgainstFiles(list.hashes, files));
  if (refusals.length > 0) return { refusals };
  const release = parsed(files.get(ABOUT).bytes);
  refusals.push(...versionsAgree(list, release), ...keysAllow(files, fingerprint));
  if (refusals.length === 0) refusals.push(...sourceIsThere(list, release));
  return { refusals, release: { ...release, files: files.size } };
}

const refuse = (code, about = '') => ({ code, about });

// --- What lies in the folder. -------------------------------------------------------------------------------------------

function readFolder(folder) {
  const path = resolve(folder);
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found?.isSymbolicLink()) return { refusals: [refuse('folder-link', folder)] };
  if (!found?.isDirectory()) return { refusals: [refuse('no-folder', folder)] };
  const files = new Map();
  const refusals = [];
  for (const raw of readdirSync(path, { encoding: 'buffer' })) {
    const name = raw.toString('latin1');
    const read = NAME.test(name)
      ? readOnce(join(path, name), name)
      : refuse('odd-name', shown(name));
    if (read.code === undefined) files.set(name, read);
    else refusals.push(read);
  }
  return { files, refusals };
}

/** Answers `{ hash, bytes }` or a refusal. A link is not followed, a pipe not waited for. */
function readOnce(path, name) {
  let file;
  try {
    if (constants.O_NOFOLLOW === undefined && lstatSync(path).isSymbolicLink())
      return refuse('symlink', name);
    file = openSync(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    );
    const found = fstatSync(file);
    if (found.isDirectory()) return refuse('folder-inside', name);
    return found.isFile() ? contentOf(file, name) : refuse('no-file', name);
  } catch ({ code }) {
    const known = { ELOOP: 'symlink', EISDIR: 'folder-inside', ENXIO: 'no-file' };
    return refuse(known[code] ?? 'unreadable', name);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

function contentOf(file, name) {
  const hash = createHash('sha256');
  const kept = [];
  let length = 0;
  for (let count = readSync(file, buffer); count > 0; count = readSync(file, buffer)) {
    const part = buffer.subarray(0, count);
    length += count;
    hash.update(part);
    if (!NEEDED.includes(name)) continue;
    if (length > NEEDED_AT_MOST) return refuse('too-long', name);
    kept.push(Buffer.from(part));
  }
  return { hash: hash.digest('hex'), bytes: Buffer.concat(kept) };
}

/** A name that could steer a terminal or pass for another one is shown with its bytes spelled out. */
const shown = (name) =>
  name.replace(/[^ -~]/g, (letter) => `\\x${letter.charCodeAt(0).toString(16).padStart(2, '0')}`);

// --- Key and signatures. ------------------------------------------------------------------------------------------------

const needed = (files) =>
  NEEDED.filter((name) => !files.has(name)).map((name) => refuse('missing', name));

function keyIsTheOne(files, fingerprint, knownKeys) {
  const key = publicKeyIn(files.get(KEY).bytes.toString('latin1'));
  if (key === undefined) return [refuse('no-key', KEY)];
  const own = createHash('sha256').update(spkiOf(key)).digest('hex');
  const revoked = revokedIn(knownKeys, own);
  if (revoked.length > 0) return revoked;
  return own === fingerprint ? [] : [refuse('foreign-key', `${KEY}: ${own}`)];
}

const spkiOf = (key) => key.export({ format: 'der', type: 'spki' });

/** Only an Ed25519 key in the one form in which it is written. */
function publicKeyIn(pem) {
  if (!pem.startsWith('-----BEGIN PUBLIC KEY-----\n')) return undefined;
  try {
    const key = createPublicKey(pem);
    const same =
      key.asymmetricKeyType === 'ed25519' && key.export({ format: 'pem', type: 'spki' }) === pem;
    return same ? key : undefined;
  } catch {
    return undefined;
  }
}

const revokedIn = (keys, fingerprint) =>
  keys
    .filter((key) => key.fingerprint === fingerprint && key.revokedOn !== null)
    .map((key) => refuse('revoked-key', `${fingerprint} ${key.revokedOn}`));

/** A release names the keys of its day: its own must not be one that was revoked. */
function keysAllow(files, fingerprint) {
  const { keys } = parsed(files.get(KEYS).bytes);
  return Array.isArray(keys) ? revokedIn(keys, fingerprint) : [refuse('bad-form', KEYS)];
}

function parsed(bytes) {
  try {
    return Object(JSON.parse(bytes.toString('utf8')));
  } catch {
    return {};
  }
}

function signaturesFit(files) {
  const sums = files.get(SUMS).bytes;
  const key = createPublicKey(files.get(KEY).bytes.toString('latin1'));
  const signature = files.get(SIGNATURE).bytes;
  if (signature.length !== 64 || !verify(null, sums, key, signature))
    return [refuse('bad-signature', SIGNATURE)];
  return minisignatureFits(files.get(MINISIG).bytes.toString('latin1'), sums, key)
    ? []
    : [refuse('bad-signature', MINISIG)];
}

/** The whole text is compared with what it must be; only the two signatures in it are taken from it. */
function minisignatureFits(text, sums, key) {
  const [, line = '', , comment = ''] = text.split('\n');
  const signature = Buffer.from(line, 'base64').subarray(10);
  const ofComment = Buffer.from(comment, 'base64');
  const purpose = sums.toString('latin1').split('\n')[0].slice(2);
  const id = createHash('sha256').update(spkiOf(key)).digest().subarray(0, 8);
  const whole = [
    'untrusted comment: signature of the Kanaf release key',
    Buffer.concat([Buffer.from('ED'), id, signature]).toString('base64'),
    `trusted comment: ${purpose}`,
    ofComment.toString('base64'),
    '',
  ];
  return (
    text === whole.join('\n') &&
    verify(null, createHash('blake2b512').update(sums).digest(), key, signature) &&
    verify(null, Buffer.concat([signature, Buffer.from(purpose)]), key, ofComment)
  );
}

// --- The signed list. ---------------------------------------------------------------------------------------------------

/** Answers `{ version, hashes, refusals }`; `hashes` by name. */
function readList(text) {
  const [first, ...lines] = text.split('\n');
  const version = FIRST_LINE.exec(first)?.[1];
  if (version === undefined) return { refusals: [refuse('other-purpose', shown(first))] };
  if (lines.pop() !== '') return { refusals: [refuse('bad-form', SUMS)] };
  const read = lines.map((line) => LINE.exec(line));
  if (read.includes(null)) return { refusals: [refuse('bad-form', SUMS)] };
  const names = read.map(([, , name]) => name);
  const refusals = names
    .filter((name) => !NAME.test(name))
    .map((name) => refuse('odd-name', shown(name)));
  refusals.push(...sameNames(names).map((name) => refuse('same-name', shown(name))));
  const sorted = names.every((name, at) => at === 0 || names[at - 1] < name);
  const complete = [KEY, KEYS, ABOUT].every((name) => names.includes(name));
  if (refusals.length === 0 && (!sorted || !complete)) refusals.push(refuse('bad-form', SUMS));
  return { version, hashes: new Map(read.map(([, hash, name]) => [name, hash])), refusals };
}

function sameNames(names) {
  const lower = names.map((name) => name.toLowerCase());
  return names.filter((_, at) => lower.indexOf(lower[at]) !== at);
}

function listAgainstFiles(hashes, files) {
  const refusals = [];
  const unsigned = [...files.keys()].filter(
    (name) => !hashes.has(name) && !UNLISTED.includes(name),
  );
  for (const [name, hash] of hashes) {
    const found = files.get(name);
    const twin = unsigned.findIndex((other) => other.toLowerCase() === name.toLowerCase());
    if (found !== undefined && found.hash !== hash) refusals.push(refuse('changed', name));
    else if (found === undefined && twin < 0) refusals.push(refuse('missing', name));
    else if (found === undefined) refusals.push(refuse('other-case', unsigned.splice(twin, 1)[0]));
  }
  return [...refusals, ...unsigned.map((name) => refuse('extra', name))];
}

/** The comment line, release.json and every file that carries a version in its name must speak of one. */
function versionsAgree({ version, hashes }, release) {
  if (release.product !== 'kanaf' || release.format !== 1 || release.version !== version)
    return [
      refuse(
        'mixed-versions',
        `${ABOUT}: ${release.product} ${release.version}; ${SUMS}: kanaf ${version}`,
      ),
    ];
  return [...hashes.keys()]
    .filter((name) => (/\d+\.\d+\.\d+/.exec(name)?.[0] ?? version) !== version)
    .map((name) => refuse('mixed-versions', name));
}

/** Whoever is given the program is given its source: release.json names the archive. */
const sourceIsThere = ({ hashes }, { source }) =>
  hashes.has(source) ? [] : [refuse('missing', shown(`${ABOUT}: ${source}`))];

// --- The command line. --------------------------------------------------------------------------------------------------

const USE = [
  'node verify.mjs FOLDER --fingerprint HEX [--keys FILE]',
  'تُكتب البصمة (64 خانة) من الورقة التي سُلّمت باليد، لا من ملف في هذا المجلد.',
  'The fingerprint (64 digits) is typed from the paper that was handed over, not from a file of this folder.',
];

const NO_KEYS = [
  'لا توجد قائمة مفاتيح في الملف المذكور بعد --keys.',
  'The file named after --keys holds no list of keys.',
];

/** The fingerprint may be typed in groups, as it is printed. */
function readArguments(args) {
  const given = { fingerprint: '', folders: [], keys: undefined };
  for (let at = 0; at < args.length; at += 1) {
    if (args[at] === '--keys') given.keys = args[(at += 1)];
    else if (args[at] !== '--fingerprint') given.folders.push(args[at]);
    else
      while (given.fingerprint.length < 64 && isHex(args[at + 1]))
        given.fingerprint += plain(args[(at += 1)]);
  }
  return given;
}

const plain = (text) => text.replace(/[\s:-]/g, '').toLowerCase();
const isHex = (text) => text !== undefined && /^[0-9a-f]+$/.test(plain(text));

function main(args) {
  const { folders, fingerprint, keys } = readArguments(args);
  if (folders.length !== 1 || fingerprint.length !== 64) return say(64, USE);
  const known = keys === undefined ? [] : keysIn(keys);
  if (!Array.isArray(known)) return say(64, NO_KEYS);
  const { refusals, release } = verifyFolder(folders[0], fingerprint, known);
  if (refusals.length === 0) return say(0, accepted(release));
  const lines = refusals.flatMap(({ code, about }) => [
    about,
    ...REFUSALS[code].map((text) => `  ${text}`),
  ]);
  return say(2, [
    ...lines,
    '',
    'مرفوض. لا يُثبَّت شيء من هذا المجلد.',
    'Refused. Install nothing from this folder.',
  ]);
}

function keysIn(file) {
  try {
    return parsed(readFileSync(file)).keys;
  } catch {
    return undefined;
  }
}

const accepted = ({ version, date, runtime, vaultFormat, files }) => [
  `kanaf ${version}  ${date}`,
  `Electron ${runtime}, vault format ${vaultFormat}, ${files} files`,
  '',
  'مقبول: المجلد كامل ولم يتغيّر، وهو موقَّع بالمفتاح الذي سُلّمت بصمته. يُقارَن رقم الإصدار أعلاه بالإصدار المنتظر.',
  'Accepted: whole, unchanged, and signed with the key whose fingerprint was handed over. Compare the version above with the one you expect.',
];

function say(code, lines) {
  console.log(lines.join('\n'));
  return code;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url))
  process.exitCode = main(process.argv.slice(2));
