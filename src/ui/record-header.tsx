// The line that never scrolls away: whose record this is, and what must not be overlooked.
import type { ReactNode } from 'react';
import { Code } from './bidi';

export interface RecordHeaderProps {
  readonly title: ReactNode;
  /** File number; stands alone, left to right. */
  readonly code?: string;
  readonly facts: readonly { readonly label: string; readonly value: ReactNode }[];
  readonly flags?: ReactNode;
  readonly actions?: ReactNode;
}

export function RecordHeader({ title, code, facts, flags, actions }: RecordHeaderProps) {
  return (
    <header className="record-header">
      <div className="record-line">
        <h1 className="record-title" tabIndex={-1}>
          {title}
        </h1>
        {code === undefined ? null : (
          <span className="record-code">
            <Code>{code}</Code>
          </span>
        )}
        {flags === undefined ? null : <div className="record-flags">{flags}</div>}
      </div>
      {actions === undefined ? null : <div className="record-actions">{actions}</div>}
      <dl className="record-facts">
        {facts.map((fact) => (
          <div key={fact.label}>
            <dt>{fact.label}</dt>
            <dd>{fact.value}</dd>
          </div>
        ))}
      </dl>
    </header>
  );
}
