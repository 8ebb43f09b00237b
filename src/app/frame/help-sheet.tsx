// F1: what this screen is for, in the worker's language, without a network. Other screens of this role stand beneath.
import type { Door } from '../doors/door';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../../ui/dialog';
import { useSession } from '../../ui/session';
import { doorsHelped, useDoorHere } from '../doors/use-doors';

interface HelpSheetProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}

export function HelpSheet(props: HelpSheetProps) {
  return props.isOpen ? <OpenHelp {...props} /> : null;
}

function OpenHelp(props: HelpSheetProps) {
  const { t } = useTranslation();
  const topics = doorsHelped(useSession());
  const here = useDoorHere()?.door;
  const [chosen, choose] = useState<Door | undefined>(undefined);
  const shown = chosen ?? topics.find(({ help }) => help === here?.help) ?? topics[0];
  if (shown === undefined) return null;
  return (
    <Dialog {...props} title={t('app:help.title', { of: t(shown.title) })} size="wide">
      <div className="help">
        <nav className="help-topics" aria-label={t('app:help.topics')}>
          {topics.map((door) => (
            <button
              key={door.help}
              type="button"
              className="help-topic"
              {...(door.help === shown.help ? { 'aria-current': 'true' as const } : {})}
              onClick={() => choose(door)}
            >
              {t(door.title)}
            </button>
          ))}
        </nav>
        <p className="help-text" aria-live="polite">
          {t(shown.help.includes(':') ? shown.help : `help:${shown.help}`)}
        </p>
      </div>
    </Dialog>
  );
}
