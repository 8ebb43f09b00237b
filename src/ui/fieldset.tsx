// A group of questions about one thing.
import type { ReactNode } from 'react';

export interface FieldsetProps {
  readonly title: ReactNode;
  readonly help?: ReactNode;
  readonly children: ReactNode;
}

export function Fieldset({ title, help, children }: FieldsetProps) {
  return (
    <fieldset className="fieldset">
      <legend className="fieldset-title">{title}</legend>
      {help === undefined ? null : <p className="fieldset-help">{help}</p>}
      <div className="fieldset-fields">{children}</div>
    </fieldset>
  );
}
