// A page without a word on it, with the title of a plain document. What it covers is neither seen nor read aloud.
import { type ReactNode, useEffect } from 'react';
import { Dialog, Modal, ModalOverlay } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { holdTyping, letterOf } from './typed-ahead';
import { useAnyKey, useVeil } from './veil';

export interface NeutralSheetProps {
  /** Any key or click on the empty page. */
  readonly onTouched: () => void;
  /** What is asked once it was touched. */
  readonly children?: ReactNode;
}

export function NeutralSheet({ onTouched, children }: NeutralSheetProps) {
  const { t } = useTranslation();
  const neutral = t('app:neutral-title');
  useVeil('blank');
  useAnyKey((event) => {
    const letter = letterOf(event);
    // A space wakes and begins no passphrase.
    if (letter !== undefined && letter !== ' ') holdTyping(letter);
    onTouched();
  }, children === undefined);
  useEffect(() => {
    const title = document.title;
    document.title = neutral;
    return () => {
      document.title = title;
    };
  }, [neutral]);
  return (
    <ModalOverlay isOpen isKeyboardDismissDisabled className="neutral-sheet">
      <Modal className="neutral-page">
        <Dialog aria-label={neutral} className="neutral-place">
          {/* biome-ignore lint/a11y/useKeyWithClickEvents: every key does the same. */}
          {/* biome-ignore lint/a11y/noStaticElementInteractions: the empty page itself, not a control. */}
          {children ?? <div className="neutral-empty" onClick={onTouched} />}
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
