// The one factory of windows. Every window is sandboxed, isolated and unable to leave the app's own pages.
import {
  app,
  BrowserWindow,
  type BrowserWindowConstructorOptions,
  type Session,
  type WebContents,
} from 'electron';
import { sendNoPackets } from './no-network';

export interface WindowRequest {
  readonly page: string;
  readonly preload?: string;
  readonly partition: string;
  readonly shape: BrowserWindowConstructorOptions;
  readonly javascript?: boolean;
}

export function openWindow(request: WindowRequest): BrowserWindow {
  const window = new BrowserWindow({
    ...request.shape,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      spellcheck: false,
      devTools: !app.isPackaged,
      javascript: request.javascript ?? true,
      partition: request.partition,
      ...(request.preload === undefined ? {} : { preload: request.preload }),
    },
  });
  confine(window.webContents);
  void window.loadURL(request.page);
  return window;
}

function confine(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  sendNoPackets(contents);
  confineSession(contents.session);
}

const confined = new WeakSet<Session>();

/** Once: windows that follow each other share a session, and each would add a listener to it. */
function confineSession(session: Session): void {
  if (confined.has(session)) return;
  confined.add(session);
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
}
