// What a window may ask main for: only our own page in our own window, only what the contract names, and a release folder
// only for whoever looks after the installation.
import fc from 'fast-check';
import type { IpcMainInvokeEvent } from 'electron';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { House } from '../../electron/main/house';
import { type ShellRequest, shellRequest } from '../../src/contract/shell';
import { ROLES, type Role } from '../../src/kernel/compartments';

const showOpenDialog = vi.fn();
const showSaveDialog = vi.fn();
const inspectRelease = vi.fn();
vi.mock('electron', () => ({
  app: { getVersion: () => '0.1.0', isPackaged: true, getPath: () => '/nowhere' },
  dialog: { showOpenDialog, showSaveDialog },
}));
vi.mock('../../electron/main/inspecting', () => ({
  inspectRelease,
  inspectInstalled: () => Promise.resolve({ kind: 'not-installed' }),
  installedAt: () => undefined,
  stopInspecting: () => undefined,
}));

const { answerShell } = await import('../../electron/main/shell');

const PAGE = 'app://kanaf/src/app/index.html';
const mainFrame = { url: PAGE };
const contents = { mainFrame };
const fromOurPage = { sender: contents, senderFrame: mainFrame } as unknown as IpcMainInvokeEvent;

/** Every part of the house notes that it was reached. */
function houseOf(role: Role | undefined) {
  const reached: string[] = [];
  const noting = (name: string) => () => {
    reached.push(name);
    return Promise.resolve(undefined);
  };
  const house = {
    window: { webContents: contents, setTitle: noting('title') },
    role,
    vaultFolder: '/nowhere',
    copies: { remember: noting('copied') },
    ...Object.fromEntries(
      ['handPort', 'lock', 'readyToLock', 'moveTo', 'moveToMade', 'grantFolder'].map((name) => [
        name,
        noting(name),
      ]),
    ),
    parse: () => {
      reached.push('parse');
      return Promise.resolve({ token: 'a' });
    },
    cancelParsing: noting('cancelParsing'),
  };
  return { house: house as unknown as House, reached };
}

beforeEach(() => {
  vi.resetAllMocks();
  showOpenDialog.mockResolvedValue({ canceled: false, filePaths: ['/media/stick'] });
  showSaveDialog.mockResolvedValue({ canceled: true, filePath: '' });
  inspectRelease.mockResolvedValue({ kind: 'failed' });
});

describe('a release folder', () => {
  const MAY: readonly (Role | undefined)[] = ['manager', 'it'];

  it.each([undefined, ...ROLES].map((role) => ({ role, may: MAY.includes(role) })))(
    'is looked at for $role: $may',
    async ({ role, may }) => {
      const { house } = houseOf(role);
      const asked = answerShell(fromOurPage, { kind: 'look-at-release' }, house);
      if (may)
        await expect(asked).resolves.toEqual({
          path: '/media/stick',
          found: { kind: 'failed' },
          isWindows: process.platform === 'win32',
        });
      else await expect(asked).rejects.toThrow('refused');
      expect(showOpenDialog).toHaveBeenCalledTimes(may ? 1 : 0);
      expect(inspectRelease).toHaveBeenCalledTimes(may ? 1 : 0);
    },
  );

  it('is chosen by the worker alone: a page names no folder', async () => {
    const { house } = houseOf('it');
    const request = {
      kind: 'look-at-release',
      folder: '/etc',
      path: '/etc',
      keysFile: '/etc/keys',
    };
    await answerShell(fromOurPage, request, house);
    expect(inspectRelease).toHaveBeenCalledWith(house, {
      folder: '/media/stick',
      fingerprint: undefined,
    });
    showOpenDialog.mockResolvedValue({ canceled: true, filePaths: [] });
    await expect(answerShell(fromOurPage, request, house)).resolves.toBeNull();
    expect(inspectRelease).toHaveBeenCalledTimes(1);
  });

  it.each(['', 'ab'.repeat(31), 'AB'.repeat(32), 'zz'.repeat(32), 7, null])(
    'is not looked at with %j for a fingerprint',
    async (fingerprint) => {
      const asked = answerShell(
        fromOurPage,
        { kind: 'look-at-release', fingerprint },
        houseOf('it').house,
      );
      await expect(asked).rejects.toThrow('refused');
      expect(showOpenDialog).not.toHaveBeenCalled();
    },
  );
});

const ONE_OF_EACH: Readonly<Record<ShellRequest['kind'], object>> = {
  facts: {},
  port: {},
  lock: { reason: 'asked' },
  'ready-to-lock': {},
  'choose-folder': { purpose: 'vault' },
  'move-to-made': {},
  'parse-file': { fileName: 'a.csv', bytes: new Uint8Array([1]) },
  'cancel-parse': {},
  'save-text': { suggestedName: 'a.csv', text: 'a' },
  copied: { mark: '0'.repeat(16) },
  machine: {},
  'self-check': {},
  'look-at-release': {},
  'version-before': {},
  'stop-inspecting': {},
  title: { language: 'ar' },
};
const requests = Object.entries(ONE_OF_EACH).map(([kind, more]) => ({ kind, ...more }));

const STRANGERS: readonly (readonly [string, object])[] = [
  ['another window', { sender: { mainFrame }, senderFrame: mainFrame }],
  ['a frame inside our page', { sender: contents, senderFrame: { url: PAGE } }],
  ['a frame that has gone', { sender: contents, senderFrame: null }],
];

describe('a sender', () => {
  it('that is our page is heard, whatever it asks', () => {
    for (const request of requests) expect(shellRequest.safeParse(request).success).toBe(true);
  });

  it.each(STRANGERS)('that is %s is refused, whatever it asks', async (_who, event) => {
    for (const request of requests) {
      const { house, reached } = houseOf('manager');
      const asked = answerShell(event as IpcMainInvokeEvent, request, house);
      await expect(asked, request.kind).rejects.toThrow('refused');
      expect(reached).toEqual([]);
    }
    expect(showOpenDialog).not.toHaveBeenCalled();
  });

  it.each([
    'https://kanaf/',
    'app://kanaf.example/',
    'app://other/',
    'file:///app',
    'about:blank',
    '',
  ])('whose page is %j is refused', async (url) => {
    const frame = { url };
    const { house, reached } = houseOf('manager');
    const sender = { mainFrame: frame };
    const inItsWindow = { ...house, window: { webContents: sender } } as unknown as House;
    const event = { sender, senderFrame: frame } as unknown as IpcMainInvokeEvent;
    await expect(answerShell(event, { kind: 'port' }, inItsWindow)).rejects.toThrow('refused');
    expect(reached).toEqual([]);
  });
});

it('does nothing about what the contract does not name', async () => {
  const kinds = requests.map(({ kind }) => kind);
  const nearly = fc.record({ kind: fc.constantFrom(...kinds, '__proto__', 'constructor') }, {});
  const junk = fc.oneof(
    fc.anything(),
    fc.tuple(nearly, fc.dictionary(fc.string(), fc.anything())).map(([a, b]) => ({ ...b, ...a })),
  );
  await fc.assert(
    fc.asyncProperty(junk, async (request) => {
      fc.pre(!shellRequest.safeParse(request).success);
      const { house, reached } = houseOf('manager');
      await expect(answerShell(fromOurPage, request, house)).rejects.toThrow('refused');
      expect(reached).toEqual([]);
    }),
    { numRuns: 10_000 },
  );
  expect(showOpenDialog).not.toHaveBeenCalled();
  expect(showSaveDialog).not.toHaveBeenCalled();
});
