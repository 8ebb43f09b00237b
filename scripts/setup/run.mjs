// Starts a program and waits for it; Ctrl-C reaches it and this process alike.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './places.mjs';

/** Answers the exit code; a signal counts as 1. */
export function run(program, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...options });
    const pass = (signal) => child.kill(signal);
    for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, pass);
    child.once('error', reject);
    child.once('exit', (code) => {
      for (const signal of ['SIGINT', 'SIGTERM']) process.off(signal, pass);
      resolve(code ?? 1);
    });
  });
}

/** Runs and answers `{ code, output }`, standard output and error together; `echo` also shows it. */
export function listen(program, args, { echo = false, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    const hear = (part) => {
      output += part;
      if (echo) process.stdout.write(part);
    };
    child.stdout.setEncoding('utf8').on('data', hear);
    child.stderr.setEncoding('utf8').on('data', hear);
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

export const bin = (...parts) => join(ROOT, 'node_modules', ...parts);

/** Chromium's sandbox cannot run as root; everyone else gets the whole of it. */
export const sandboxArguments = () => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

/** Chromium's own chatter (no bus, no graphics card) would hide the app's words. */
export const quietChromium = () => (given().includes('--enable-logging') ? [] : ['--log-level=3']);

/** What follows the command, with or without npm's `--`. */
export const given = () => process.argv.slice(2);

/** The word after an option, or undefined. */
export const valueOf = (name) => valuesOf(name)[0];

/** For an option that may be given more than once. */
export const valuesOf = (name) =>
  given().flatMap((word, at) =>
    word === name && given()[at + 1] !== undefined ? [given()[at + 1]] : [],
  );
