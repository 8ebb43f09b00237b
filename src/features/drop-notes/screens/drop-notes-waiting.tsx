// For Today: notes that colleagues left for this person, oldest first. Nothing is shown when none waits.
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { PutOffButton, useDueLines } from '../../../ui/put-off';
import { useSession } from '../../../ui/session';
import { roleMay } from '../../../kernel/compartments';
import { dropNotes } from '../contract';
import { DROP_ADDRESSES } from '../drop-note';
import { notePath } from './boxes';

export function DropNotesWaiting() {
  const { role } = useSession();
  const empties = DROP_ADDRESSES.some((to) => roleMay(role, { presence: 'read', [to]: 'write' }));
  return empties ? <Waiting /> : null;
}

const noteLine = ({ id }: { readonly id: string }): string => `note.${id}`;

function Waiting() {
  const { t } = useTranslation();
  const format = useFormat();
  const { value } = useQueryOf(dropNotes.waiting, {});
  const notes = useDueLines('drop-notes', value?.notes ?? [], noteLine);
  if (notes.length === 0) return null;
  const title = t('drop-notes:today', { count: notes.length });
  return (
    <Section title={title}>
      <DoorList
        label={title}
        items={notes.map((note) => ({
          id: note.id,
          href: notePath(note.residentId, note.id),
          icon: 'inbox',
          title:
            note.residentName.state === 'open' ? (
              <Bidi>{note.residentName.value}</Bidi>
            ) : (
              t('drop-notes:name-closed')
            ),
          note: (
            <>
              {t(`drop-notes:to.${note.to}`)} – {format.instant(note.filedAt)} –{' '}
              <Code>{note.authorCode}</Code>
            </>
          ),
          acts: (
            <PutOffButton
              line={noteLine(note)}
              about={note.residentName.state === 'open' ? note.residentName.value : ''}
            />
          ),
        }))}
      />
    </Section>
  );
}
