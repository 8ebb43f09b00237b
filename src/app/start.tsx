// Draws the window: languages, what the worker copies, and the door or the pages behind it.
import './jitless';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../ui/call';
import { guardCopying } from '../ui/copying';
import { listenForShortcuts } from '../ui/keyboard';
import { shell } from '../ui/shell';
import { showToast } from '../ui/toast';
import { preferences } from './frame/preferences';
import { startLanguages } from './i18n';
import { KanafWindow } from './session/window';

export function start(root: HTMLElement): void {
  listenForShortcuts();
  const languages = startLanguages(preferences().language);
  const client = makeQueryClient();
  guardCopying(document, {
    copied: (mark) => void shell()?.ask({ kind: 'copied', mark }),
    refused: () => showToast({ text: languages.t('ui:stays-here') }),
  });
  createRoot(root).render(
    <StrictMode>
      <KanafWindow languages={languages} client={client} />
    </StrictMode>,
  );
}
