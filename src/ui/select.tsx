// One answer out of a list. "Not answered" is its own state (null), never the first line of the list.
import { type ReactNode, useState } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Select as AriaSelect,
  Input,
  type Key,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { isId } from '../kernel/ids';
import { type FieldProps, fieldIdProps, fieldState, FieldWords } from './field';
import { bestFirst, isSame, placeOf } from './finding';
import { Icon } from './icon';
import type { FieldWidth } from './text-field';

export interface Option<Id extends string = string> {
  readonly id: Id;
  readonly text: string;
  readonly note?: ReactNode;
}

export interface SelectProps<Id extends string> extends FieldProps<Id | null> {
  readonly options: readonly Option<Id>[];
  readonly placeholder?: string;
  readonly width?: FieldWidth;
}

interface OptionsProps {
  readonly options: readonly Option[];
  /** Said where none is left. */
  readonly nothing?: string;
}

function Options({ options, nothing }: OptionsProps) {
  return (
    <ListBox
      className="listbox"
      items={options}
      renderEmptyState={() => <p className="option">{nothing}</p>}
    >
      {(option) => (
        <ListBoxItem id={option.id} textValue={option.text} className="option">
          <Text slot="label">{option.text}</Text>
          {option.note === undefined ? null : (
            <Text slot="description" className="option-note">
              {option.note}
            </Text>
          )}
          <Icon name="check" size="s" />
        </ListBoxItem>
      )}
    </ListBox>
  );
}

export function Select<Id extends string>(props: SelectProps<Id>) {
  const { t } = useTranslation();
  return (
    <AriaSelect
      className={`field field-${props.width ?? 'medium'}`}
      value={props.value ?? null}
      onChange={(key) => props.onChange(key as Id | null)}
      placeholder={props.placeholder ?? t('ui:field.choose')}
      {...fieldState(props)}
    >
      <FieldWords {...props} />
      <AriaButton {...fieldIdProps(props.name)} className="input input-select">
        <SelectValue className="select-value" />
        <Icon name="up-down" size="s" />
      </AriaButton>
      <Popover className="popover popover-list" offset={4}>
        <Options options={props.options} />
      </Popover>
    </AriaSelect>
  );
}

/**
 * The same question with typing, for long lists such as countries. What was typed and is in no answer stays visible, is said to
 * be unknown, and is the form's value: its schema refuses it, so that a field never looks answered and is saved empty.
 */
export function ComboBox<Id extends string>(props: SelectProps<Id>) {
  const { t } = useTranslation();
  const { options, inputValue, error, ...handlers } = useTyped(props);
  const shown = error === undefined ? props : { ...props, error };
  return (
    <AriaComboBox
      className={`field field-${props.width ?? 'medium'}`}
      items={options}
      inputValue={inputValue}
      selectedKey={
        props.options.some(({ id }) => id === props.value) ? (props.value ?? null) : null
      }
      {...handlers}
      {...fieldState(shown)}
      menuTrigger="focus"
      allowsEmptyCollection
    >
      <FieldWords {...shown} />
      <div className="input-with-button">
        <Input
          {...fieldIdProps(props.name)}
          className="input"
          placeholder={props.placeholder ?? t('ui:field.type-to-find')}
        />
        <AriaButton className="button button-quiet button-small">
          <Icon name="down" size="s" />
        </AriaButton>
      </div>
      <Popover className="popover popover-list" offset={4}>
        <Options options={options} nothing={t('ui:field.not-in-list')} />
      </Popover>
    </AriaComboBox>
  );
}

/** What a draft kept of words that were typed and not chosen; an id whose answer has not come yet is no word. */
function wordsOf(value: string | null | undefined): string {
  return value === null || value === undefined || isId(value) ? '' : value;
}

/** What stands in the box, which answers it leaves, and whether it is none of them. */
function useTyped<Id extends string>({ options, value, onChange, error }: SelectProps<Id>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState<string | null>(null);
  const [isLeft, setLeft] = useState(false);
  const chosen = options.find(({ id }) => id === value);
  const inputValue = typed ?? chosen?.text ?? wordsOf(value);
  const isUnknown = chosen === undefined && inputValue.trim() !== '';
  const choose = (id: Id) => {
    setTyped(null);
    onChange(id);
  };
  return {
    inputValue,
    options:
      typed === null || typed.trim() === ''
        ? options
        : bestFirst(
            options.filter(({ text }) => placeOf(text, typed) !== undefined),
            typed,
          ),
    error: error ?? (isUnknown && isLeft ? t('ui:field.not-in-list') : undefined),
    onInputChange: (text: string) => {
      setTyped(text);
      setLeft(false);
      if (text.trim() === '') onChange(null);
      // Over a choice one types to look for another: it stands until another one is chosen.
      else if (chosen === undefined) onChange(text as Id);
    },
    onSelectionChange: (key: Key | null) => {
      const one = options.find(({ id }) => id === key);
      if (one !== undefined) choose(one.id);
    },
    onBlur: () => {
      setLeft(true);
      const [only, ...more] = options.filter(({ text }) => isSame(text, typed ?? ''));
      if (only !== undefined && more.length === 0) choose(only.id);
      else if (chosen !== undefined) setTyped(null);
    },
  };
}
