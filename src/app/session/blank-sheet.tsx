// Quick hide: a page without a word on it. What was open stays where it is; coming back goes through the lock.
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../../ui/keyboard';
import { setVeil } from './veil';

export function BlankSheet({ onReturn }: { readonly onReturn: () => void }) {
  const { t } = useTranslation();
  const sheet = useRef<HTMLDivElement>(null);
  const neutral = t('vault:hide.title');
  useShortcut('F9', onReturn);
  useShortcut('Escape', onReturn);
  useEffect(() => {
    const title = document.title;
    document.title = neutral;
    setVeil('blank');
    sheet.current?.focus();
    return () => {
      document.title = title;
      setVeil('none');
    };
  }, [neutral]);
  return createPortal(
    <div ref={sheet} className="blank-sheet" tabIndex={-1} role="document" aria-label={neutral} />,
    document.body,
  );
}
