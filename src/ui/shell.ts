// The shell that holds this window: folders, files, locking. In a plain browser (tests, gallery) there is none.
import type { KanafShell } from '../contract/shell';

declare global {
  interface Window {
    readonly kanaf?: KanafShell;
  }
}

export function shell(): KanafShell | undefined {
  return window.kanaf;
}
