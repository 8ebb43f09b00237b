// Correcting a session note: the same questions, and why. What it said before is kept and shown under the note.
import { useTranslation } from 'react-i18next';
import type { SessionNoteId } from '../../../kernel/ids';
import type { OutputOf } from '../../../kernel/operation';
import { call, useQueryOf } from '../../../ui/call';
import { CorrectionReason } from '../../../ui/correction-reason';
import { DraftedForm, useDraftedForm } from '../../../ui/drafted-form';
import { useGo, useParam } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { sessionNotes } from '../contract';
import { NoteFields } from './note-fields';

export function CorrectNotePage() {
  const { t } = useTranslation();
  const residentId = useParam('residentId');
  const id = useParam('noteId') as SessionNoteId;
  const opened = useQueryOf(sessionNotes.open, { id });
  const back = `/residents/${residentId}/notes/${id}`;
  return (
    <Page
      title={t('session-notes:correct.title')}
      back={{ href: back, label: t('session-notes:one') }}
      width="text"
    >
      <QueryState of={opened}>
        {(value) => <CorrectNoteForm key={value.version} opened={value} back={back} />}
      </QueryState>
    </Page>
  );
}

interface CorrectNoteFormProps {
  readonly opened: OutputOf<typeof sessionNotes.open>;
  readonly back: string;
}

function CorrectNoteForm({ opened, back }: CorrectNoteFormProps) {
  const { t } = useTranslation();
  const go = useGo();
  const { id, residentId, version, heldOn, kind, note } = opened;
  const place = { form: 'session-notes.correct', subjectId: `${residentId}.${id}` };
  const { form, draft } = useDraftedForm(place, {
    schema: sessionNotes.correct.input,
    start: { id, expectedVersion: version, reason: '', heldOn, kind, note },
    submit: (input) => call(sessionNotes.correct, input),
    saved: t('session-notes:correct.done'),
    onDone: () => go(back),
    refusalAt: { 'session-notes.day-in-future': 'heldOn' },
  });
  return (
    <DraftedForm
      form={form}
      draft={draft}
      submitLabel={t('session-notes:correct.save')}
      back={{ href: back }}
    >
      <NoteFields
        heldOn={form.field('heldOn')}
        kind={form.field('kind')}
        note={form.field('note')}
      />
      <CorrectionReason staysHere {...form.field('reason')} />
    </DraftedForm>
  );
}
