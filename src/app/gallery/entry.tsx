// The gallery by itself, for looking at it in development: ?language=en&theme=dark&density=dense
import '../trusted-types';
import '../jitless';
import '../../ui/styles';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../../ui/call';
import { DEFAULT_FORMAT } from '../../ui/format';
import { listenForShortcuts } from '../../ui/keyboard';
import { applyPreferences, preferences, setPreferences } from '../frame/preferences';
import { loadSentences, startLanguages } from '../i18n';
import { Providers } from '../providers';
import { Gallery } from './gallery';

const wanted = new URLSearchParams(location.search);
setPreferences({
  ...preferences(),
  ...(Object.fromEntries(wanted) as Partial<ReturnType<typeof preferences>>),
});
applyPreferences();
listenForShortcuts();
const languages = startLanguages(preferences().language);
await Promise.all([loadSentences('ar'), loadSentences('en')]);
const client = makeQueryClient();
const navigation = { path: '/', params: {}, go: () => undefined, back: () => undefined };

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <Providers
      languages={languages}
      client={client}
      settings={DEFAULT_FORMAT}
      navigation={navigation}
    >
      <Gallery />
    </Providers>
  </StrictMode>,
);
