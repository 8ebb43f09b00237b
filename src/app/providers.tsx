// What every page needs around it: language, direction, formats, the query cache, and a way to move.
import { type QueryClient, QueryClientProvider } from '@tanstack/react-query';
import type { i18n } from 'i18next';
import { type ReactNode, useLayoutEffect } from 'react';
import { I18nProvider, RouterProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { DensityContext } from '../ui/density';
import { type FormatSettings, FormatProvider, localeOf } from '../ui/format';
import { type Navigation, NavigationContext } from '../ui/navigate';
import { usePreferences } from './frame/use-preferences';
import { setSentenceFormat, speak } from './i18n';

export interface ProvidersProps {
  readonly languages: i18n;
  readonly client: QueryClient;
  /** The shelter's way of writing; the language comes from the worker's preference. */
  readonly settings: FormatSettings;
  readonly navigation: Navigation;
  readonly children: ReactNode;
}

export function Providers({ languages, client, settings, navigation, children }: ProvidersProps) {
  const { language, density } = usePreferences();
  const format = { ...settings, language };
  setSentenceFormat(format);
  useLayoutEffect(() => speak(languages, language), [languages, language]);
  return (
    <QueryClientProvider client={client}>
      <I18nextProvider i18n={languages}>
        <I18nProvider locale={localeOf(format)}>
          <FormatProvider settings={format}>
            <DensityContext value={density}>
              <NavigationContext value={navigation}>
                <RouterProvider navigate={navigation.go}>{children}</RouterProvider>
              </NavigationContext>
            </DensityContext>
          </FormatProvider>
        </I18nProvider>
      </I18nextProvider>
    </QueryClientProvider>
  );
}
