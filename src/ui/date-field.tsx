// A day, typed in either calendar and read back in both; or a date of birth as far as it is known.
// What was typed is never repaired in silence: a day that does not exist stays visible and is refused when sent.
import { type ReactNode, useId, useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../kernel/calendar-date';
import { foldDigits } from '../kernel/digits';
import { DATE_PRECISIONS, type DatePrecision } from '../kernel/partial-date';
import { CalendarPopover } from './calendar-popover';
import { type FieldProps, fieldIdProps, ProblemWords, useFieldLabel } from './field';
import { type CalendarName, useFormat } from './format';
import { dayOf, draftOf, PARTS, type Part, readDraft, type WrittenDay } from './written-day';

/** A partial date as a form holds it; `date` may be text that is no day yet. */
export type WrittenPartialDate =
  | { readonly precision: DatePrecision; readonly date: string }
  | { readonly precision: 'unknown' };

export interface DateFieldProps extends Omit<FieldProps<CalendarDate>, 'value' | 'onChange'> {
  readonly value: string | null | undefined;
  readonly onChange: (value: CalendarDate | null) => void;
}

/** An exact day. Empty is null. */
export function DateField(props: DateFieldProps) {
  return (
    <DateQuestion
      {...props}
      precision="day"
      written={props.value ?? ''}
      onWrite={(text) => props.onChange(text === '' ? null : (text as CalendarDate))}
    />
  );
}

export interface PartialDateFieldProps
  extends Omit<FieldProps<WrittenPartialDate>, 'value' | 'onChange'> {
  readonly value: WrittenPartialDate | null | undefined;
  readonly onChange: (value: WrittenPartialDate | null) => void;
}

/** A date known to the day, the month, the year, as an estimate, or not at all. */
export function PartialDateField(props: PartialDateFieldProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<DatePrecision | 'unknown'>(props.value?.precision ?? 'day');
  const precision = props.value?.precision ?? chosen;
  const choose = (next: DatePrecision | 'unknown') => {
    setChosen(next);
    if (next === 'unknown') props.onChange({ precision: next });
    else
      props.onChange(
        dateTextOf(props.value) === '' ? null : { precision: next, date: dateTextOf(props.value) },
      );
  };
  const options = [...DATE_PRECISIONS, 'unknown'] as const;
  return (
    <DateQuestion
      {...props}
      precision={precision}
      written={dateTextOf(props.value)}
      onWrite={(text) =>
        precision === 'unknown' || props.onChange(text === '' ? null : { precision, date: text })
      }
    >
      <div className="segments" role="radiogroup" aria-label={t('ui:date.precision.label')}>
        {options.map((option) => (
          <label key={option} className="segment">
            <input
              type="radio"
              className="visually-hidden"
              checked={precision === option}
              disabled={props.isDisabled ?? false}
              onChange={() => choose(option)}
            />
            <span>{t(`ui:date.precision.${option}`)}</span>
          </label>
        ))}
      </div>
    </DateQuestion>
  );
}

function dateTextOf(value: WrittenPartialDate | null | undefined): string {
  return value === null || value === undefined || value.precision === 'unknown' ? '' : value.date;
}

interface QuestionProps extends Omit<FieldProps<unknown>, 'value' | 'onChange'> {
  readonly precision: DatePrecision | 'unknown';
  readonly written: string;
  readonly onWrite: (text: string) => void;
  readonly children?: ReactNode;
}

function DateQuestion(props: QuestionProps) {
  const { t } = useTranslation();
  const ownId = useId();
  const id = fieldIdProps(props.name).id ?? ownId;
  useFieldLabel(props.name, props.label);
  const ids = {
    label: `${id}-label`,
    help: `${id}-help`,
    error: `${id}-error`,
    readback: `${id}-readback`,
  };
  const described = [
    props.help === undefined && props.why === undefined ? undefined : ids.help,
    props.error === undefined ? undefined : ids.error,
    props.precision === 'unknown' ? undefined : ids.readback,
  ].filter((part) => part !== undefined);
  return (
    // biome-ignore lint/a11y/useSemanticElements: the legend of a fieldset takes no place in a grid, and fields stand in one.
    <div
      id={id}
      role="group"
      className={`field date-field${props.error === undefined ? '' : ' is-invalid'}`}
      aria-labelledby={ids.label}
      aria-describedby={described.length === 0 ? undefined : described.join(' ')}
    >
      <span id={ids.label} className="field-label">
        {props.label}
        {props.isRequired === true ? (
          <span className="field-required"> {t('ui:field.required')}</span>
        ) : null}
      </span>
      <DateNotes id={ids.help} help={props.help} why={props.why} />
      {props.error === undefined ? null : (
        <p id={ids.error} className="field-error">
          <ProblemWords label={props.label} error={props.error} />
        </p>
      )}
      <div className="date-answer">
        {props.children}
        {props.precision === 'unknown' ? null : (
          <DateInputs
            {...props}
            precision={props.precision}
            readbackId={ids.readback}
            errorId={ids.error}
          />
        )}
      </div>
    </div>
  );
}

function DateNotes({ id, help, why }: { id: string; help?: ReactNode; why?: ReactNode }) {
  const { t } = useTranslation();
  if (help === undefined && why === undefined) return null;
  return (
    <p id={id} className="field-help">
      {help}
      {why === undefined ? null : (
        <span className="field-why">
          <strong>{t('ui:field.why')}</strong> {why}
        </span>
      )}
    </p>
  );
}

interface InputsProps extends QuestionProps {
  readonly precision: DatePrecision;
  readonly readbackId: string;
  readonly errorId: string;
}

/** The typed parts. Held apart from the value, so that half a date stays on the screen. */
function DateInputs(props: InputsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [calendar, setCalendar] = useState<CalendarName>(
    props.precision === 'day' ? format.settings.calendar : 'gregorian',
  );
  const inCalendar = props.precision === 'day' ? calendar : 'gregorian';
  const [draft, setDraft] = useState<WrittenDay>(() => draftOf(props.written, inCalendar));
  const [seen, setSeen] = useState(props.written);
  if (seen !== props.written) {
    setSeen(props.written);
    if (readDraft(draft, inCalendar, props.precision) !== props.written) {
      setDraft(draftOf(props.written, inCalendar));
    }
  }
  const write = (part: Part, text: string) => {
    const next = { ...draft, [part]: foldDigits(text).replace(/[^0-9]/g, '') };
    setDraft(next);
    const read = readDraft(next, inCalendar, props.precision);
    setSeen(read);
    props.onWrite(read);
  };
  const take = (on: string) => {
    setDraft(draftOf(on, inCalendar));
    setSeen(on);
    props.onWrite(on);
  };
  const turn = (next: CalendarName) => {
    setCalendar(next);
    setDraft(draftOf(props.written, next));
  };
  const on = dayOf(props.written);
  const hasTwo = props.precision === 'day' && format.settings.secondCalendar !== 'none';
  return (
    <>
      <div className="date-parts">
        {PARTS[props.precision].map((part) => (
          <label key={part} className={`date-part date-part-${part}`}>
            <input
              className="input input-number"
              inputMode="numeric"
              autoComplete="off"
              maxLength={part === 'year' ? 4 : 2}
              value={format.digits(draft[part])}
              aria-invalid={props.error !== undefined}
              aria-describedby={props.error === undefined ? undefined : props.errorId}
              disabled={props.isDisabled ?? false}
              onChange={(event) => write(part, event.currentTarget.value)}
            />
            <span>{t(`ui:date.${part}`)}</span>
          </label>
        ))}
        {props.precision === 'day' ? (
          <CalendarPopover calendar={inCalendar} value={on} onTake={take} />
        ) : null}
        {hasTwo ? <CalendarTurn calendar={inCalendar} onTurn={turn} /> : null}
      </div>
      <p id={props.readbackId} className="date-readback" aria-live="polite">
        {on === undefined ? (
          ''
        ) : (
          <ReadBack on={on} precision={props.precision} typed={inCalendar} />
        )}
      </p>
    </>
  );
}

function CalendarTurn(props: {
  readonly calendar: CalendarName;
  readonly onTurn: (calendar: CalendarName) => void;
}) {
  const { t } = useTranslation();
  const other = props.calendar === 'gregorian' ? 'umm-al-qura' : 'gregorian';
  return (
    <AriaButton
      className="button button-quiet button-small date-turn"
      onPress={() => props.onTurn(other)}
    >
      {t(`ui:date.write-in.${other}`)}
    </AriaButton>
  );
}

function ReadBack(props: {
  readonly on: CalendarDate;
  readonly precision: DatePrecision;
  readonly typed: CalendarName;
}) {
  const format = useFormat();
  if (props.precision !== 'day') {
    return <>{format.partialDate({ precision: props.precision, date: props.on })}</>;
  }
  const second = format.settings.secondCalendar;
  return (
    <>
      <span>{format.date(props.on)}</span>
      {second === 'none' ? null : (
        <>
          <span className="date-equals" aria-hidden="true">
            =
          </span>
          <span>{format.dateIn(props.on, second)}</span>
        </>
      )}
    </>
  );
}
