// Kanaf for an ordinary user, with Chromium's whole sandbox: nobody works as root.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { APP, ROOT } from './support/places';

const ORDINARY = 'kanaf-journey';
/** What the built app loads from outside its own bundle. */
const NATIVE = ['@signalapp', '@node-rs', '@img', 'node-gyp-build', 'bindings', 'file-uri-to-path'];

test('starts, draws and reaches its vault as an ordinary user, sandboxed', () => {
  const home = mkdtempSync(join(tmpdir(), 'kanaf-ordinary-'));
  try {
    const app = copyApp(home);
    const looked = look(home, app);
    expect(looked.stdout, looked.stderr).toMatch(/ready in \d+ ms on Electron \d+/u);
    expect(looked.status, looked.stderr).toBe(0);
    expect(looked.stdout).toContain('sandboxed renderers: all');
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
});

function copyApp(home: string): { readonly program: string; readonly folder: string } {
  const folder = join(home, 'app');
  const runtime = join(home, 'electron');
  mkdirSync(join(folder, 'node_modules'), { recursive: true });
  cpSync(realpathSync(join(ROOT, 'node_modules/electron/dist')), runtime, { recursive: true });
  cpSync(join(APP, 'out'), join(folder, 'out'), { recursive: true });
  cpSync(join(APP, 'package.json'), join(folder, 'package.json'));
  const there = readdirSync(join(ROOT, 'node_modules'));
  for (const name of NATIVE.filter((one) => there.includes(one))) {
    cpSync(join(ROOT, 'node_modules', name), join(folder, 'node_modules', name), {
      recursive: true,
      dereference: true,
    });
  }
  // The setuid helper of Chromium must not decide: the user's own namespaces do.
  rmSync(join(runtime, 'chrome-sandbox'), { force: true });
  chmodSync(home, 0o755);
  return { program: join(runtime, 'electron'), folder };
}

/** Looks at every process of the running app: each renderer must be confined by the kernel. */
const WATCH = `
const { spawn } = require('node:child_process');
const { readFileSync, readdirSync } = require('node:fs');
const [program, folder, profile] = process.argv.slice(1);
const seen = new Map();
const child = spawn(program, [folder, '--profile=' + profile, '--smoke'], { stdio: ['ignore', 'pipe', 'pipe'] });
child.stdout.pipe(process.stdout);
child.stderr.pipe(process.stderr);
const beat = setInterval(() => {
  for (const pid of readdirSync('/proc').filter((name) => /^\\d+$/.test(name))) {
    try {
      const line = readFileSync('/proc/' + pid + '/cmdline', 'utf8');
      if (!line.includes('--type=renderer') || !line.startsWith(program)) continue;
      const status = readFileSync('/proc/' + pid + '/status', 'utf8');
      const filtered = /^Seccomp:\\t2$/m.test(status);
      const apart = (/^NSpid:(.*)$/m.exec(status)?.[1] ?? '').trim().split(/\\s+/).length > 1;
      seen.set(pid, (seen.get(pid) ?? false) || (filtered && apart && !line.includes('--no-sandbox')));
    } catch {}
  }
}, 5);
child.on('exit', (code) => {
  clearInterval(beat);
  const all = seen.size > 0 && [...seen.values()].every(Boolean);
  console.log('sandboxed renderers: ' + (all ? 'all' : JSON.stringify([...seen])));
  process.exit(code ?? 1);
});
`;

function look(home: string, app: { readonly program: string; readonly folder: string }) {
  const options = { encoding: 'utf8', timeout: 60_000 } as const;
  const given = ['-e', WATCH, '--', app.program, app.folder, join(home, 'home/profile')];
  const env = {
    PATH: process.env['PATH'] ?? '',
    DISPLAY: process.env['DISPLAY'] ?? '',
    ...(process.env['XAUTHORITY'] === undefined ? {} : { XAUTHORITY: join(home, 'authority') }),
    HOME: join(home, 'home'),
    XDG_RUNTIME_DIR: join(home, 'home'),
  };
  mkdirSync(env.HOME, { mode: 0o700 });
  const authority = process.env['XAUTHORITY'];
  if (authority !== undefined) cpSync(authority, join(home, 'authority'));
  if (process.getuid?.() !== 0) return spawnSync(process.execPath, given, { ...options, env });
  if (spawnSync('id', [ORDINARY]).status !== 0) {
    execFileSync('useradd', [
      '--system',
      '--no-create-home',
      '--shell',
      '/usr/sbin/nologin',
      ORDINARY,
    ]);
  }
  execFileSync('chown', ['-R', ORDINARY, home]);
  const as = ['--reuid', ORDINARY, '--regid', ORDINARY, '--init-groups', '--inh-caps=-all', '--'];
  return spawnSync('setpriv', [...as, process.execPath, ...given], { ...options, env });
}
