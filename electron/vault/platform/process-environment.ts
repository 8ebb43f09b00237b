// What the vault needs from the world around it: PDF printing, parsed files, folders the worker chose.
// In the app main provides them over the shell contract; on the command line and in tests others do.
import type { ParsedFile } from '../../../src/features/imports/index';
import type { CheckAnswer, CheckRequest } from '../signing/checker';
import { type DeviceKeeper, keepsNothing } from './device-secret';

export interface Outside {
  /** Prints an HTML document to PDF bytes. Rejects when printing is not possible here. */
  print(html: string): Promise<Uint8Array>;
  /** Prints a document on paper through the system's own dialog; leaves no file. Rejects where that is not possible. */
  paper(html: string): Promise<'printed' | 'cancelled'>;
  /** Rows of a file that the worker chose, by the token the window was given. */
  parsedFile(token: string): ParsedFile | undefined;
  forgetParsedFile(token: string): void;
  /** The folder that the worker chose in the system's own dialog; good for one use. */
  takeFolder(token: string): string | undefined;
  /** A vault was salvaged or restored into this folder; the worker may wish to go on there. */
  offerFolder(path: string): void;
  /** Reads a summary of strangers; in the app never in this process. */
  check(request: CheckRequest): Promise<CheckAnswer>;
  /** Keeps the secrets of this computer. */
  readonly device: DeviceKeeper;
}

/** Nothing around: what a test or a command without printing gets. */
export const nowhere: Outside = {
  print: () => Promise.reject(new Error('printing is not possible here')),
  paper: () => Promise.reject(new Error('printing is not possible here')),
  parsedFile: () => undefined,
  forgetParsedFile: () => undefined,
  takeFolder: () => undefined,
  offerFolder: () => undefined,
  // Without main there is no other process to ask: tests and the command line's vault check here.
  check: async (request) => (await import('../signing/checker')).answerCheck(request),
  device: keepsNothing,
};
