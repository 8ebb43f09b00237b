// Choices that can all be seen at once. Nothing is ticked beforehand.
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  CheckboxGroup as AriaCheckboxGroup,
  RadioGroup as AriaRadioGroup,
  Switch as AriaSwitch,
  Radio,
} from 'react-aria-components';
import {
  type FieldProps,
  fieldIdProps,
  fieldState,
  FieldWords,
  ProblemWords,
  useFieldLabel,
} from './field';
import { Icon } from './icon';
import { takesFocus } from './takes-focus';

export interface Choice<Id extends string = string> {
  readonly id: Id;
  readonly text: string;
  readonly help?: ReactNode;
}

export interface RadioGroupProps<Id extends string> extends FieldProps<Id | null> {
  readonly options: readonly Choice<Id>[];
  readonly direction?: 'row' | 'column';
  /** The first choice has the focus when the page opens. */
  readonly autoFocus?: boolean;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  return (
    <AriaRadioGroup
      {...fieldIdProps(props.name)}
      {...takesFocus(props.autoFocus)}
      className="field"
      value={props.value ?? null}
      onChange={(id) => props.onChange(id as Id)}
      orientation={props.direction === 'row' ? 'horizontal' : 'vertical'}
      {...fieldState(props)}
    >
      <FieldWords {...props} />
      <div className={`choices choices-${props.direction ?? 'column'}`}>
        {props.options.map((option, at) => (
          <Radio
            key={option.id}
            value={option.id}
            className="choice choice-radio"
            autoFocus={props.autoFocus === true && at === 0}
          >
            <span className="choice-mark" aria-hidden="true" />
            <ChoiceWords option={option} />
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}

function ChoiceWords({ option }: { readonly option: Choice }) {
  return (
    <span className="choice-words">
      <span>{option.text}</span>
      {option.help === undefined ? null : <span className="choice-help">{option.help}</span>}
    </span>
  );
}

export interface CheckboxProps extends Omit<FieldProps<boolean>, 'why'> {}

export function Checkbox(props: CheckboxProps) {
  useFieldLabel(props.name, props.label);
  return (
    <div className="field">
      <AriaCheckbox
        {...fieldIdProps(props.name)}
        className="choice choice-check"
        isSelected={props.value ?? false}
        onChange={props.onChange}
        isDisabled={props.isDisabled ?? false}
        isInvalid={props.error !== undefined}
        validationBehavior="aria"
      >
        <span className="choice-mark" aria-hidden="true">
          <Icon name="check" size="s" />
        </span>
        <ChoiceWords option={{ id: 'it', text: props.label, help: props.help }} />
      </AriaCheckbox>
      {props.error === undefined ? null : (
        <p className="field-error">
          <ProblemWords label={props.label} error={props.error} />
        </p>
      )}
    </div>
  );
}

export interface CheckboxGroupProps<Id extends string> extends FieldProps<Id[]> {
  readonly options: readonly Choice<Id>[];
  readonly direction?: 'row' | 'column';
}

export function CheckboxGroup<Id extends string>(props: CheckboxGroupProps<Id>) {
  return (
    <AriaCheckboxGroup
      {...fieldIdProps(props.name)}
      className="field"
      value={[...(props.value ?? [])]}
      onChange={(ids) => props.onChange(ids as Id[])}
      {...fieldState(props)}
    >
      <FieldWords {...props} />
      <div className={`choices choices-${props.direction ?? 'column'}`}>
        {props.options.map((option) => (
          <AriaCheckbox key={option.id} value={option.id} className="choice choice-check">
            <span className="choice-mark" aria-hidden="true">
              <Icon name="check" size="s" />
            </span>
            <ChoiceWords option={option} />
          </AriaCheckbox>
        ))}
      </div>
    </AriaCheckboxGroup>
  );
}

export function Switch(props: CheckboxProps) {
  return (
    <AriaSwitch
      {...fieldIdProps(props.name)}
      className="choice choice-switch"
      isSelected={props.value ?? false}
      onChange={props.onChange}
      isDisabled={props.isDisabled ?? false}
    >
      <span className="switch-track" aria-hidden="true">
        <span className="switch-thumb" />
      </span>
      <ChoiceWords option={{ id: 'it', text: props.label, help: props.help }} />
    </AriaSwitch>
  );
}
