// One answer out of a list. "Not answered" is its own state (null), never the first line of the list.
import { type ReactNode, useState } from 'react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  Select as AriaSelect,
  Input,
  ListBox,
  ListBoxItem,
  Popover,
  SelectValue,
  Text,
} from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { type FieldProps, fieldIdProps, fieldState, FieldWords } from './field';
import { bestFirst, placeOf } from './finding';
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

function Options({ options }: { readonly options: readonly Option[] }) {
  return (
    <ListBox className="listbox" items={options}>
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

/** The same question with typing, for long lists such as countries. */
export function ComboBox<Id extends string>(props: SelectProps<Id>) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const options = bestFirst(props.options, typed);
  return (
    <AriaComboBox
      className={`field field-${props.width ?? 'medium'}`}
      defaultItems={options}
      defaultFilter={(text, wanted) => placeOf(text, wanted) !== undefined}
      onInputChange={setTyped}
      selectedKey={props.value ?? null}
      onSelectionChange={(key) => props.onChange(key as Id | null)}
      {...fieldState(props)}
      menuTrigger="focus"
    >
      <FieldWords {...props} />
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
        <Options options={options} />
      </Popover>
    </AriaComboBox>
  );
}
