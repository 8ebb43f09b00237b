// The grid of a score sheet: item numbers, their topics and codes, never an item's text. A digit key answers and moves on.
import { type KeyboardEvent, useRef } from 'react';
import { Label, Radio, RadioGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { foldDigits } from '../../../kernel/digits';
import { useFormat } from '../../../ui/format';
import type { Instrument } from '../instruments';
import type { Answers } from '../score';
import { useItemWords } from './item-words';
import './score-grid.css';

export interface ScoreGridProps {
  readonly instrument: Instrument;
  readonly answers: Answers;
  readonly onChange: (answers: (number | null)[]) => void;
}

export function ScoreGrid({ instrument, answers, onChange }: ScoreGridProps) {
  const { t } = useTranslation();
  const words = useItemWords(instrument);
  const grid = useRef<HTMLFieldSetElement>(null);
  const set = (at: number, answer: number | null) =>
    onChange(answers.map((held, place) => (place === at ? answer : held)));
  const onKey = (event: KeyboardEvent, at: number) => {
    const answer = answerOf(event, instrument.codes);
    if (answer === undefined) return;
    event.preventDefault();
    set(at, answer);
    if (answer !== null) focusItem(grid.current, at + 1);
  };
  return (
    <fieldset ref={grid} className="score-grid" aria-label={t('progress:grid.label')}>
      <p className="score-scale">{words.scale}</p>
      {answers.map((answer, at) => (
        <ScoreItem
          key={at}
          number={at + 1}
          name={words.item(at + 1)}
          codes={instrument.codes}
          answer={answer}
          onAnswer={(code) => set(at, code)}
          onKey={(event) => onKey(event, at)}
        />
      ))}
    </fieldset>
  );
}

interface ItemProps {
  readonly number: number;
  readonly name: string;
  readonly codes: readonly number[];
  readonly answer: number | null;
  readonly onAnswer: (code: number) => void;
  readonly onKey: (event: KeyboardEvent) => void;
}

function ScoreItem({ number, name, codes, answer, onAnswer, onKey }: ItemProps) {
  const format = useFormat();
  return (
    // Captured: the choice itself listens to arrow keys only.
    <div onKeyDownCapture={onKey} data-item={number}>
      <RadioGroup
        className={`score-item ${answer === null ? 'score-item-open' : ''}`}
        orientation="horizontal"
        value={answer === null ? null : String(answer)}
        onChange={(code) => onAnswer(Number(code))}
      >
        <Label className="score-item-name">{name}</Label>
        <div className="score-codes">
          {codes.map((code) => (
            <Radio key={code} value={String(code)} className="score-code">
              {format.number(code)}
            </Radio>
          ))}
        </div>
      </RadioGroup>
    </div>
  );
}

/** The answer a key gives: a code, null for taking the answer back, undefined for any other key. */
function answerOf(event: KeyboardEvent, codes: readonly number[]): number | null | undefined {
  if (event.ctrlKey || event.metaKey || event.altKey) return undefined;
  if (event.key === 'Backspace' || event.key === 'Delete') return null;
  const digit = foldDigits(event.key);
  if (!/^\d$/.test(digit)) return undefined;
  return codes.includes(Number(digit)) ? Number(digit) : undefined;
}

function focusItem(grid: HTMLElement | null, at: number): void {
  const item = grid?.querySelectorAll<HTMLElement>('[data-item]')[at];
  const radios = [...(item?.querySelectorAll<HTMLInputElement>('input') ?? [])];
  (radios.find((radio) => radio.checked) ?? radios[0])?.focus();
}
