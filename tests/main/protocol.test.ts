// What the window is served under app://kanaf: the built files with their policy, and nothing from outside their folder.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ProtocolResponse, Session } from 'electron';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {} }));

const { serveApp } = await import('../../electron/main/protocol');

type Handler = Parameters<Session['protocol']['registerBufferProtocol']>[1];

let folder: string;
let handler: Handler | undefined;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'kanaf-served-'));
  const root = join(folder, 'renderer');
  mkdirSync(join(root, 'assets'), { recursive: true });
  writeFileSync(join(root, 'index.html'), '<!doctype html>');
  writeFileSync(join(root, 'assets', 'window.js'), 'export {};');
  writeFileSync(join(root, 'assets', 'window.js.map'), '{}');
  writeFileSync(join(folder, 'beside.js'), 'secret');
  mkdirSync(join(folder, 'renderer-old'));
  writeFileSync(join(folder, 'renderer-old', 'index.html'), 'secret');
  const registered = {
    registerBufferProtocol: (_scheme: string, given: Handler) => (handler = given),
  };
  serveApp({ protocol: registered } as unknown as Session, root);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function answerTo(url: string): Promise<ProtocolResponse> {
  return new Promise((resolve) => {
    const request = { url, method: 'GET', referrer: '', headers: {} };
    handler?.(request, (answer) => resolve(answer as ProtocolResponse));
  });
}

const textOf = ({ data }: ProtocolResponse): string => String(data);

describe('a page of the app', () => {
  it('comes with its type and a policy under which only our own files run', async () => {
    const answer = await answerTo('app://kanaf/index.html#idle');
    expect(answer.statusCode ?? 200).toBe(200);
    expect(textOf(answer)).toBe('<!doctype html>');
    expect(answer.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const policy = String(answer.headers?.['content-security-policy']).split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self'");
    expect(policy.join(' ')).not.toContain('unsafe');
  });

  it('brings its scripts as scripts', async () => {
    const answer = await answerTo('app://kanaf/assets/window.js');
    expect(textOf(answer)).toBe('export {};');
    expect(answer.headers).toMatchObject({ 'content-type': 'text/javascript; charset=utf-8' });
  });
});

describe('nothing else is served', () => {
  it.each([
    ['a file that is not there', 'app://kanaf/assets/gone.js'],
    ['another host', 'app://other/index.html'],
    ['a kind of file that the app does not have', 'app://kanaf/assets/window.js.map'],
    ['a folder', 'app://kanaf/assets'],
    ['a file beside the folder', 'app://kanaf/..%2fbeside.js'],
    ['a folder whose name only begins alike', 'app://kanaf/..%2frenderer-old%2findex.html'],
    ['an address that cannot be read', 'app://kanaf/%E0%A4%A.js'],
    ['no address at all', 'kanaf'],
  ])('%s', async (_what, address) => {
    const answer = await answerTo(address);
    expect(answer.statusCode).toBe(404);
    expect(textOf(answer)).toBe('not found');
  });
});
