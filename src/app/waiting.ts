// The window before anything can be shown in it: one quiet line. Plain elements, so that it waits for no library.
import ar from '../../resources/locales/ar/ui.json';
import en from '../../resources/locales/en/ui.json';
import type { Language } from '../ui/format';
import './waiting.css';

const WORDS = { ar: ar.loading, en: en.loading } satisfies Record<Language, string>;

/** After the emergency key the page stays empty: not a word may tell what stands here. */
export function showWaiting(root: HTMLElement, language: Language, after?: string): void {
  if (after === 'panic') return;
  const spinner = document.createElement('span');
  spinner.className = 'spinner';
  spinner.ariaHidden = 'true';
  const line = document.createElement('p');
  line.className = 'loading';
  line.role = 'status';
  line.append(spinner, WORDS[language]);
  const place = document.createElement('div');
  place.className = 'waiting-place';
  place.append(line);
  root.replaceChildren(place);
}
