// Writing a session note, and reading one. A note is opened on purpose, one at a time; each opening is recorded.
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../../../kernel/calendar-date';
import type { ResidentId, SessionNoteId } from '../../../kernel/ids';
import { Code } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { Corrections } from '../../../ui/corrections';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { useFormat } from '../../../ui/format';
import { Facts, Stack, Text } from '../../../ui/layout';
import { useGo, useParam } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { sessionNotes } from '../contract';
import { NoteFields } from './note-fields';

export function NewNotePage() {
  const { t } = useTranslation();
  const residentId = useParam('residentId') as ResidentId;
  return (
    <Page
      title={t('session-notes:new.title')}
      lead={t('session-notes:new.lead')}
      back={{ href: `/residents/${residentId}/notes`, label: t('session-notes:title') }}
      width="text"
    >
      <NoteForm residentId={residentId} />
    </Page>
  );
}

function NoteForm({ residentId }: { readonly residentId: ResidentId }) {
  const { t } = useTranslation();
  const go = useGo();
  const format = useFormat();
  const place = { form: 'session-notes.write', subjectId: residentId };
  const { form, draft } = useDraftedForm(place, {
    schema: sessionNotes.write.input,
    start: {
      residentId,
      heldOn: format.today === '' ? null : format.today,
      kind: null,
      note: '',
    },
    submit: (input) => call(sessionNotes.write, input),
    saved: t('session-notes:saved'),
    onDone: ({ id }) => go(`/residents/${residentId}/notes#${id}`),
    refusalAt: { 'session-notes.day-in-future': 'heldOn' },
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('session-notes:new.save')}
      back={{ href: `/residents/${residentId}/notes` }}
    >
      <NoteFields
        heldOn={form.field('heldOn')}
        kind={form.field('kind')}
        note={form.field('note')}
      />
    </DraftedForm>
  );
}

const FIELD_LABELS: Readonly<Record<string, string>> = {
  heldOn: 'session-notes:held-on',
  kind: 'session-notes:kind-of',
  note: 'session-notes:note',
};

export function NotePage() {
  const { t } = useTranslation();
  const format = useFormat();
  const residentId = useParam('residentId');
  const id = useParam('noteId') as SessionNoteId;
  const opened = useQueryOf(sessionNotes.open, { id });
  return (
    <Page
      title={t('session-notes:one')}
      back={{ href: `/residents/${residentId}/notes`, label: t('session-notes:title') }}
      width="text"
    >
      <QueryState of={opened}>
        {({ heldOn, kind, authorCode, note, corrections, mayCorrect }) => (
          <Stack>
            <Facts
              items={[
                { term: t('session-notes:held-on'), value: format.dateBoth(heldOn) },
                { term: t('session-notes:kind-of'), value: t(`session-notes:kind.${kind}`) },
                { term: t('session-notes:author'), value: <Code>{authorCode}</Code> },
              ]}
            />
            <Text isVerbatim staysHere>
              {note}
            </Text>
            {mayCorrect ? (
              <LinkButton icon="edit" href={`/residents/${residentId}/notes/${id}/correct`}>
                {t('session-notes:correct.title')}
              </LinkButton>
            ) : null}
            <Corrections
              of={corrections}
              labelOf={(field) => t(FIELD_LABELS[field] ?? field)}
              show={(field, was) => {
                if (field === 'heldOn') return format.dateBoth(was as CalendarDate);
                return field === 'kind' ? t(`session-notes:kind.${String(was)}`) : undefined;
              }}
            />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}
