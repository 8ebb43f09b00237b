// Nobody has touched the window for a minute: what is open cannot be read from across the room. Any key or click lifts
// it and does nothing else; a mouse that was only bumped does not.
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useOnlyShortcuts } from '../../ui/keyboard';
import { useAnyKey, useVeil } from './veil';

export interface PrivacyScreenProps {
  readonly onLift: () => void;
  readonly onHide: () => void;
  readonly onLock: () => void;
}

export function PrivacyScreen({ onLift, onHide, onLock }: PrivacyScreenProps) {
  const { t } = useTranslation();
  useVeil('blur');
  useOnlyShortcuts({ F9: onHide, 'Ctrl+Shift+L': onLock });
  useAnyKey(() => onLift());
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: every key lifts it, wherever the focus stands.
    // biome-ignore lint/a11y/noStaticElementInteractions: a cover over the whole window, not a control.
    <div className="privacy-screen" onClick={onLift}>
      <p className="privacy-line" role="status">
        {t('vault:privacy.line')}
      </p>
    </div>,
    document.body,
  );
}
