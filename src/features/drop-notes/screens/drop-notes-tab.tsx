// Notes left about one resident: for those they were left for each is a door, for their writer only the fact.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Badge } from '../../../ui/badge';
import { Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { Section, Stack } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { Moment } from '../../../ui/moment';
import { QueryState } from '../../../ui/query-state';
import { SimpleTable } from '../../../ui/simple-table';
import { type DropNoteView, dropNotes } from '../contract';
import { notePath } from './boxes';

interface AboutResident {
  readonly residentId: ResidentId;
}

export function DropNotesTab({ residentId }: AboutResident) {
  const listed = useQueryOf(dropNotes.ofResident, { residentId });
  return <QueryState of={listed}>{({ notes }) => <Notes notes={notes} />}</QueryState>;
}

function Notes({ notes }: { readonly notes: readonly DropNoteView[] }) {
  const { t } = useTranslation();
  const forMe = notes.filter(({ mayOpen }) => mayOpen);
  const onlyFiled = notes.filter(({ mayOpen }) => !mayOpen);
  return (
    <Stack gap="l">
      {forMe.length === 0 ? null : (
        <Section title={t('drop-notes:for-you.title')}>
          <NotesForMe notes={forMe} />
        </Section>
      )}
      <Section title={t('drop-notes:filed.title')} description={t('drop-notes:filed.help')}>
        {onlyFiled.length === 0 ? (
          <EmptyState
            icon="inbox"
            title={t('drop-notes:empty.title')}
            help={t('drop-notes:empty.help')}
          />
        ) : (
          <FiledTable notes={onlyFiled} />
        )}
      </Section>
    </Stack>
  );
}

function NotesForMe({ notes }: { readonly notes: readonly DropNoteView[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <DoorList
      label={t('drop-notes:for-you.title')}
      items={notes.map((note) => ({
        id: note.id,
        href: notePath(note.residentId, note.id),
        icon: note.state === 'taken' ? 'note' : 'inbox',
        title: t(`drop-notes:to.${note.to}`),
        note: (
          <>
            {format.instant(note.filedAt)} – <Code>{note.authorCode}</Code>
          </>
        ),
        flags: <StateBadge note={note} />,
      }))}
    />
  );
}

export function StateBadge({ note: { state } }: { readonly note: DropNoteView }) {
  const { t } = useTranslation();
  const tone = state === 'taken' ? 'done' : state === 'waiting' ? 'teal' : 'needs';
  return <Badge tone={tone}>{t(`drop-notes:state.${state}`)}</Badge>;
}

function FiledTable({ notes }: { readonly notes: readonly DropNoteView[] }) {
  const { t } = useTranslation();
  return (
    <SimpleTable
      caption={t('drop-notes:filed.title')}
      isCaptionHidden
      columns={[
        { id: 'at', title: t('drop-notes:column.filed-at'), kind: 'whole' },
        { id: 'to', title: t('drop-notes:column.to') },
        { id: 'state', title: t('drop-notes:column.state') },
      ]}
      rows={notes.map((note) => ({
        id: note.id,
        cells: [
          <Moment key="at" at={note.filedAt} />,
          t(`drop-notes:to.${note.to}`),
          <StateBadge key="state" note={note} />,
        ],
      }))}
    />
  );
}
