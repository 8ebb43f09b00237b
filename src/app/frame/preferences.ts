// How this computer shows the window: theme, density, language. Nothing personal, nothing about residents.
import type { Density } from '../../ui/density';
import type { Language } from '../../ui/format';

export type ThemeChoice = 'system' | 'light' | 'dark' | 'contrast';

export interface Preferences {
  readonly language: Language;
  readonly theme: ThemeChoice;
  readonly density: Density;
}

const KEY = 'kanaf.window';
const START: Preferences = { language: 'ar', theme: 'system', density: 'normal' };
const LANGUAGES: readonly Language[] = ['ar', 'en'];
const THEMES: readonly ThemeChoice[] = ['system', 'light', 'dark', 'contrast'];
const DENSITIES: readonly Density[] = ['roomy', 'normal', 'dense'];

const listeners = new Set<() => void>();
let current = read();

function read(): Preferences {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    const kept = (held ?? {}) as Partial<Record<keyof Preferences, unknown>>;
    return {
      language: oneOf(LANGUAGES, kept.language) ?? START.language,
      theme: oneOf(THEMES, kept.theme) ?? START.theme,
      density: oneOf(DENSITIES, kept.density) ?? START.density,
    };
  } catch {
    return START;
  }
}

function oneOf<Value>(values: readonly Value[], value: unknown): Value | undefined {
  return values.find((known) => known === value);
}

export function preferences(): Preferences {
  return current;
}

export function setPreferences(change: Partial<Preferences>): void {
  current = { ...current, ...change };
  try {
    localStorage.setItem(KEY, JSON.stringify(current));
  } catch {
    // A window without storage still works; it only forgets how it looked.
  }
  applyPreferences();
  for (const listener of listeners) listener();
}

/** Answers how to stop listening. */
export function onPreferences(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

function asks(query: string): boolean {
  return globalThis.matchMedia?.(query).matches ?? false;
}

function resolvedTheme(): 'light' | 'dark' | 'contrast' {
  if (current.theme !== 'system') return current.theme;
  if (asks('(prefers-contrast: more)')) return 'contrast';
  return asks('(prefers-color-scheme: dark)') ? 'dark' : 'light';
}

/** Writes language, direction, theme and density on the page itself. */
export function applyPreferences(): void {
  const root = document.documentElement;
  root.lang = current.language;
  root.dir = current.language === 'ar' ? 'rtl' : 'ltr';
  root.dataset.theme = resolvedTheme();
  root.dataset.density = current.density;
}

/** Follows the computer while the choice is `system`. */
export function followSystem(): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) =>
    matchMedia(query),
  );
  for (const query of queries) query.addEventListener('change', applyPreferences);
  return () => {
    for (const query of queries) query.removeEventListener('change', applyPreferences);
  };
}
