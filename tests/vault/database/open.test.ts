// Opening one database file: every setting is read back, and each thing that can be wrong has its own answer.
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Database } from '@signalapp/sqlcipher';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Handle } from '../../../electron/vault/database/driver';
import {
  hasPlainHeader,
  type OpenRequest,
  openDatabase,
  REQUIRED_PRAGMAS,
} from '../../../electron/vault/database/open';

const keyHex = 'a1'.repeat(32);
let folder = '';
let path = '';
let open: Handle | undefined;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-open-'));
  path = join(folder, 'records.kanaf');
});
afterEach(() => {
  open?.close();
  open = undefined;
  rmSync(folder, { recursive: true, force: true });
});

function opened(file: OpenRequest['file'], key = keyHex): Handle {
  const result = openDatabase({ path, keyHex: key, file });
  if (!result.ok) throw new Error(result.refusal.code);
  open = result.value;
  return open;
}

function refusal(key = keyHex): string {
  const result = openDatabase({ path, keyHex: key, file: 'existing' });
  if (!result.ok) return result.refusal.code;
  result.value.close();
  return 'opened';
}

function filled(): void {
  const handle = opened('create');
  handle.exec('CREATE TABLE beds (name TEXT) STRICT');
  handle.run('INSERT INTO beds (name) VALUES ($name)', { name: 'سلمى' });
  handle.close();
  open = undefined;
}

function cut(end: number): void {
  writeFileSync(path, readFileSync(path).subarray(0, end));
}

const settings = (handle: Handle): Record<string, unknown> =>
  Object.fromEntries(Object.keys(REQUIRED_PRAGMAS).map((name) => [name, handle.pragma(name)]));

describe('opening a database', () => {
  it('sets every required pragma and reads each one back', () => {
    const made = opened('create');
    expect(settings(made)).toEqual(REQUIRED_PRAGMAS);
    made.close();
    const again = opened('existing');
    expect(settings(again)).toEqual(REQUIRED_PRAGMAS);
    expect(again.pragma('cipher_version')).toMatch(/^4\./);
  });

  it('differs from a handle that was only given its key: the reading back can fail', () => {
    filled();
    open = Handle.at(path);
    open.pragma(`key = "x'${keyHex}'"`);
    expect(open.get('SELECT count(*) AS found FROM beds')).toEqual({ found: 1 });
    const bare = settings(open);
    const differing = Object.keys(REQUIRED_PRAGMAS).filter(
      (name) => bare[name] !== REQUIRED_PRAGMAS[name],
    );
    expect(differing).toEqual(
      expect.arrayContaining([
        'locking_mode',
        'synchronous',
        'checkpoint_fullfsync',
        'trusted_schema',
        'cell_size_check',
      ]),
    );
  });

  it('leaves a private file with no readable header or word', () => {
    filled();
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(hasPlainHeader(path)).toBe(false);
    const bytes = readFileSync(path);
    expect(bytes.includes(Buffer.from('SQLite format 3'))).toBe(false);
    expect(bytes.includes(Buffer.from('سلمى'))).toBe(false);
    expect(bytes.includes(Buffer.from('beds'))).toBe(false);
  });

  it('keeps the journal beside it private while it is open', () => {
    opened('create').exec('CREATE TABLE beds (name TEXT) STRICT');
    for (const name of readdirSync(folder)) {
      expect([name, statSync(join(folder, name)).mode & 0o777]).toEqual([name, 0o600]);
    }
  });

  it('refuses a plain file and does not touch it', () => {
    const plain = new Database(path);
    plain.exec('CREATE TABLE beds (name TEXT)');
    plain.close();
    const before = readFileSync(path);
    expect(hasPlainHeader(path)).toBe(true);
    expect(refusal()).toBe('database.damaged');
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['records.kanaf']);
  });

  it('tells a missing file from a damaged one, and creates neither', () => {
    expect(refusal()).toBe('database.missing');
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    ['another key', () => undefined, 'b2'.repeat(32)],
    ['a file without its last page', () => cut(-4096), keyHex],
    ['a file cut in its first page', () => cut(1000), keyHex],
    ['a file of noise', () => writeFileSync(path, Buffer.alloc(8192, 0x5a)), keyHex],
  ])('answers database.damaged for %s and leaves every byte', (_what, spoil, key) => {
    filled();
    spoil();
    const before = readFileSync(path);
    expect(refusal(key)).toBe('database.damaged');
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('notices at the first reading that the last page is not whole', () => {
    filled();
    cut(-100);
    const before = readFileSync(path);
    const handle = opened('existing');
    expect(() => handle.all('SELECT name FROM beds')).toThrow(/malformed|not a database|I\/O/);
    handle.close();
    open = undefined;
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('never creates over a file that is there', () => {
    filled();
    const before = readFileSync(path);
    expect(() => openDatabase({ path, keyHex, file: 'create' })).toThrow();
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('takes no key that is not 64 hexadecimal digits', () => {
    filled();
    expect(() => refusal("00'; --")).toThrow(RangeError);
  });

  it('refuses a second handle of this process and leaves the first working', () => {
    const first = opened('create');
    first.exec('CREATE TABLE beds (name TEXT) STRICT');
    expect(refusal()).toBe('database.in-use');
    first.run('INSERT INTO beds (name) VALUES ($name)', { name: 'x' });
    expect(first.get('SELECT count(*) AS found FROM beds')).toEqual({ found: 1 });
  });

  it('says in-use while another process holds the file, and opens once that one is killed', async () => {
    filled();
    const holder = await processHolding();
    expect(refusal()).toBe('database.in-use');
    const gone = new Promise((resolve) => holder.once('exit', resolve));
    holder.kill('SIGKILL');
    await gone;
    expect(opened('existing').get('SELECT count(*) AS found FROM beds')).toEqual({ found: 1 });
  });
});

it('keeps its lock against other processes, after creating and after opening', async () => {
  const other = join(tmpdir(), `kanaf-lock-${process.pid}`);
  filled();
  opened('existing');
  expect(await processSays()).toMatch(/database is locked/);
  open?.close();
  path = other;
  opened('create');
  expect(await processSays()).toMatch(/database is locked/);
  rmSync(other);
});

/** What another program says that wants the file. */
async function processSays(): Promise<string> {
  try {
    (await processHolding()).kill('SIGKILL');
    return 'held';
  } catch (error) {
    return String(error);
  }
}

/** Another program with the same driver that has the file open for itself. */
function processHolding() {
  const driver = createRequire(import.meta.url).resolve('@signalapp/sqlcipher');
  const code = `
    import driver from ${JSON.stringify(`file://${driver}`)};
    const db = new driver.Database(${JSON.stringify(path)});
    db.pragma("key = \\"x'${keyHex}'\\"");
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE; COMMIT');
    console.log('held');
    setInterval(() => db, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', code]);
  return new Promise<typeof child>((resolve, reject) => {
    child.stdout.once('data', () => resolve(child));
    child.stderr.once('data', (words) => reject(new Error(String(words))));
  });
}
