// Keeps names, numbers and foreign words from disturbing the line they stand in.
import type { ReactNode } from 'react';

/** A name or other text of unknown direction. */
export function Bidi({ children }: { readonly children: ReactNode }) {
  return <bdi>{children}</bdi>;
}

/** Up to here a code is read at one glance and never broken; ids, marks and paths may break. */
const ONE_GLANCE = 20;

/** A file number, phone, e-mail or code: always left to right, with digits of equal width. */
export function Code({ children }: { readonly children: ReactNode }) {
  const isShort = typeof children === 'string' && children.length <= ONE_GLANCE;
  return (
    <bdi dir="ltr" className={isShort ? 'code code-whole' : 'code'}>
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
