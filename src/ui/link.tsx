// A word that leads to another page of the app.
import type { ReactNode } from 'react';
import { Link as AriaLink } from 'react-aria-components';

export interface LinkProps {
  readonly href: string;
  readonly quiet?: boolean;
  readonly children: ReactNode;
}

export function Link({ href, quiet = false, children }: LinkProps) {
  return (
    <AriaLink href={href} className={quiet ? 'link link-quiet' : 'link'}>
      {children}
    </AriaLink>
  );
}
