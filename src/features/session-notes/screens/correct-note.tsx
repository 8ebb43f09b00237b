// Correcting a session note: the same questions, and why. What it said before is kept and shown under the note.
import { useTranslation } from 'react-i18next';
import type { SessionNoteId } from '../../../kernel/ids';
import type { OutputOf } from '../../../kernel/operation';
import { LinkButton } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { useFormDraft } from '../../../ui/draft';
import { DraftNotice, DraftSaved } from '../../../ui/draft-line';
import { Form, useFormOf } from '../../../ui/form';
import { useGo, useParam } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { TextArea } from '../../../ui/text-field';
import { showToast } from '../../../ui/toast';
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
  const form = useFormOf({
    schema: sessionNotes.correct.input,
    start: { id, expectedVersion: version, reason: '', heldOn, kind, note },
    submit: (input) => call(sessionNotes.correct, input),
    onDone: () => {
      void draft.discard();
      showToast({ text: t('session-notes:correct.done') });
      go(back);
    },
    refusalAt: { 'session-notes.day-in-future': 'heldOn' },
  });
  const place = { form: 'session-notes.correct', subjectId: `${residentId}.${id}` };
  const draft = useFormDraft(form, place);
  return (
    <Form
      form={form}
      submitLabel={t('session-notes:correct.save')}
      secondary={
        <>
          <LinkButton kind="quiet" href={back}>
            {t('ui:back-unsaved')}
          </LinkButton>
          <DraftSaved draft={draft} />
        </>
      }
    >
      <DraftNotice draft={draft} onStartAfresh={() => form.reset()} />
      <NoteFields
        heldOn={form.field('heldOn')}
        kind={form.field('kind')}
        note={form.field('note')}
      />
      <TextArea
        label={t('ui:corrections.reason')}
        help={t('ui:corrections.reason-help')}
        rows={2}
        staysHere
        isRequired
        {...form.field('reason')}
      />
    </Form>
  );
}
