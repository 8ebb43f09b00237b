// Turns one document of the vault into PDF bytes in a hidden window without script. Nothing touches the disk.
import { type BrowserWindow, session } from 'electron';
import type { PaperOutcome } from '../vault/process/process-messages';
import { footerOf } from './paper-foot';
import { openWindow } from './window';

const PARTITION = 'kanaf-print';
const PAGE = 'print://document/';
const PRINT_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'; form-action 'none'";

let held = '';
let serving = false;
let queue: Promise<unknown> = Promise.resolve();

/** Prints one document at a time; A4, tagged, with the document's own language. */
export function printToPdf(html: string): Promise<Uint8Array> {
  return inTurn(() => inHiddenWindow(html, (window) => bytesOf(window, html)));
}

/** On a printer, through the system's own dialog. */
export function printOnPaper(html: string): Promise<PaperOutcome> {
  return inTurn(() => inHiddenWindow(html, sentToPrinter)).catch(() => 'failed' as const);
}

function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  const done = queue.then(work);
  queue = done.catch(() => undefined);
  return done;
}

async function inHiddenWindow<Value>(
  html: string,
  use: (window: BrowserWindow) => Promise<Value>,
): Promise<Value> {
  serve();
  held = html;
  const window = openWindow({
    page: PAGE,
    partition: PARTITION,
    javascript: false,
    shape: { show: false },
  });
  try {
    await loaded(window);
    return await use(window);
  } finally {
    held = '';
    window.destroy();
  }
}

/** Waits for the document itself: a second load in the same window would be answered by the first one's end. */
function loaded(window: BrowserWindow): Promise<void> {
  return new Promise((resolve, reject) => {
    window.webContents.once('did-finish-load', () => resolve());
    window.webContents.once('did-fail-load', (_event, code) => {
      reject(new Error(`the document did not load: ${code}`));
    });
  });
}

function sentToPrinter(window: BrowserWindow): Promise<PaperOutcome> {
  const options = { silent: false, printBackground: true, pageSize: 'A4' } as const;
  return new Promise((resolve) => {
    window.webContents.print(options, (isSent, reason) => {
      resolve(isSent ? 'printed' : /cancel/iu.test(reason) ? 'cancelled' : 'failed');
    });
  });
}

async function bytesOf(window: BrowserWindow, html: string): Promise<Uint8Array> {
  const pdf = await window.webContents.printToPDF({
    pageSize: 'A4',
    printBackground: true,
    preferCSSPageSize: true,
    generateTaggedPDF: true,
    generateDocumentOutline: false,
    displayHeaderFooter: true,
    headerTemplate: '<span></span>',
    footerTemplate: footerOf(html),
  });
  return new Uint8Array(pdf);
}

function serve(): void {
  if (serving) return;
  serving = true;
  session.fromPartition(PARTITION).protocol.handle(
    'print',
    () =>
      new Response(held, {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': PRINT_POLICY,
          'cache-control': 'no-store',
        },
      }),
  );
}
