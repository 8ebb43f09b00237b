// The program's own files, as they were when it started. Packages refuse while it is open; whoever replaces the files otherwise must not
// get a vault process of one version behind a window of another: no vault is opened any more, and the person is told.
import { statSync } from 'node:fs';
import { app, dialog } from 'electron';
import ar from '../../resources/locales/ar/shell.json';
import en from '../../resources/locales/en/shell.json';

type Key = `shell:replaced.${keyof typeof en.replaced}`;

const atStart = markOfArchive();

export function isProgramReplaced(): boolean {
  return markOfArchive() !== atStart;
}

/** In both languages: which one the screens have is not known here. */
export async function tellReplaced(): Promise<void> {
  const [title, what, close] = [
    inBoth('shell:replaced.title'),
    inBoth('shell:replaced.what'),
    inBoth('shell:replaced.close'),
  ];
  await dialog.showMessageBox({
    type: 'warning',
    title: app.getName(),
    message: title.join('\n'),
    detail: what.join('\n\n'),
    buttons: [close.join(' – ')],
  });
  app.quit();
}

function inBoth(key: Key): readonly string[] {
  const name = key.slice(key.indexOf('.') + 1) as keyof typeof en.replaced;
  return [ar.replaced[name], en.replaced[name]];
}

/** While developing the files change all the time. */
function markOfArchive(): string {
  if (!app.isPackaged) return '';
  // Else the archive is shown as the folder in it.
  process.noAsar = true;
  try {
    const { ino, size, mtimeMs } = statSync(app.getAppPath());
    return `${ino} ${size} ${mtimeMs}`;
  } catch {
    return 'gone';
  } finally {
    process.noAsar = false;
  }
}
