// What is wrong with a form, in one place at its top: it takes focus, says the same words as the fields and leads to each.
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon';

export interface SummaryItem {
  /** Id of the element that takes focus; none when the trouble is not at one field. */
  readonly targetId?: string | undefined;
  readonly text: string;
}

export interface ErrorSummaryProps {
  readonly items: readonly SummaryItem[];
  /** Counts the attempts to send: focus moves here each time it rises. */
  readonly attempt: number;
  readonly title?: string;
}

export function ErrorSummary({ items, attempt, title }: ErrorSummaryProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const isEmpty = items.length === 0;
  useEffect(() => {
    if (!isEmpty && attempt > 0) box.current?.focus();
  }, [attempt, isEmpty]);
  if (isEmpty) return null;
  return (
    <div ref={box} className="error-summary" role="alert" tabIndex={-1}>
      <h2 className="error-summary-title">
        <Icon name="error" />
        {title ?? t('ui:form.problem-title', { count: items.length })}
      </h2>
      <ul>
        {items.map((item) => (
          <li key={`${item.targetId ?? ''}${item.text}`}>
            <SummaryLine {...item} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function SummaryLine({ targetId, text }: SummaryItem) {
  if (targetId === undefined) return <span>{text}</span>;
  return (
    <a
      className="link"
      href={`#${targetId}`}
      onClick={(event) => {
        event.preventDefault();
        focusField(targetId);
      }}
    >
      {text}
    </a>
  );
}

/** Moves focus into a field: to the named element, or to the first thing in it that takes focus. */
export function focusField(id: string): void {
  const found = document.getElementById(id);
  if (found === null) return;
  const inner = found.matches('input, textarea, button, select')
    ? found
    : found.querySelector<HTMLElement>('input, textarea, button, select');
  (inner ?? found).focus();
  found.scrollIntoView({ block: 'center' });
}
