// Sessions with the psychologist: for clinical staff each is a door to its note, for case staff a fact with a day.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Code } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { Section, Stack } from '../../../ui/layout';
import { Timeline } from '../../../ui/list';
import { Notice } from '../../../ui/notice';
import { QueryState } from '../../../ui/query-state';
import { useMay } from '../../../ui/session';
import { EMERGENCY_NEEDS } from '../../emergency/index';
import { type SessionView, sessionNotes } from '../contract';

interface AboutResident {
  readonly residentId: ResidentId;
}

export function SessionNotesTab({ residentId }: AboutResident) {
  const { t } = useTranslation();
  const maySee = useMay({ case: 'read' });
  if (!maySee) {
    return (
      <Notice title={t('session-notes:closed.title')}>{t('session-notes:closed.help')}</Notice>
    );
  }
  return <Sessions residentId={residentId} />;
}

function Sessions({ residentId }: AboutResident) {
  const { t } = useTranslation();
  const listed = useQueryOf(sessionNotes.list, { residentId });
  const mayAsk = useMay(EMERGENCY_NEEDS);
  return (
    <QueryState of={listed}>
      {({ sessions, mayOpen, mayWrite }) => (
        <Stack>
          {mayOpen ? null : (
            <Notice title={t('session-notes:text-closed.title')}>
              {t('session-notes:text-closed.help')}
              {mayAsk ? ` ${t('session-notes:text-closed.emergency')}` : null}
            </Notice>
          )}
          <Section
            title={t('session-notes:title')}
            isTitleSpoken
            actions={
              mayWrite ? (
                <LinkButton kind="primary" icon="plus" href={`/residents/${residentId}/notes/new`}>
                  {t('session-notes:add')}
                </LinkButton>
              ) : null
            }
          >
            {sessions.length === 0 ? (
              <EmptyState
                icon="note"
                title={t('session-notes:empty.title')}
                help={mayWrite ? t('session-notes:empty.help') : t('session-notes:empty.read-only')}
              />
            ) : (
              <SessionList residentId={residentId} sessions={sessions} mayOpen={mayOpen} />
            )}
          </Section>
        </Stack>
      )}
    </QueryState>
  );
}

interface ListProps extends AboutResident {
  readonly sessions: readonly SessionView[];
  readonly mayOpen: boolean;
}

function SessionList({ residentId, sessions, mayOpen }: ListProps) {
  const { t } = useTranslation();
  const mayAsk = useMay(EMERGENCY_NEEDS);
  const doorOf = (id: string) => {
    if (mayOpen) return { href: `/residents/${residentId}/notes/${id}` };
    return mayAsk ? { href: `/residents/${residentId}/notes/${id}/emergency` } : {};
  };
  return (
    <Timeline
      label={t('session-notes:title')}
      items={sessions.map(({ id, heldOn, kind, authorCode }) => ({
        id,
        on: heldOn,
        icon: mayOpen ? 'note' : 'lock',
        title: t(`session-notes:kind.${kind}`),
        note: <Code>{authorCode}</Code>,
        ...doorOf(id),
      }))}
    />
  );
}
