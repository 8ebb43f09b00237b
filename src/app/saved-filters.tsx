// The window's saved filters are this person's own, kept in the vault; the search box offers them too.
import { type ReactNode, useContext, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { ownListsContract } from '../features/own-lists/index';
import { useAnswerText } from '../ui/answer-text';
import { call, useQueryOf } from '../ui/call';
import { KeptContext } from '../ui/kept';
import { useGo } from '../ui/navigate';
import { type SavedFilter, type SavedFilters, SavedFiltersContext } from '../ui/saved-filters';
import { showToast } from '../ui/toast';

export function OwnSavedFilters({ children }: { readonly children: ReactNode }) {
  const { t } = useTranslation();
  const text = useAnswerText();
  const { value } = useQueryOf(ownListsContract.standing, {});
  const all = value?.filters;
  const filters = useMemo((): SavedFilters => {
    const save: SavedFilters['save'] = async ({ id, list, name, setting }) => {
      const given = { list, name, setting: { ...setting } };
      const input = id === undefined ? given : { ...given, id };
      return text.answer(await call(ownListsContract.saveFilter, input));
    };
    return {
      all: all ?? [],
      save,
      remove: ({ id }) =>
        void call(ownListsContract.removeFilter, { id }).then((answer) => {
          if (answer.kind !== 'done') return showToast({ text: text.answer(answer) ?? '' });
          const { id: _gone, ...filter } = answer.value;
          return showToast({
            text: t('ui:saved-filters.removed'),
            undo: { label: t('ui:saved-filters.undo'), run: () => void save(filter) },
          });
        }),
    };
  }, [all, text, t]);
  return <SavedFiltersContext value={filters}>{children}</SavedFiltersContext>;
}

/** Where each list with saved filters stands. */
const PLACES: Readonly<Record<string, string>> = { residents: '/residents' };

/** What a list remembers of itself (`useKept`), as it always opens. */
const PLAIN: Readonly<Record<string, string | null>> = {
  filter: 'in-house',
  text: '',
  alert: null,
};

/** Sets a list as it was saved and goes there. */
export function useOpenFilter(): (filter: SavedFilter) => void {
  const kept = useContext(KeptContext);
  const go = useGo();
  return ({ list, setting }) => {
    const place = PLACES[list];
    if (place === undefined) return;
    for (const [name, plain] of Object.entries(PLAIN))
      kept?.set(`${list}.${name}`, setting[name] ?? plain);
    go(place);
  };
}
