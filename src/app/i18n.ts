// The window's languages. Every sentence is in the bundle; a missing one is visible in development, never borrowed from another language.
import i18next, { type FormatterModule, type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { DEFAULT_FORMAT, type FormatSettings, formatterOf, type Language } from '../ui/format';

type Sentences = Record<string, unknown>;

const files = import.meta.glob<Sentences>('../../resources/locales/*/*.json', {
  eager: true,
  import: 'default',
});

function resources(): Record<string, Record<string, Sentences>> {
  const languages: Record<string, Record<string, Sentences>> = {};
  for (const [path, sentences] of Object.entries(files)) {
    const [language, file] = path.split('/').slice(-2);
    if (language === undefined || file === undefined) continue;
    languages[language] = { ...languages[language], [file.replace('.json', '')]: sentences };
  }
  return languages;
}

let format: FormatSettings = DEFAULT_FORMAT;

/** Numbers inside sentences are written as the shelter writes them. */
export function setSentenceFormat(settings: FormatSettings): void {
  format = settings;
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
      resources: resources(),
      ns: Object.keys(resources().en ?? {}),
      defaultNS: 'app',
      interpolation: { escapeValue: false, alwaysFormat: true },
      returnNull: false,
      initAsync: false,
      saveMissing: import.meta.env.DEV,
      missingKeyHandler: (_languages, namespace, key) => {
        if (import.meta.env.DEV) console.warn(`no sentence: ${namespace}:${key}`);
      },
    });
  return i18next;
}
