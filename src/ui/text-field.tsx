// One line, several lines, or a number. Names and notes take their direction from what is typed; codes run left to right.
import { type ReactNode, useState } from 'react';
import { Input, TextArea as AriaTextArea, TextField as AriaTextField } from 'react-aria-components';
import { foldDigits } from '../kernel/digits';
import { STAYS_HERE } from './copying';
import {
  codeDirection,
  type FieldProps,
  fieldIdProps,
  fieldState,
  FieldWords,
  typedDirection,
} from './field';
import { useFormat } from './format';
import { takesFocus } from './takes-focus';

export type TextKind = 'text' | 'name' | 'code' | 'email' | 'phone';
export type FieldWidth = 'short' | 'medium' | 'full';

export interface TextFieldProps extends FieldProps<string> {
  readonly kind?: TextKind;
  readonly width?: FieldWidth;
  readonly autoFocus?: boolean;
  readonly placeholder?: string;
  /** A button on the box's own line. */
  readonly beside?: ReactNode;
}

function directionOf(kind: TextKind, value: string | null | undefined) {
  return kind === 'text' || kind === 'name' ? typedDirection(value) : codeDirection(value);
}

const INPUT_MODE = {
  text: 'text',
  name: 'text',
  code: 'text',
  email: 'email',
  phone: 'tel',
} as const;

export function TextField(props: TextFieldProps) {
  const kind = props.kind ?? 'text';
  const input = (
    <Input
      {...fieldIdProps(props.name)}
      className={`input input-${kind}`}
      {...directionOf(kind, props.value)}
      inputMode={INPUT_MODE[kind]}
      autoComplete="off"
      spellCheck={kind === 'text'}
      placeholder={props.placeholder ?? ''}
    />
  );
  return (
    <AriaTextField
      className={`field field-${props.width ?? 'medium'}`}
      value={props.value ?? ''}
      onChange={props.onChange}
      {...fieldState(props)}
      {...takesFocus(props.autoFocus)}
      autoFocus={props.autoFocus ?? false}
    >
      <FieldWords {...props} />
      {props.beside === undefined ? (
        input
      ) : (
        <div className="input-beside">
          {input}
          {props.beside}
        </div>
      )}
    </AriaTextField>
  );
}

export interface TextAreaProps extends FieldProps<string> {
  readonly rows?: number;
  /** Clinical and safety words: they cannot be copied out of the window. */
  readonly staysHere?: boolean;
  /** Digits and Latin words, written from left to right and not looked at for spelling. */
  readonly isCode?: boolean;
}

export function TextArea(props: TextAreaProps) {
  return (
    <AriaTextField
      className="field field-full"
      value={props.value ?? ''}
      onChange={props.onChange}
      {...fieldState(props)}
    >
      <FieldWords {...props} />
      <AriaTextArea
        {...fieldIdProps(props.name)}
        className="input input-area"
        {...(props.isCode === true ? codeDirection(props.value) : typedDirection(props.value))}
        {...(props.staysHere === true ? STAYS_HERE : {})}
        rows={props.rows ?? 4}
        spellCheck={props.isCode !== true}
      />
    </AriaTextField>
  );
}

export interface NumberFieldProps extends FieldProps<number | null> {}

/** A number as text: any digit set may be typed, empty is unknown, anything else stays visible and becomes NaN. */
export function NumberField(props: NumberFieldProps) {
  const format = useFormat();
  const [draft, setDraft] = useState<string | undefined>(undefined);
  const shown =
    draft ?? (props.value === null || props.value === undefined ? '' : format.digits(props.value));
  const change = (text: string) => {
    setDraft(text);
    props.onChange(numberIn(text));
  };
  return (
    <AriaTextField
      className="field field-short"
      value={shown}
      onChange={change}
      onBlur={() => {
        if (!Number.isNaN(props.value)) setDraft(undefined);
      }}
      {...fieldState(props)}
    >
      <FieldWords {...props} />
      <Input
        {...fieldIdProps(props.name)}
        className="input input-number"
        inputMode="decimal"
        autoComplete="off"
      />
    </AriaTextField>
  );
}

function numberIn(text: string): number | null {
  const plain = foldDigits(text).trim().replace('٫', '.').replaceAll('٬', '');
  return plain === '' ? null : Number(plain);
}
