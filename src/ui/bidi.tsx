// Keeps names, numbers and foreign words from disturbing the line they stand in.
import type { ReactNode } from 'react';

/** A name or other text of unknown direction. */
export function Bidi({ children }: { readonly children: ReactNode }) {
  return <bdi>{children}</bdi>;
}

/** Up to here a code is read at one glance and never broken; ids, marks and paths may break. */
const ONE_GLANCE = 20;

/**
 * Whether the text is a number in groups, without Arabic letters. Arabic digits that stand in groups are taken from
 * right to left even on a left-to-right line; such a text is laid out sign by sign instead.
 */
export function isNumberRun(text: string | null | undefined): boolean {
  const written = text ?? '';
  const rest = written.replace(/\p{Nd}/gu, '');
  return rest !== written && !/\p{Script=Arabic}/u.test(rest);
}

/** A file number, phone, e-mail or code: always left to right, with digits of equal width. */
export function Code({ children }: { readonly children: ReactNode }) {
  const text = typeof children === 'string' ? children : '';
  const isShort = text !== '' && text.length <= ONE_GLANCE;
  return (
    <bdi
      dir="ltr"
      className={isShort ? 'code code-whole' : 'code'}
      {...(isNumberRun(text) ? { 'data-run': 'ltr' } : {})}
    >
      {children}
    </bdi>
  );
}

/** Keys of a shortcut, `Ctrl+Shift+L`. */
export function Kbd({ keys }: { readonly keys: string }) {
  return (
    <bdi dir="ltr" className="keys">
      {keys.split('+').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </bdi>
  );
}
