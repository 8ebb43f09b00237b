// The switches burnt into the packaged program: it runs no script of anybody's, opens to no debugger, loads no other app. Each
// is tried on the bare runtime too, where it must succeed, or the trial would prove nothing.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { ROOT } from '../journeys/support/places';
import { asWorker, install, UNPACKED } from './support/installed-app';

const BARE = realpathSync(join(ROOT, 'node_modules/electron/dist'));
/** Electron's order of fuses; `1` on, `0` off. */
const FUSES = [
  ['RunAsNode', '0'],
  ['EnableCookieEncryption', '1'],
  ['EnableNodeOptionsEnvironmentVariable', '0'],
  ['EnableNodeCliInspectArguments', '0'],
  ['EnableEmbeddedAsarIntegrityValidation', '1'],
  ['OnlyLoadAppFromAsar', '1'],
  ['LoadBrowserProcessSpecificV8Snapshot', '0'],
  ['GrantFileProtocolExtraPrivileges', '0'],
] as const;
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';

let place: ReturnType<typeof install>;
test.beforeAll(() => {
  place = install();
});
test.afterAll(() => place.remove());

test('the fuses stand as electron-builder.yml says', () => {
  const wished = FUSES.map(([name, state]) => `${name} ${state}`);
  expect(fusesOf(join(UNPACKED, 'kanaf'))).toEqual(wished);
  expect(fusesOf(join(BARE, 'electron'))).not.toEqual(wished);
});

test('is no Node: ELECTRON_RUN_AS_NODE runs no script', () => {
  const script = ['-e', 'console.log("a script ran")'];
  const env = { ELECTRON_RUN_AS_NODE: '1' };
  // Node itself stops at an option that it does not know: the app's own stands behind `--`.
  expect(run(place.program, [...script, '--', '--smoke'], env)).not.toContain('a script ran');
  expect(run(bare(), script, env)).toContain('a script ran');
});

test('takes no script out of NODE_OPTIONS', () => {
  const script = join(place.home, 'required.cjs');
  const trace = 'a required script ran';
  writeFileSync(script, `process.stdout.write(${JSON.stringify(trace)});`);
  const env = { NODE_OPTIONS: `--require=${script}` };
  expect(run(place.program, ['--smoke'], env)).not.toContain(trace);
  expect(run(bare(), ['-e', '1'], { ...env, ELECTRON_RUN_AS_NODE: '1' })).toContain(trace);
});

test('opens to no debugger of Node', () => {
  const listening = /Debugger listening on/u;
  expect(run(place.program, ['--inspect=0', '--smoke'])).not.toMatch(listening);
  expect(run(place.program, ['--inspect-brk=0', '--smoke'])).not.toMatch(listening);
  expect(run(bare(), ['--inspect=0', ROOT, '--smoke'])).toMatch(listening);
});

test('loads no other app, given by name or laid beside it', () => {
  const other = join(place.home, 'other');
  mkdirSync(other, { recursive: true });
  writeFileSync(join(other, 'package.json'), '{"main":"main.js"}');
  writeFileSync(
    join(other, 'main.js'),
    'process.stdout.write("another app ran"); process.exit(0);',
  );
  expect(run(place.program, [other, '--smoke'])).not.toContain('another app ran');
  expect(run(bare(), [other])).toContain('another app ran');
  expect(existsSync(join(UNPACKED, 'resources/default_app.asar'))).toBe(false);
  expect(existsSync(join(UNPACKED, 'resources/app'))).toBe(false);
});

const bare = (): string => join(BARE, 'electron');

/** What it wrote within its time; a program that opens a window instead is ended. */
function run(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): string {
  const isInstalled = program === place.program;
  const started = isInstalled
    ? asWorker(place, args)
    : { command: program, args: [...args, ...withoutSandbox(env)], env: inherited() };
  const done = spawnSync(started.command, started.args, {
    env: { ...started.env, ...env },
    encoding: 'utf8',
    timeout: 15_000,
    killSignal: 'SIGKILL',
  });
  return `${done.stdout}${done.stderr}`;
}

/** Root needs it for a window; a program that runs as Node does not know it. */
const withoutSandbox = (env: Readonly<Record<string, string>>) =>
  env['ELECTRON_RUN_AS_NODE'] === undefined ? ['--no-sandbox'] : [];

function inherited(): Record<string, string> {
  const { PATH = '', DISPLAY = '', HOME = '', XAUTHORITY } = process.env;
  return { PATH, DISPLAY, HOME, ...(XAUTHORITY === undefined ? {} : { XAUTHORITY }) };
}

function fusesOf(program: string): readonly string[] {
  const bytes = readFileSync(program);
  const at = bytes.indexOf(SENTINEL) + SENTINEL.length;
  expect(bytes[at], 'the version of the fuses').toBe(1);
  const wire = bytes.toString('ascii', at + 2, at + 2 + (bytes[at + 1] ?? 0));
  return FUSES.map(([name], nth) => `${name} ${wire[nth]}`);
}
