// What every question on a form has in common: its words, why it is asked, how it is wrong.
// A field never hides its label and never says "no" when it was left empty.
import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { FieldError, Label, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { namesItsField, withLabel } from './answer-text';
import { isNumberRun } from './bidi';
import { Icon } from './icon';

export interface FieldProps<Value, Empty = null> {
  readonly label: string;
  /** Label of the question that this is the second half of: said to who hears the field alone, seen once beside it. */
  readonly partOf?: string;
  readonly help?: ReactNode;
  /** Why a sensitive question is asked. */
  readonly why?: ReactNode;
  readonly isRequired?: boolean;
  readonly isDisabled?: boolean;
  /** The sentence at the field; the summary shows the same one. */
  readonly error?: string | undefined;
  /** Path in the form; the error summary finds the field by it. */
  readonly name?: string;
  readonly value: Value | Empty | undefined;
  readonly onChange: (value: Value) => void;
}

type Asked = Omit<FieldProps<unknown>, 'value' | 'onChange'>;

/** What is written around every field, in the order in which it is read. */
export function FieldWords({ label, partOf, isRequired = false, help, why, name, error }: Asked) {
  return (
    <>
      <FieldLabel
        label={label}
        isRequired={isRequired}
        {...(partOf === undefined ? {} : { partOf })}
      />
      <FieldNotes help={help} why={why} />
      <FieldProblem label={label} name={name} error={error} />
    </>
  );
}

/** How a field stands, for the parts of the library that carry it; the form decides what is wrong, not the browser. */
export function fieldState({ isRequired = false, isDisabled = false, error }: Asked) {
  return {
    isRequired,
    isDisabled,
    isInvalid: error !== undefined,
    validationBehavior: 'aria',
  } as const;
}

/** Label line; what is optional says so, what is required stays plain. */
function FieldLabel(props: Pick<Asked, 'label' | 'partOf' | 'isRequired'>) {
  const { t } = useTranslation();
  return (
    <Label className="field-label">
      {props.partOf === undefined ? null : (
        <>
          <span className="visually-hidden">
            {t('ui:field.part-of', { label: props.partOf })}
          </span>{' '}
        </>
      )}
      {props.label}
      {props.isRequired === true ? (
        <span className="field-required"> {t('ui:field.required')}</span>
      ) : null}
    </Label>
  );
}

interface Notes {
  readonly help?: ReactNode;
  readonly why?: ReactNode;
}

function FieldNotes({ help, why }: Notes) {
  const { t } = useTranslation();
  if (help === undefined && why === undefined) return null;
  return (
    <Text slot="description" className="field-help">
      {help}
      {why === undefined ? null : (
        <span className="field-why">
          <strong>{t('ui:field.why')}</strong> {why}
        </span>
      )}
    </Text>
  );
}

interface Problem {
  readonly label: string;
  readonly name?: string | undefined;
  readonly error: string | undefined;
}

/** The sentence at the field. Read aloud it names the field, exactly as the error summary does. */
function FieldProblem(props: Problem) {
  useFieldLabel(props.name, props.label);
  if (props.error === undefined) return null;
  return (
    <FieldError className="field-error">
      <ProblemWords label={props.label} error={props.error} />
    </FieldError>
  );
}

export function ProblemWords({ label, error }: { readonly label: string; readonly error: string }) {
  const { t } = useTranslation();
  return (
    <>
      <Icon name="error" size="s" />
      <span data-problem="">
        {namesItsField(error) ? null : (
          <span className="visually-hidden">{t('ui:form.of-field', { label })} </span>
        )}
        {withLabel(error, label)}
      </span>
    </>
  );
}

/** Labels of the fields of one form, by path: the error summary names fields as they name themselves. */
export const FieldLabelsContext = createContext<Map<string, string> | undefined>(undefined);

export function useFieldLabel(name: string | undefined, label: string): void {
  const labels = useContext(FieldLabelsContext);
  useEffect(() => {
    if (name !== undefined) labels?.set(name, label);
  }, [labels, name, label]);
}

/** Follows the letters typed; without any (nothing, or a room's number) it follows the page, where `auto` would run left to right. */
export function typedDirection(
  value: string | null | undefined,
): { dir: 'auto' } | Record<string, never> {
  return /\p{L}/u.test(value ?? '') ? { dir: 'auto' } : {};
}

const RUN = { dir: 'ltr', 'data-run': 'ltr' } as const;

/** A code runs left to right; its groups of Arabic digits too, in the order in which they were typed. */
export function codeDirection(value: string | null | undefined) {
  return isNumberRun(value) ? RUN : { dir: 'ltr' };
}

/** What is looked for: a file number or a telephone number runs left to right, all else as it is typed. */
export function searchDirection(value: string | null | undefined) {
  return isNumberRun(value) ? RUN : typedDirection(value);
}

/** Id of the element that takes focus when the error summary's link is followed. */
export function fieldId(name: string | undefined): string | undefined {
  return name === undefined ? undefined : `field-${name.replaceAll('.', '-')}`;
}

/** `{ id }` when the field has a name, for spreading under exact optional types. */
export function fieldIdProps(name: string | undefined): { id: string } | Record<string, never> {
  const id = fieldId(name);
  return id === undefined ? {} : { id };
}
