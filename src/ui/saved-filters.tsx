// Filters of a list that one worker saved under a name: chosen from a menu, renamed, removed with an undo. The app says where
// they are kept; a list says what it is set to now, and how it is set again.
import { createContext, useContext, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button';
import { Dialog } from './dialog';
import { type MenuEntry, MenuButton } from './menu';
import { TextField } from './text-field';
import { showToast } from './toast';

export type FilterSetting = Readonly<Record<string, string>>;

export interface SavedFilter {
  readonly id: string;
  readonly list: string;
  readonly name: string;
  readonly setting: FilterSetting;
}

export interface SavedFilters {
  readonly all: readonly SavedFilter[];
  /** A sentence where it could not be saved. */
  readonly save: (
    filter: Omit<SavedFilter, 'id'> & { readonly id?: string },
  ) => Promise<string | undefined>;
  readonly remove: (filter: SavedFilter) => void;
}

export const SavedFiltersContext = createContext<SavedFilters | undefined>(undefined);

export interface SavedFilterMenuProps {
  readonly list: string;
  /** What the list is set to now; undefined where nothing narrows it. */
  readonly now: FilterSetting | undefined;
  readonly onChoose: (setting: FilterSetting) => void;
}

type Naming = { readonly id?: string; readonly name: string; readonly setting: FilterSetting };

export function SavedFilterMenu({ list, now, onChoose }: SavedFilterMenuProps) {
  const { t } = useTranslation();
  const saved = useContext(SavedFiltersContext);
  const [naming, setNaming] = useState<Naming | undefined>();
  const own = saved?.all.filter((filter) => filter.list === list) ?? [];
  const chosen = own.find(({ setting }) => now !== undefined && isSame(setting, now));
  if (saved === undefined || (own.length === 0 && now === undefined)) return null;
  const act = (id: string) => {
    const filter = own.find((one) => `choose-${one.id}` === id);
    if (filter !== undefined) onChoose(filter.setting);
    else if (id === 'save' && now !== undefined) setNaming({ name: '', setting: now });
    else if (id === 'rename' && chosen !== undefined) setNaming(chosen);
    else if (id === 'remove' && chosen !== undefined) saved.remove(chosen);
  };
  return (
    <>
      <MenuButton
        label={chosen?.name ?? t('ui:saved-filters.title')}
        icon="bookmark"
        items={[
          ...own.map(({ id, name }) => ({
            id: `choose-${id}`,
            text: name,
            isChosen: id === chosen?.id,
          })),
          ...actsOf({ t, chosen, canSave: now !== undefined && chosen === undefined }).map(
            (entry, at) => ({ ...entry, startsGroup: at === 0 && own.length > 0 }),
          ),
        ]}
        onAction={act}
      />
      {naming === undefined ? null : (
        <NameDialog
          naming={naming}
          onClose={() => setNaming(undefined)}
          onName={(name) =>
            saved.save({ ...naming, list, name }).then((trouble) => {
              if (trouble === undefined) {
                setNaming(undefined);
                showToast({ text: t('ui:saved-filters.saved') });
              }
              return trouble;
            })
          }
        />
      )}
    </>
  );
}

function actsOf({
  t,
  chosen,
  canSave,
}: {
  readonly t: (key: string) => string;
  readonly chosen: SavedFilter | undefined;
  readonly canSave: boolean;
}): readonly MenuEntry[] {
  if (canSave) return [{ id: 'save', text: t('ui:saved-filters.save'), icon: 'plus' }];
  if (chosen === undefined) return [];
  return [
    { id: 'rename', text: t('ui:saved-filters.rename'), icon: 'edit' },
    { id: 'remove', text: t('ui:saved-filters.remove'), icon: 'close' },
  ];
}

function isSame(one: FilterSetting, other: FilterSetting): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => one[name] === other[name]);
}

interface NameDialogProps {
  readonly naming: Naming;
  readonly onClose: () => void;
  readonly onName: (name: string) => Promise<string | undefined>;
}

function NameDialog({ naming, onClose, onName }: NameDialogProps) {
  const { t } = useTranslation();
  const [name, setName] = useState<string | null>(naming.name);
  const [trouble, setTrouble] = useState<string | undefined>();
  const send = async () => {
    const text = name?.trim() ?? '';
    setTrouble(text === '' ? t('ui:saved-filters.name-missing') : await onName(text));
  };
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t(naming.id === undefined ? 'ui:saved-filters.save' : 'ui:saved-filters.rename')}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button kind="primary" onPress={() => void send()}>
            {t('ui:saved-filters.do')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label={t('ui:saved-filters.name')}
          name="filter-name"
          width="full"
          value={name}
          onChange={setName}
          autoFocus
          {...(trouble === undefined ? {} : { error: trouble })}
        />
      </form>
    </Dialog>
  );
}
