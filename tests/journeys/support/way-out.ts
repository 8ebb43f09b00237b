// Sends every try of `tries.ts` into a real page and names those that got anywhere: to a listener of this machine, to another page
// or window, or to a text that ran.
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Frame, type Page } from '@playwright/test';
import { TRIES, type Try } from './tries';

export interface WayOut {
  /** `http://<address>:<port>`, of this machine. */
  readonly web: string;
  /** `<address>:<port>` of something that hears single packets. */
  readonly packets: string;
  /** A page in a file of the disk. */
  readonly file: string;
  /** What has come so far. */
  readonly came: string[];
  close(): Promise<void>;
}

/** Not the loopback, where there is another: a browser treats that one apart. */
function ownAddress(): string {
  const all = Object.values(networkInterfaces()).flatMap((one) => one ?? []);
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address ?? '127.0.0.1';
}

/** Seen to hear, or hearing nothing would mean nothing. */
export async function openWayOut(): Promise<WayOut> {
  const address = ownAddress();
  const came: string[] = [];
  const server = createServer((request, response) => {
    came.push(`${request.method} ${request.url}`);
    response.end();
  });
  server.on('connection', () => came.push('a connection'));
  const socket = createSocket('udp4').on('message', () => came.push('a packet'));
  server.listen(0, address);
  socket.bind(0, address);
  await Promise.all([once(server, 'listening'), once(socket, 'listening')]);
  const { port } = server.address() as AddressInfo;
  connect(port, address).on('connect', function (this: { destroy(): void }) {
    this.destroy();
  });
  socket.send('heard', socket.address().port, address);
  await expect.poll(() => came.toSorted()).toEqual(['a connection', 'a packet']);
  came.length = 0;
  const folder = mkdtempSync(join(tmpdir(), 'kanaf-way-out-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, '<title>a file of the disk</title>');
  return {
    web: `http://${address}:${port}`,
    packets: `${address}:${socket.address().port}`,
    file: `file://${file}`,
    came,
    close: async () => {
      server.closeAllConnections();
      await Promise.all([once(server.close(), 'close'), once(socket.close(), 'close')]);
      rmSync(folder, { recursive: true });
    },
  };
}

const GONE = 'the window went elsewhere';
/** What an element shows whose page was refused. */
const EMPTY = ['', 'about:blank', 'about:srcdoc', 'chrome-error://chromewebdata/'];

/** `<try>: <what came of it>`; empty is good. The page is of no use afterwards. */
export async function gotOut(page: Page, way: WayOut): Promise<readonly string[]> {
  const start = page.url();
  const saved: string[] = [];
  // One that was refused is told of too, and has failed.
  page.on('download', (download) => {
    void download.failure().then((failure) => {
      if (failure === null) saved.push(download.url());
    });
  });
  const found: string[] = [];
  /** Whether the page still stands where it stood; by the same look as what is told. */
  const stands = async (name: string): Promise<boolean> => {
    const changed = await changes(page, start);
    const heard = [...way.came.splice(0), ...saved.splice(0)];
    found.push(...[...changed, ...heard].map((what) => `${name}: ${what}`));
    return !changed.includes(GONE);
  };
  for (const one of TRIES) {
    await attempt(page, one, way);
    if (!(await stands(one.name))) return found;
  }
  for (const [name, act] of Object.entries(BY_HAND)) {
    await act(page, way);
    await settled(page);
    if (!(await stands(name))) return found;
  }
  await new Promise((done) => setTimeout(done, 1500));
  await stands('afterwards');
  return found;
}

async function attempt(page: Page, { act, word = '' }: Try, way: WayOut): Promise<void> {
  const { web, packets, file } = way;
  const tried = page.evaluate(act, { web, packets, file, word }).catch(() => undefined);
  await Promise.race([tried, new Promise((done) => setTimeout(done, 1000))]);
  await settled(page);
}

/** What was begun has had its turn in the page, and in the process behind it. */
async function settled(page: Page): Promise<void> {
  const turn = page.evaluate(() => new Promise((done) => setTimeout(done, 60)));
  await turn.catch(() => undefined);
}

async function changes(page: Page, start: string): Promise<readonly string[]> {
  const isInner = (frame: Frame) => frame !== page.mainFrame() && !EMPTY.includes(frame.url());
  return [
    ...(page.isClosed() || page.url() !== start ? [GONE] : []),
    ...page
      .frames()
      .filter(isInner)
      .map((frame) => `holds ${frame.url()}`),
    ...page
      .context()
      .pages()
      .filter((other) => other !== page)
      .map((other) => `opened ${other.url()}`),
    ...((await hasRun(page)) ? ['a text ran'] : []),
  ];
}

/** By a mark that stays: the app sets its title anew. */
function hasRun(page: Page): Promise<boolean> {
  return page.evaluate(() => 'aTextRan' in window).catch(() => false);
}

/** Tries that take a hand, or something dragged in from the desktop. */
const BY_HAND: Readonly<Record<string, (page: Page, way: WayOut) => Promise<void>>> = {
  'a click with the middle button': (page, { web }) => clickLink(page, web, { button: 'middle' }),
  'a click with Ctrl': (page, { web }) => clickLink(page, web, { modifiers: ['Control'] }),
  'a click with Shift': (page, { web }) => clickLink(page, web, { modifiers: ['Shift'] }),
  'a file dragged in': (page, { file }) => drop(page, { files: [file.replace('file://', '')] }),
  'an address dragged in': (page, { web }) =>
    drop(page, { items: [{ mimeType: 'text/uri-list', data: `${web}/dropped` }] }),
};

async function clickLink(
  page: Page,
  web: string,
  how: Parameters<Page['click']>[1],
): Promise<void> {
  await page.evaluate((href) => {
    const link = Object.assign(document.createElement('a'), { href, id: 'way-out' });
    link.textContent = 'out';
    Object.assign(link.style, { position: 'fixed', inset: '0 auto auto 0', zIndex: '9999' });
    document.body.append(link);
  }, `${web}/clicked`);
  await page.click('#way-out', { ...how, force: true, timeout: 5000 });
  await page.evaluate(() => document.querySelector('#way-out')?.remove());
}

async function drop(
  page: Page,
  more: { readonly files?: string[]; readonly items?: { mimeType: string; data: string }[] },
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: more.items ?? [], files: more.files ?? [], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await session.detach();
}
