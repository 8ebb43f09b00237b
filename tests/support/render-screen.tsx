// Draws a screen as the window would: languages, formats, cache and a way to move, without the router.
import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { onTestFinished } from 'vitest';
import { setPreferences } from '../../src/app/frame/preferences';
import { addSentences, startLanguages } from '../../src/app/i18n';
import { Providers } from '../../src/app/providers';
import { sentences as ar } from '../../src/app/sentences/ar';
import { sentences as en } from '../../src/app/sentences/en';
import { makeQueryClient } from '../../src/ui/call';
import { DEFAULT_FORMAT, type FormatSettings } from '../../src/ui/format';

// jsdom knows no `CSS.escape`; dialogs and tables need it to move their focus.
if (typeof CSS === 'undefined') {
  const escape = (text: string) => text.replace(/[^\w-]/g, (sign) => `\\${sign}`);
  Object.defineProperty(globalThis, 'CSS', { configurable: true, value: { escape } });
}

export interface ScreenOptions {
  readonly language?: 'ar' | 'en';
  readonly settings?: Partial<FormatSettings>;
  readonly path?: string;
  readonly params?: Record<string, string>;
  /** What the page is to land on. */
  readonly mark?: string;
}

export function renderScreen(screen: ReactNode, options: ScreenOptions = {}) {
  const language = options.language ?? 'en';
  const languages = startLanguages(language);
  addSentences('ar', ar);
  addSentences('en', en);
  void languages.changeLanguage(language);
  setPreferences({ language });
  const went: string[] = [];
  const navigation = {
    path: options.path ?? '/',
    params: options.params ?? {},
    mark: options.mark ?? '',
    go: (path: string) => void went.push(path),
    back: () => void went.push('back'),
  };
  const view = render(
    <Providers
      languages={languages}
      client={makeQueryClient()}
      settings={{ ...DEFAULT_FORMAT, ...options.settings }}
      navigation={navigation}
    >
      {screen}
    </Providers>,
  );
  return { ...view, user: userEvent.setup(), went, languages };
}

/** jsdom measures nothing: without a size the virtual table draws no rows or all of them. For one test. */
export function giveElementsASize(width = 1000, height = 600): void {
  const sizes = { clientWidth: width, clientHeight: height };
  for (const [name, size] of Object.entries(sizes)) {
    Object.defineProperty(HTMLElement.prototype, name, { configurable: true, get: () => size });
  }
  onTestFinished(() => {
    // What jsdom says itself stands further down.
    for (const name of Object.keys(sizes)) Reflect.deleteProperty(HTMLElement.prototype, name);
  });
}
