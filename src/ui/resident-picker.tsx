// Choosing a resident: searched in any spelling, shown by name and file number, or by the number alone where names are closed.
// What was typed and not chosen stays visible and is the form's value: its schema refuses it, so that nothing is saved for nobody.
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components';
import { isId } from '../kernel/ids';
import type { ResidentLabel } from '../kernel/resident-label';
import { Bidi, Code } from './bidi';
import { fieldIdProps, type FieldProps, fieldState, FieldWords, searchDirection } from './field';
import { Icon } from './icon';
import { type FoundResident, usePeople } from './people';

const PAUSE = 250;

export interface ResidentPickerProps extends Omit<FieldProps<string>, 'onChange'> {
  /** An id, or the text that was typed so far. */
  readonly value: string | null | undefined;
  readonly onChange: (value: string | null) => void;
  /** The resident already chosen, so that the field need not ask for her name again. */
  readonly chosen?: ResidentLabel | null;
  /** Somebody who cannot be chosen here: the file one stands in, where another is asked for. */
  readonly without?: string;
}

type Known = Pick<FoundResident, 'id' | 'caseNumber' | 'name'>;

/** Name for who may see it, otherwise the file number. */
export function ResidentName({ of }: { readonly of: ResidentLabel }) {
  return of.name.state === 'open' ? <Bidi>{of.name.value}</Bidi> : <Code>{of.caseNumber}</Code>;
}

export function ResidentPicker(props: ResidentPickerProps) {
  const { t } = useTranslation();
  const { Warnings } = usePeople();
  const value = props.value ?? null;
  const isChosen = value !== null && isId<'resident'>(value);
  const [known, setKnown] = useKnown(value, props.chosen ?? null);
  const typed = isChosen ? '' : (value ?? '');
  const { found, isSearching } = useFound(typed);
  const others = found.filter(({ id }) => id !== props.without);
  const listed: readonly Known[] = isChosen ? (known === null ? [] : [known]) : others;
  const nobody = typed.trim() === '' ? 'field.type-to-find' : 'people.none-found';
  return (
    <>
      <AriaComboBox
        className="field field-medium"
        items={listed}
        inputValue={isChosen && known !== null ? textOf(known) : typed}
        onInputChange={(next) => props.onChange(next.trim() === '' ? null : next)}
        selectedKey={isChosen ? value : null}
        onSelectionChange={(key) => {
          const one = listed.find(({ id }) => id === key);
          if (one === undefined) return;
          setKnown(one);
          props.onChange(one.id);
        }}
        menuTrigger="input"
        allowsEmptyCollection
        {...fieldState(props)}
      >
        <FieldWords {...props} />
        <div className="input-with-button">
          <Input
            {...fieldIdProps(props.name)}
            {...searchDirection(typed)}
            className="input"
            placeholder={t('ui:field.type-to-find')}
          />
          <AriaButton className="button button-quiet button-small">
            <Icon name="down" size="s" />
          </AriaButton>
        </div>
        <Popover className="popover popover-list" offset={4}>
          <ListBox
            className="options"
            renderEmptyState={() => (
              <p className="option">{isSearching ? t('ui:people.searching') : t(`ui:${nobody}`)}</p>
            )}
          >
            {(one: Known) => (
              <ListBoxItem id={one.id} className="option" textValue={textOf(one)}>
                {one.name === null ? null : <Bidi>{one.name}</Bidi>} <Code>{one.caseNumber}</Code>
              </ListBoxItem>
            )}
          </ListBox>
        </Popover>
      </AriaComboBox>
      {isChosen ? <Warnings id={value} /> : null}
    </>
  );
}

/** Who the id of the form's value is: from the record, from the list, or asked for where a draft or a filter gave it back. */
function useKnown(value: string | null, chosen: ResidentLabel | null) {
  const { residentOf } = usePeople();
  const [known, setKnown] = useState<Known | null>(() => knownFrom(value, chosen));
  const asked = value !== null && isId<'resident'>(value) && known?.id !== value ? value : null;
  useEffect(() => {
    if (asked === null) return undefined;
    let isWanted = true;
    void residentOf(asked).then((one) => {
      if (isWanted && one !== undefined) setKnown(one);
    });
    return () => {
      isWanted = false;
    };
  }, [asked, residentOf]);
  return [asked === null ? known : null, setKnown] as const;
}

function knownFrom(value: string | null, chosen: ResidentLabel | null): Known | null {
  if (chosen === null || value === null || !isId<'resident'>(value)) return null;
  const name = chosen.name.state === 'open' ? chosen.name.value : null;
  return { id: value, caseNumber: chosen.caseNumber, name };
}

interface Found {
  readonly of: string;
  readonly found: readonly FoundResident[];
}

/** What was found before stays listed while the next search is on. */
function useFound(text: string) {
  const { findResidents } = usePeople();
  const [last, setLast] = useState<Found>({ of: '', found: [] });
  useEffect(() => {
    if (text.trim() === '') return undefined;
    let isWanted = true;
    const timer = setTimeout(() => {
      void findResidents(text).then((found) => {
        if (isWanted) setLast({ of: text, found });
      });
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [text, findResidents]);
  if (text.trim() === '') return { found: [], isSearching: false };
  return { found: last.found, isSearching: last.of !== text };
}

function textOf({ name, caseNumber }: Known): string {
  return name ?? caseNumber;
}
