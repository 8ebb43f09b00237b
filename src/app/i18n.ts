// The window's languages. Every sentence is in the app; a missing one is visible in development, never borrowed from another language.
import i18next, { type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import arApp from '../../resources/locales/ar/app.json';
import arUi from '../../resources/locales/ar/ui.json';
import enApp from '../../resources/locales/en/app.json';
import enUi from '../../resources/locales/en/ui.json';
import { RESIDENT_FORMS, type ResidentForms } from '../features/shelter/resident-word';
import { DEFAULT_FORMAT, type FormatSettings, formatterOf, type Language } from '../ui/format';
import type { Books } from './sentences/books';

/** The words of the empty window come with it; all others follow while the vault process starts. */
const FIRST = {
  ar: { app: arApp, ui: arUi },
  en: { app: enApp, ui: enUi },
} satisfies Record<Language, Books>;

const REST: Record<Language, () => Promise<{ readonly sentences: Books }>> = {
  ar: () => import('./sentences/ar'),
  en: () => import('./sentences/en'),
};

let format: FormatSettings = DEFAULT_FORMAT;

/** Numbers inside sentences are written as the shelter writes them. */
export function setSentenceFormat(settings: FormatSettings): void {
  format = settings;
}

const NEW_WORD = 'residentWord';

/** The people of the house are called by its own word from now on; what is on the screen is written anew. */
export function callResidents(forms: ResidentForms): void {
  const { interpolation } = i18next.options;
  if (interpolation === undefined || interpolation.defaultVariables?.['resident'] === forms) return;
  interpolation.defaultVariables = { resident: forms };
  i18next.emit(NEW_WORD);
}

function written(value: unknown): string {
  if (typeof value === 'number') return formatterOf(format).number(value);
  return String(value);
}

const numbersInSentences: FormatterModule = {
  type: 'formatter',
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: written,
};

export function startLanguages(language: Language): i18n {
  if (i18next.isInitialized) return i18next;
  void i18next
    .use(initReactI18next)
    .use(numbersInSentences)
    .init({
      lng: language,
      fallbackLng: false,
      resources: FIRST,
      defaultNS: 'app',
      interpolation: {
        escapeValue: false,
        alwaysFormat: true,
        defaultVariables: { resident: RESIDENT_FORMS.nazil },
      },
      react: { bindI18n: `languageChanged ${NEW_WORD}` },
      returnNull: false,
      initAsync: false,
      saveMissing: import.meta.env.DEV,
      missingKeyHandler: (_languages, namespace, key) => {
        if (import.meta.env.DEV) console.warn(`no sentence: ${namespace}:${key}`);
      },
    });
  return i18next;
}

export function addSentences(language: Language, books: Books): void {
  for (const [name, book] of Object.entries(books)) i18next.addResourceBundle(language, name, book);
}

/** All sentences of a language; at once where they are there already. */
export async function loadSentences(language: Language): Promise<void> {
  if (!isComplete(language)) addSentences(language, (await REST[language]()).sentences);
}

/** Changes the language, as soon as its sentences are there. Answers how to take the wish back. */
export function speak(languages: i18n, language: Language): () => void {
  let isWanted = languages.language !== language;
  const change = () => void (isWanted && languages.changeLanguage(language));
  if (isComplete(language)) change();
  else void loadSentences(language).then(change);
  return () => {
    isWanted = false;
  };
}

function isComplete(language: Language): boolean {
  return i18next.hasResourceBundle(language, 'errors');
}
