// Ctrl+F: finds words in the open page, in any Arabic spelling, and walks from one to the next.
import { type KeyboardEvent, type RefObject, useEffect, useMemo, useState } from 'react';
import { Input } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../ui/button';
import { searchDirection } from '../../ui/field';
import { useFormat } from '../../ui/format';
import { markFound, rangesOf } from './find-ranges';

interface FindBarProps {
  readonly page: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
}

export function FindBar({ page, onClose }: FindBarProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const ranges = useMemo(() => rangesOf(page.current, text), [page, text]);
  const here = ranges.length === 0 ? 0 : ((at % ranges.length) + ranges.length) % ranges.length;
  useEffect(() => markFound(ranges, here), [ranges, here]);
  const stood = useWhereOneStood();
  const close = () => {
    onClose();
    const main = page.current;
    const back = stood?.isConnected === true ? stood : main?.querySelector<HTMLElement>('h1');
    (back ?? main)?.focus({ preventScroll: true });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') setAt(here + (event.shiftKey ? -1 : 1));
    else return;
    event.preventDefault();
  };
  return (
    <search className="find-bar">
      <Input
        className="input find-input"
        {...searchDirection(text)}
        aria-label={t('app:find.label')}
        placeholder={t('app:find.label')}
        autoFocus
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
      />
      <span className="find-count" role="status">
        {text === ''
          ? ''
          : ranges.length === 0
            ? t('app:find.none')
            : t('app:find.of', {
                at: format.number(here + 1),
                all: format.number(ranges.length),
              })}
      </span>
      <IconButton icon="up" label={t('app:find.previous')} onPress={() => setAt(here - 1)} />
      <IconButton icon="down" label={t('app:find.next')} onPress={() => setAt(here + 1)} />
      <IconButton icon="close" label={t('ui:close')} onPress={close} />
    </search>
  );
}

/** What had the focus when the bar came; its own box takes it only after that. */
function useWhereOneStood(): HTMLElement | undefined {
  const [stood] = useState(() => {
    const held = document.activeElement;
    return held instanceof HTMLElement && held !== document.body ? held : undefined;
  });
  return stood;
}
