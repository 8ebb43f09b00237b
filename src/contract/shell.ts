// What a window may ask of the shell that holds it, and what the shell tells it. No record passes here.
import { z } from 'zod';
import { LOCK_REASONS, type LockReason } from './lock-reason';
import type { MachineFacts } from './machine';
import type { BroughtRelease, VersionBefore } from './release';
import type { SelfCheck } from './self-check';

/** 64 MiB: larger files are refused before they are read. */
export const MAX_IMPORT_BYTES = 64 * 1024 * 1024;

export const shellRequest = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('facts') }),
  /** A window that still waits for its port to the vault asks for one. */
  z.object({ kind: z.literal('port') }),
  z.object({ kind: z.literal('lock'), reason: z.enum(LOCK_REASONS) }),
  z.object({ kind: z.literal('ready-to-lock') }),
  z.object({ kind: z.literal('choose-folder'), purpose: z.enum(['vault', 'export']) }),
  /** Go on in the folder into which the vault process has just salvaged or restored, beside a damaged vault. */
  z.object({ kind: z.literal('move-to-made') }),
  z.object({
    kind: z.literal('parse-file'),
    fileName: z.string().max(255),
    bytes: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  }),
  /** The file being parsed is let go at once; its question is answered with a refusal. */
  z.object({ kind: z.literal('cancel-parse') }),
  z.object({
    kind: z.literal('save-text'),
    /** Only offered in the system's dialog; never a path. */
    suggestedName: z.string().regex(/^[^/\\:*?"<>|\p{Cc}]{1,120}$/u),
    text: z.string().max(MAX_IMPORT_BYTES),
  }),
  /** Something was copied: its mark, so that the shell can take back just that. */
  z.object({ kind: z.literal('copied'), mark: z.string().regex(/^[0-9a-f]{16}$/) }),
  /** What the computer says of its disk, its swap, its sleep and its screen lock. */
  z.object({ kind: z.literal('machine') }),
  /** Compares the installed files with the list that was signed for them; tells meanwhile how far it is. */
  z.object({ kind: z.literal('self-check') }),
  /** The worker chooses a release folder and it is checked; nothing is installed. For management and IT. */
  z.object({
    kind: z.literal('look-at-release'),
    fingerprint: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .optional(),
  }),
  z.object({ kind: z.literal('version-before') }),
  /** What is being read is let go at once; its question is answered as stopped. */
  z.object({ kind: z.literal('stop-inspecting') }),
  z.object({ kind: z.literal('title'), language: z.enum(['ar', 'en']) }),
]);
export type ShellRequest = z.output<typeof shellRequest>;

export interface ShellFacts {
  readonly version: string;
  readonly electron: string;
  readonly chromium: string;
  readonly node: string;
  /** `fallback` is the older runtime that only builds and tests use. */
  readonly runtime: 'shipped' | 'fallback';
  readonly development: boolean;
}

export interface ShellAnswers {
  readonly facts: ShellFacts;
  readonly port: Record<string, never>;
  readonly lock: { readonly locked: boolean };
  readonly 'ready-to-lock': Record<string, never>;
  /** `token` lets the vault use the chosen folder once; the path itself is shown, never trusted. */
  readonly 'choose-folder': { readonly token: string; readonly path: string } | null;
  /** False when nothing was made since this window opened. */
  readonly 'move-to-made': { readonly moved: boolean };
  readonly 'parse-file':
    | { readonly ok: true; readonly token: string }
    | {
        readonly ok: false;
        readonly code: string;
        readonly details?: Record<string, string | number>;
      };
  readonly 'cancel-parse': Record<string, never>;
  /** `cancelled`: the worker closed the dialog. `exists`: nothing is ever written over another file. */
  readonly 'save-text': { readonly outcome: 'saved' | 'cancelled' | 'exists' | 'failed' };
  readonly copied: Record<string, never>;
  readonly machine: MachineFacts;
  readonly 'self-check': SelfCheck;
  readonly 'look-at-release': BroughtRelease;
  readonly 'version-before': VersionBefore | null;
  readonly 'stop-inspecting': Record<string, never>;
  readonly title: Record<string, never>;
}

export type ShellEvent =
  /** The window has a moment to keep drafts, then answers `ready-to-lock`. */
  | { readonly kind: 'locking'; readonly reason: LockReason }
  | { readonly kind: 'vault-stopped' }
  /** Bytes that were read of files that are being compared. */
  | { readonly kind: 'inspecting'; readonly done: number; readonly total: number };

/** What the preload puts on `window.kanaf`: one call and one subscription. */
export interface KanafShell {
  ask<Kind extends ShellRequest['kind']>(
    request: Extract<ShellRequest, { kind: Kind }>,
  ): Promise<ShellAnswers[Kind]>;
  listen(listener: (event: ShellEvent) => void): () => void;
}
