// Opening one note in an emergency: first calmly what it means and whether it is possible, then the two people's part,
// then the note. What was opened lives in this page alone and goes with it.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId, SessionNoteId } from '../../../kernel/ids';
import { Code } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Facts, Stack, Text } from '../../../ui/layout';
import { useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { emergency, type EmergencyNote } from '../contract';
import type { EmergencyStatus } from '../emergency';
import { EmergencyForm } from './emergency-form';

export function EmergencyPage() {
  const { t } = useTranslation();
  const residentId = useParam('residentId') as ResidentId;
  const noteId = useParam('noteId') as SessionNoteId;
  const [opened, setOpened] = useState<EmergencyNote | undefined>();
  const back = `/residents/${residentId}/notes`;
  return (
    <Page
      title={t('emergency:title')}
      lead={opened === undefined ? t('emergency:lead') : undefined}
      back={{ href: back, label: t('emergency:to-notes') }}
      width="text"
    >
      {opened === undefined ? (
        <Asking about={{ residentId, noteId }} back={back} onOpened={setOpened} />
      ) : (
        <Opened note={opened} back={back} />
      )}
    </Page>
  );
}

interface AskingProps {
  readonly about: { readonly residentId: ResidentId; readonly noteId: SessionNoteId };
  readonly back: string;
  readonly onOpened: (note: EmergencyNote) => void;
}

function Asking(props: AskingProps) {
  const asked = useQueryOf(emergency.standing, props.about);
  return (
    <QueryState of={asked}>
      {(value) => (
        <Stack gap="l">
          <SessionFacts session={value.session} people={value.people} />
          <Status status={value.status} />
          {value.status === 'ready' ? <EmergencyForm {...props} /> : null}
        </Stack>
      )}
    </QueryState>
  );
}

const HAPPENINGS = ['one', 'file', 'told'] as const;

function Status({ status }: { readonly status: EmergencyStatus }) {
  const { t } = useTranslation();
  if (status !== 'ready') {
    return (
      <Notice tone="needs" title={t(`emergency:not-possible.${status}.title`)}>
        {t(`emergency:not-possible.${status}.help`)}
      </Notice>
    );
  }
  return (
    <Notice title={t('emergency:what.title')}>
      <ul>
        {HAPPENINGS.map((id) => (
          <li key={id}>{t(`emergency:what.${id}`)}</li>
        ))}
      </ul>
    </Notice>
  );
}

function Opened({ note, back }: { readonly note: EmergencyNote; readonly back: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack>
      <Notice tone="needs" title={t('emergency:opened.title')} isLive>
        {t('emergency:opened.help', { at: format.instant(note.openedAt) })}
      </Notice>
      <SessionFacts session={note.session} />
      <Text isVerbatim staysHere>
        {note.note}
      </Text>
      <div className="form-actions">
        <LinkButton href={back}>{t('emergency:opened.close')}</LinkButton>
      </div>
    </Stack>
  );
}

interface FactsProps {
  readonly session: EmergencyNote['session'];
  /** Codes of those who hold a share. */
  readonly people?: readonly string[];
}

function SessionFacts({ session, people = [] }: FactsProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const able = people.map((code, nth) => (
    <span key={code}>
      {nth === 0 ? '' : ' · '}
      <Code>{code}</Code>
    </span>
  ));
  return (
    <Facts
      items={[
        { term: t('emergency:held-on'), value: format.dateBoth(session.heldOn) },
        { term: t('emergency:kind-of'), value: t(`session-notes:kind.${session.kind}`) },
        { term: t('emergency:author'), value: <Code>{session.authorCode}</Code> },
        ...(people.length === 0 ? [] : [{ term: t('emergency:people'), value: able }]),
      ]}
    />
  );
}
