// One question of an entry's form, drawn as its column or word asks for it.
import type { ComponentType, ReactNode } from 'react';
import type { ResidentLabel } from '../../kernel/resident-label';
import { Checkbox, CheckboxGroup, RadioGroup } from '../choice';
import { ColleagueField } from '../colleagues';
import { DateField } from '../date-field';
import { DurationField } from '../duration-field';
import { MoneyField } from '../money-field';
import { MomentField } from '../moment-field';
import { PlaceField } from '../place-field';
import { ResidentPicker } from '../resident-picker';
import { Select } from '../select';
import { NumberField, TextArea, TextField } from '../text-field';
import { TimeField } from '../time-field';
import type { AnyScreen, OwnFieldProps } from './entry-screen';
import type { EntryWords } from './entry-words';

/** Up to so many codes stand open as choices; more are chosen from a list. */
const OPEN_CHOICES = 5;

export interface EntryFieldProps {
  readonly screen: AnyScreen;
  readonly words: EntryWords;
  readonly field: string;
  readonly asked: Pick<OwnFieldProps, 'name' | 'value' | 'error' | 'onChange' | 'values'>;
  readonly chosen: ResidentLabel | null;
  /** Where it must be answered although the column may be unknown. */
  readonly isRequired?: boolean;
}

export function EntryField(props: EntryFieldProps) {
  const { screen, words, field, asked, chosen } = props;
  const { kind } = screen;
  const column = field === 'residentId' ? kind.about : kind.counted[field];
  const word = kind.words[field];
  const help = words.help(field);
  const needed = column === undefined ? word?.isRequired === true : !column.isNullable;
  const isRequired = props.isRequired ?? needed;
  const shared = {
    ...asked,
    label: words.label(field),
    isRequired,
    ...(help === undefined ? {} : { help }),
  };
  const Own: ComponentType<OwnFieldProps> | undefined = screen.parts?.[field];
  if (Own !== undefined) return <Own {...shared} />;
  if (field === 'residentId') return residentField(shared, chosen);
  if (column === undefined) return wordField(word?.asked, shared);
  const options = (column.codes ?? []).map((id) => ({ id, text: words.code(field, id) }));
  switch (column.asked) {
    case 'code':
      return options.length <= OPEN_CHOICES ? (
        <RadioGroup {...shared} value={textOf(asked.value)} options={options} direction="row" />
      ) : (
        <Select {...shared} value={textOf(asked.value)} options={options} />
      );
    case 'codes':
      return <CheckboxGroup {...shared} value={listOf(asked.value)} options={options} />;
    case 'day':
      return <DateField {...shared} value={textOf(asked.value)} />;
    case 'whole':
      return (
        <NumberField {...shared} value={typeof asked.value === 'number' ? asked.value : null} />
      );
    case 'yes-no':
      return <Checkbox {...shared} value={asked.value === true} />;
    case 'time':
      return <TimeField {...shared} value={textOf(asked.value)} />;
    case 'duration':
      return <DurationField {...shared} value={minutesOrText(asked.value)} />;
    case 'money':
      return <MoneyField {...shared} value={textOf(asked.value)} />;
    case 'place':
      return <PlaceField {...shared} value={textOf(asked.value)} />;
    case 'moment':
      return <MomentField {...shared} value={textOf(asked.value)} />;
    case 'staff':
      return <ColleagueField {...shared} value={textOf(asked.value)} />;
    case 'id':
    case 'instant':
    case 'text':
    case 'never':
      // No kind of entry declares one: nobody can be asked for what the program makes.
      return null;
  }
}

type Shared = Omit<OwnFieldProps, 'values'>;

function residentField(shared: Shared, chosen: ResidentLabel | null): ReactNode {
  return <ResidentPicker {...shared} value={textOf(shared.value)} chosen={chosen} />;
}

function wordField(asked: string | undefined, shared: Shared): ReactNode {
  const value = textOf(shared.value) ?? '';
  if (asked === 'note') return <TextArea {...shared} value={value} rows={4} />;
  return <TextField {...shared} value={value} kind={asked === 'phone' ? 'phone' : 'text'} />;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function minutesOrText(value: unknown): string | number | null {
  return typeof value === 'number' ? value : textOf(value);
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
