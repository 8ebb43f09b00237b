// One note that was left: opened on purpose, and with that taken into the file. Each opening is recorded.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DropNoteId, ResidentId } from '../../../kernel/ids';
import type { Sealed } from '../../../kernel/sealed';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { type Fact, Facts, Stack, Text } from '../../../ui/layout';
import { useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { type DropNoteView, dropNotes } from '../contract';

export function DropNotePage() {
  const { t } = useTranslation();
  const residentId = useParam('residentId') as ResidentId;
  const id = useParam('noteId') as DropNoteId;
  const listed = useQueryOf(dropNotes.ofResident, { residentId });
  return (
    <Page
      title={t('drop-notes:one')}
      back={{ href: `/residents/${residentId}`, label: t('drop-notes:to-resident') }}
      width="text"
    >
      <QueryState of={listed}>
        {({ notes }) => <Note key={id} note={notes.find((note) => note.id === id)} />}
      </QueryState>
    </Page>
  );
}

function Note({ note }: { readonly note: DropNoteView | undefined }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<Sealed<string> | undefined>();
  if (note === undefined) return <Notice tone="needs" title={t('errors:drop-notes.not-found')} />;
  return (
    <Stack>
      <NoteFacts note={note} />
      {opened !== undefined ? (
        <Words words={opened} />
      ) : !note.mayOpen ? (
        <Notice title={t('drop-notes:closed.title')}>{t('drop-notes:closed.help')}</Notice>
      ) : note.state === 'taken' ? (
        <TakenWords id={note.id} />
      ) : (
        <Opening note={note} onOpened={setOpened} />
      )}
    </Stack>
  );
}

function NoteFacts({ note }: { readonly note: DropNoteView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const facts: Fact[] = [
    { term: t('drop-notes:column.filed-at'), value: format.instant(note.filedAt) },
    { term: t('drop-notes:column.author'), value: <Code>{note.authorCode}</Code> },
    { term: t('drop-notes:column.to'), value: t(`drop-notes:to.${note.to}`) },
  ];
  const { takenAt, takenByCode } = note;
  if (takenAt !== null && takenByCode !== null) {
    const value = (
      <>
        {format.instant(takenAt)} – <Code>{takenByCode}</Code>
      </>
    );
    facts.push({ term: t('drop-notes:column.taken'), value });
  }
  return <Facts items={facts} />;
}

interface OpeningProps {
  readonly note: DropNoteView;
  readonly onOpened: (words: Sealed<string>) => void;
}

function Opening({ note, onOpened }: OpeningProps) {
  const { t } = useTranslation();
  const taking = useCommand(dropNotes.take);
  const open = () => {
    void taking.run({ id: note.id }).then((answer) => {
      if (answer.kind === 'done') onOpened(answer.value.words);
    });
  };
  return (
    <Stack>
      {note.state === 'unreadable' ? (
        <Notice tone="needs" title={t('drop-notes:unreadable.title')}>
          {t('drop-notes:unreadable.help')}
        </Notice>
      ) : (
        <Text>{t('drop-notes:open.help')}</Text>
      )}
      {taking.problem === undefined ? null : <Notice tone="needs" title={taking.problem} isLive />}
      <div className="form-actions">
        <Button kind="primary" icon="inbox" isPending={taking.isPending} onPress={open}>
          {t(note.state === 'unreadable' ? 'drop-notes:open.again' : 'drop-notes:open.button')}
        </Button>
      </div>
    </Stack>
  );
}

function TakenWords({ id }: { readonly id: DropNoteId }) {
  const read = useQueryOf(dropNotes.read, { id });
  return <QueryState of={read}>{({ words }) => <Words words={words} />}</QueryState>;
}

function Words({ words }: { readonly words: Sealed<string> }) {
  const { t } = useTranslation();
  if (words.state === 'open') {
    return (
      <Text isVerbatim staysHere>
        {words.value}
      </Text>
    );
  }
  return (
    <Notice tone="needs" title={t('drop-notes:unreadable.title')} isLive>
      {t('drop-notes:unreadable.help')}
    </Notice>
  );
}
