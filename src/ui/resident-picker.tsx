// Choosing a resident: searched in any spelling, shown by name and file number, or by the number alone where names are closed.
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
import type { ResidentId } from '../kernel/ids';
import type { ResidentLabel } from '../kernel/resident-label';
import { Bidi, Code } from './bidi';
import { fieldIdProps, type FieldProps, fieldState, FieldWords } from './field';
import { Icon } from './icon';
import { type FoundResident, usePeople } from './people';

const PAUSE = 250;

export interface ResidentPickerProps extends FieldProps<ResidentId | null> {
  /** The resident already chosen, so that the field need not ask for her name again. */
  readonly chosen?: ResidentLabel | null;
}

/** Name for who may see it, otherwise the file number. */
export function ResidentName({ of }: { readonly of: ResidentLabel }) {
  return of.name.state === 'open' ? <Bidi>{of.name.value}</Bidi> : <Code>{of.caseNumber}</Code>;
}

export function ResidentPicker(props: ResidentPickerProps) {
  const { t } = useTranslation();
  const { chosen } = props;
  const start = chosen === null || chosen === undefined ? '' : textOfLabel(chosen);
  const [text, setText] = useState(start);
  const found = useFound(text);
  return (
    <AriaComboBox
      className="field field-medium"
      items={found}
      inputValue={text}
      onInputChange={(next) => {
        setText(next);
        if (next.trim() === '') props.onChange(null);
      }}
      selectedKey={props.value ?? null}
      onSelectionChange={(key) => {
        const one = found.find(({ id }) => id === key);
        if (one === undefined) return;
        setText(textOf(one));
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
          renderEmptyState={() => <p className="option">{t('ui:people.none-found')}</p>}
        >
          {(one: FoundResident) => (
            <ListBoxItem id={one.id} className="option" textValue={textOf(one)}>
              {one.name === null ? null : <Bidi>{one.name}</Bidi>} <Code>{one.caseNumber}</Code>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function useFound(text: string): readonly FoundResident[] {
  const { findResidents } = usePeople();
  const [found, setFound] = useState<readonly FoundResident[]>([]);
  useEffect(() => {
    if (text.trim() === '') return undefined;
    let isWanted = true;
    const timer = setTimeout(() => {
      void findResidents(text).then((next) => {
        if (isWanted) setFound(next);
      });
    }, PAUSE);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [text, findResidents]);
  return text.trim() === '' ? [] : found;
}

function textOf({ name, caseNumber }: FoundResident): string {
  return name ?? caseNumber;
}

function textOfLabel({ name, caseNumber }: ResidentLabel): string {
  return name.state === 'open' ? name.value : caseNumber;
}
