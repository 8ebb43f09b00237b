// Entry of the window. The order matters: the policy first, then everything that draws.
import './trusted-types';
import './jitless';
import '../ui/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../ui/call';
import { guardCopying } from '../ui/copying';
import { listenForShortcuts } from '../ui/keyboard';
import { shell } from '../ui/shell';
import { showToast } from '../ui/toast';
import { applyPreferences, followSystem, preferences } from './frame/preferences';
import { startLanguages } from './i18n';
import { awaitPort } from './session/vault-link';
import { KanafWindow } from './session/window';

awaitPort();
applyPreferences();
followSystem();
listenForShortcuts();
const languages = startLanguages(preferences().language);
const client = makeQueryClient();
guardCopying(document, {
  copied: (mark) => void shell()?.ask({ kind: 'copied', mark }),
  refused: () => showToast({ text: languages.t('ui:stays-here') }),
});

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <KanafWindow languages={languages} client={client} />
  </StrictMode>,
);
