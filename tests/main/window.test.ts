// Every window comes out of one factory: closed whatever its maker wishes, and unable to leave or to open another.
import { beforeEach, expect, it, vi } from 'vitest';

const made = vi.fn();
const sessionOn = vi.fn();
const permissions: { request?: PermissionRequest; check?: () => boolean } = {};
type PermissionRequest = (contents: unknown, name: string, answer: (may: boolean) => void) => void;
type Prevented = (event: { preventDefault(): void }) => void;
const heard = new Map<string, Prevented>();
const callPolicy = vi.fn();
let opening: (() => { action: string }) | undefined;

vi.mock('electron', () => ({
  app: { isPackaged: true },
  BrowserWindow: class {
    readonly webContents = {
      on: (name: string, listener: Prevented) => heard.set(name, listener),
      setWebRTCIPHandlingPolicy: callPolicy,
      setWindowOpenHandler: (given: () => { action: string }) => (opening = given),
      session: {
        on: sessionOn,
        setPermissionRequestHandler: (given: PermissionRequest) => (permissions.request = given),
        setPermissionCheckHandler: (given: () => boolean) => (permissions.check = given),
      },
    };
    constructor(options: unknown) {
      made(options);
    }
    loadURL() {
      return Promise.resolve();
    }
  },
}));

const { openWindow } = await import('../../electron/main/window');

beforeEach(() => {
  heard.clear();
  opening = undefined;
});

it('is sandboxed and isolated, whatever its maker wishes', () => {
  const webPreferences = {
    sandbox: false,
    contextIsolation: false,
    nodeIntegration: true,
    nodeIntegrationInWorker: true,
    nodeIntegrationInSubFrames: true,
    webSecurity: false,
    webviewTag: true,
    allowRunningInsecureContent: true,
    experimentalFeatures: true,
  };
  openWindow({
    page: 'app://kanaf/a.html',
    partition: 'a',
    shape: { show: false, webPreferences },
  });
  expect(made).toHaveBeenCalledWith({
    show: false,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: false,
      javascript: true,
      partition: 'a',
    },
  });
});

it('goes nowhere, opens nothing and is asked for no permission', () => {
  openWindow({ page: 'app://kanaf/a.html', partition: 'a', shape: {} });
  for (const name of [
    'will-navigate',
    'will-redirect',
    'will-attach-webview',
    'will-frame-navigate',
  ]) {
    const preventDefault = vi.fn();
    heard.get(name)?.({ preventDefault });
    expect(preventDefault, name).toHaveBeenCalledOnce();
  }
  expect(opening?.()).toEqual({ action: 'deny' });
  const answer = vi.fn();
  permissions.request?.({}, 'media', answer);
  expect(answer).toHaveBeenCalledWith(false);
  expect(permissions.check?.()).toBe(false);
  expect(callPolicy).toHaveBeenCalledWith('disable_non_proxied_udp');
});
