// Serves the built screens under app://kanaf and nothing else: no file outside the folder, no network.
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { protocol, type ProtocolResponse, type Session } from 'electron';

export const APP_ORIGIN = 'app://kanaf';

/** The style hash belongs to one rule that React Aria Components injects; it changes with that package. */
const WINDOW_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'sha256-38RhXrc7EdReTKsOm23ZPOCUgniTUUcjky8QOOrQx6o='",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types default',
].join('; ');

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
};

const NOT_FOUND: ProtocolResponse = {
  statusCode: 404,
  data: Buffer.from('not found'),
  headers: { 'content-type': 'text/plain' },
};

/** Must run before the app is ready. */
export function declareAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: false } },
  ]);
}

/**
 * Not by `protocol.handle`: its Request and Response make Node read its whole fetch, HTTP and TLS, which kept the first
 * page waiting for 40 ms.
 */
export function serveApp(session: Session, root: string): void {
  session.protocol.registerBufferProtocol('app', ({ url }, answer) => {
    void answerTo(root, url).then(answer);
  });
}

async function answerTo(root: string, address: string): Promise<ProtocolResponse> {
  try {
    const path = fileFor(root, address);
    if (path === undefined) return NOT_FOUND;
    return { data: await readFile(path), headers: headersFor(path) };
  } catch {
    return NOT_FOUND;
  }
}

/** The file an address names, or undefined when it points outside the served folder. */
export function fileFor(root: string, address: string): string | undefined {
  const url = new URL(address);
  if (`${url.protocol}//${url.host}` !== APP_ORIGIN) return undefined;
  const path = normalize(join(root, decodeURIComponent(url.pathname)));
  if (!path.startsWith(root + sep)) return undefined;
  return TYPES[extname(path)] === undefined ? undefined : path;
}

function headersFor(path: string): Record<string, string> {
  return {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-security-policy': WINDOW_POLICY,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  };
}
