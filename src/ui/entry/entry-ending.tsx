// What is not over yet: the act that ends one entry, and the list of them on Today.
import { useTranslation } from 'react-i18next';
import { addDays } from '../../kernel/calendar-date';
import { isOpenEntry } from '../../kernel/entry/entry-kind';
import { call, useQueryOf } from '../call';
import { Form, useFormOf } from '../form';
import { useFormat } from '../format';
import { Row, Section } from '../layout';
import { Link } from '../link';
import { DoorList } from '../list';
import { useMayAsk } from '../session';
import { EntryField } from './entry-field';
import type { AnyEndContract, AnyScreen, AnyView } from './entry-screen';
import { useEntryWords } from './entry-words';

/** What began longer ago is told by its number, which leads to it. */
const A_WEEK = 7;

/** Where the register is opened with what is not over yet, of all days. */
export const OPEN_MARK = 'open';

interface EndProps {
  readonly screen: AnyScreen;
  readonly entry: AnyView;
}

export function EndEntry({ screen, entry }: EndProps) {
  const { end } = screen.contract;
  if (end === undefined || !isOpenEntry(screen.kind, entry)) return null;
  return <EndForm screen={screen} entry={entry} end={end} />;
}

function EndForm({ screen, entry, end }: EndProps & { readonly end: AnyEndContract }) {
  const { t } = useTranslation();
  const words = useEntryWords(screen);
  const { today } = useFormat();
  const isDay = screen.kind.counted[screen.kind.ends?.field ?? '']?.asked === 'day';
  const form = useFormOf({
    schema: end.input,
    // What is over is mostly told of on the day itself.
    start: {
      id: entry.id,
      expectedVersion: entry.version,
      last: isDay && today !== '' ? today : null,
    },
    submit: (input) => call(end, input),
    saved: t('ui:entry.ended', { what: words.text('one') }),
  });
  const { name, value, error } = form.field('last');
  return (
    <Form form={form} submitLabel={words.text('end')} savesByKey={false}>
      <EntryField
        screen={screen}
        words={words}
        field={screen.kind.ends?.field ?? ''}
        asked={{ name, value, error, values: {}, onChange: (last) => form.set('last', last) }}
        chosen={null}
        isRequired
      />
    </Form>
  );
}

export function OpenOnToday({ screen }: { readonly screen: AnyScreen }) {
  const isAsked = useMayAsk(screen.contract.list.permission);
  return isAsked ? <OpenEntries screen={screen} /> : null;
}

function OpenEntries({ screen }: { readonly screen: AnyScreen }) {
  const { t } = useTranslation();
  const { today } = useFormat();
  const words = useEntryWords(screen);
  const asked = { residentId: null, from: null, to: null, isOpen: true };
  const { value } = useQueryOf(screen.contract.list, asked);
  const open = (value?.entries ?? []).filter((entry) => isOpenEntry(screen.kind, entry));
  if (open.length === 0) return null;
  const since = today === '' ? '' : addDays(today, -A_WEEK);
  const recent = open.filter((entry) => String(entry[screen.kind.on]) >= since);
  const older = open.length - recent.length;
  const [first = '', ...others] = screen.today ?? screen.columns;
  return (
    <Section title={words.text('today')}>
      {recent.length === 0 ? null : (
        <DoorList
          label={words.text('today')}
          items={recent.map((entry) => ({
            id: entry.id,
            href: `${screen.path}/${entry.id}`,
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
      )}
      {older === 0 ? null : (
        <Link href={`${screen.path}#${OPEN_MARK}`}>
          {t('ui:entry.open-older', { count: older })}
        </Link>
      )}
    </Section>
  );
}
