// Of a register in residents' files: what is not over and due, from a week before its day or as long after it as the register
// says, the earliest first. Each line leads to its page in the file.
import { addDays } from '../../kernel/calendar-date';
import { isOpenEntry } from '../../kernel/entry/entry-kind';
import { useQueryOf } from '../call';
import { useFormat } from '../format';
import { Row, Section } from '../layout';
import { DoorList } from '../list';
import { useMayAsk } from '../session';
import { placesOf } from './entry-places';
import type { AnyScreen, AnyView } from './entry-screen';
import { useEntryWords } from './entry-words';

const A_WEEK_BEFORE = -7;

export function DueOnToday({ screen }: { readonly screen: AnyScreen }) {
  const isAsked = useMayAsk(screen.contract.list.permission);
  return isAsked ? <DueEntries screen={screen} /> : null;
}

function DueEntries({ screen }: { readonly screen: AnyScreen }) {
  const { today } = useFormat();
  const words = useEntryWords(screen);
  const to = today === '' ? null : addDays(today, -(screen.dueAfter ?? A_WEEK_BEFORE));
  const asked = { residentId: null, from: null, to, isOpen: true };
  const { value } = useQueryOf(screen.contract.list, asked);
  const dayOf = (entry: AnyView) => String(entry[screen.kind.on]);
  const due = (value?.entries ?? [])
    .filter((entry) => isOpenEntry(screen.kind, entry))
    .toSorted((a, b) => dayOf(a).localeCompare(dayOf(b)));
  if (due.length === 0) return null;
  const [first = '', ...others] = screen.today ?? [];
  return (
    <Section title={words.text('today')}>
      <DoorList
        label={words.text('today')}
        items={due.map((entry) => ({
          id: entry.id,
          href: placesOf(screen.path, entry.residentId).one(entry.id),
          icon: screen.icon,
          title: words.cell(entry, first),
          note: (
            <Row>
              {others.map((field) => (
                <span key={field}>{words.cell(entry, field)}</span>
              ))}
            </Row>
          ),
        }))}
      />
    </Section>
  );
}
