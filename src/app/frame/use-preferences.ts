// The window's preferences as a page reads them: it is drawn again when they change.
import { useSyncExternalStore } from 'react';
import { onPreferences, type Preferences, preferences } from './preferences';

export function usePreferences(): Preferences {
  return useSyncExternalStore(onPreferences, preferences);
}
