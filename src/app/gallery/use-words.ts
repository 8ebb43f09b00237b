// The gallery’s words in the language that is chosen.
import { usePreferences } from '../frame/use-preferences';
import { WORDS } from './samples';

export function useWords(): (key: string) => string {
  const { language } = usePreferences();
  return (key) => WORDS[language][key] ?? key;
}
