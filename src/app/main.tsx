// Entry of the window. The order matters: the policy first, then everything that draws.
import './trusted-types';
import './jitless';
import '../ui/styles';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { makeQueryClient } from '../ui/call';
import { DEFAULT_FORMAT } from '../ui/format';
import { listenForShortcuts } from '../ui/keyboard';
import { AppFrame } from './frame/app-frame';
import { applyPreferences, followSystem, preferences } from './frame/preferences';
import { startLanguages } from './i18n';
import { Providers } from './providers';
import { makeRouter, useNavigation } from './routes';

applyPreferences();
followSystem();
listenForShortcuts();
const languages = startLanguages(preferences().language);
const client = makeQueryClient();
const router = makeRouter(Layout);

function Layout({ children }: { readonly children: ReactNode }) {
  const navigation = useNavigation();
  return (
    <Providers
      languages={languages}
      client={client}
      settings={DEFAULT_FORMAT}
      navigation={navigation}
    >
      <AppFrame session={{ code: 'S-01', role: '' }} onLock={() => undefined}>
        {children}
      </AppFrame>
    </Providers>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
createRoot(root).render(
  <StrictMode>
    <RouterProvider router={router} />
  </StrictMode>,
);
