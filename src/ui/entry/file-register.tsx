// A register as one resident's file shows it: what holds today, what is over behind a count, and the way to a new entry.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOpenEntry } from '../../kernel/entry/entry-kind';
import type { ResidentId } from '../../kernel/ids';
import { Button, LinkButton } from '../button';
import { useQueryOf } from '../call';
import { Part, Section, Stack, Text } from '../layout';
import { Link } from '../link';
import { QueryState } from '../query-state';
import { useMayAsk } from '../session';
import { type SimpleColumn, SimpleTable } from '../simple-table';
import { placesOf } from './entry-places';
import { useEntryPrinting } from './entry-printing';
import type { AnyScreen, AnyView } from './entry-screen';
import { useEntryWords } from './entry-words';

interface OfFile {
  readonly screen: AnyScreen;
  readonly residentId: ResidentId;
}

/** Several registers stand on one page: none of them has the page's key. */
const IN_FILE = { hasKey: false, size: 'small' } as const;

const ALL_DAYS = { from: null, to: null } as const;

function useEntriesOf({ screen, residentId }: OfFile) {
  return useQueryOf(screen.contract.list, { residentId, ...ALL_DAYS }, { keepsLast: true });
}

/** Whether an entry says nothing of today any more. */
function isOver({ kind }: AnyScreen, entry: AnyView): boolean {
  return kind.ends !== undefined && !isOpenEntry(kind, entry);
}

export function FileRegister(props: OfFile) {
  const { screen, residentId } = props;
  const { t } = useTranslation();
  const words = useEntryWords(screen);
  const listed = useEntriesOf(props);
  const places = placesOf(screen.path, residentId);
  const printing = useEntryPrinting(screen, { ...ALL_DAYS, residentId, only: null }, IN_FILE);
  const [showsOver, setShowsOver] = useState(false);
  const value = listed.value;
  const actions = (
    <>
      {(value?.entries.length ?? 0) > 0 ? printing.buttons : null}
      {value?.mayWrite === true ? (
        <LinkButton icon="plus" size="small" href={places.add}>
          {words.text('add')}
        </LinkButton>
      ) : null}
    </>
  );
  return (
    <Section title={words.text('title')} actions={actions}>
      <Stack>
        {printing.told}
        <QueryState of={listed}>
          {({ entries, mayOpen }) => {
            const over = entries.filter((entry) => isOver(screen, entry));
            const holding = entries.filter((entry) => !isOver(screen, entry));
            return (
              <Stack>
                {holding.length === 0 ? (
                  <Text tone="muted">{words.text('empty')}</Text>
                ) : (
                  <EntriesTable {...props} entries={holding} mayOpen={mayOpen} />
                )}
                {over.length === 0 ? null : (
                  <div>
                    <Button kind="quiet" size="small" onPress={() => setShowsOver(!showsOver)}>
                      {showsOver
                        ? t('ui:entry.hide-over')
                        : t('ui:entry.show-over', { count: over.length })}
                    </Button>
                  </div>
                )}
                {showsOver && over.length > 0 ? (
                  <EntriesTable {...props} entries={over} mayOpen={mayOpen} isOver />
                ) : null}
              </Stack>
            );
          }}
        </QueryState>
      </Stack>
    </Section>
  );
}

interface EntriesProps extends OfFile {
  readonly entries: readonly AnyView[];
  readonly mayOpen: boolean;
  readonly isOver?: boolean;
}

function EntriesTable({ screen, residentId, entries, mayOpen, isOver = false }: EntriesProps) {
  const { t } = useTranslation();
  const words = useEntryWords(screen);
  const places = placesOf(screen.path, residentId);
  const title = words.text('title');
  return (
    <SimpleTable
      caption={isOver ? t('ui:entry.over-caption', { title }) : title}
      isCaptionHidden
      columns={screen.columns.map((field, at) => ({
        id: field,
        title: words.label(field),
        ...kindOfColumn(screen, field, at),
      }))}
      rows={entries.map((entry) => ({
        id: entry.id,
        cells: screen.columns.map((field, at) => {
          const cell = words.cell(entry, field);
          return at === 0 && mayOpen ? (
            <Link key={field} href={places.one(entry.id)}>
              {cell}
            </Link>
          ) : (
            cell
          );
        }),
      }))}
    />
  );
}

/** Notes take what the others leave; days, codes and the entry's own title stay whole. */
function kindOfColumn({ kind }: AnyScreen, field: string, at: number): Pick<SimpleColumn, 'kind'> {
  if (kind.words[field]?.asked === 'note') return { kind: 'wide' };
  const asked = kind.counted[field]?.asked;
  return at === 0 || asked === 'day' || asked === 'code' ? { kind: 'whole' } : {};
}

/** What the first page of the file says of this register: the entries that hold today, or nothing at all. */
export function FirstOfRegister(props: OfFile) {
  const isAsked = useMayAsk(props.screen.contract.list.permission);
  return isAsked ? <FirstLines {...props} /> : null;
}

function FirstLines(props: OfFile) {
  const { screen, residentId } = props;
  const words = useEntryWords(screen);
  const places = placesOf(screen.path, residentId);
  const { value } = useEntriesOf(props);
  const holding = (value?.entries ?? []).filter((entry) => !isOver(screen, entry));
  const [first = '', ...others] = screen.first ?? [];
  if (holding.length === 0) return null;
  return (
    <Part title={words.text('title')}>
      <ul className="file-lines">
        {holding.map((entry) => (
          <li key={entry.id}>
            <Link href={value?.mayOpen === true ? places.one(entry.id) : places.list}>
              {words.cell(entry, first)}
            </Link>
            {others.map((field) => (
              <span key={field} className="file-line-note">
                {words.cell(entry, field)}
              </span>
            ))}
          </li>
        ))}
      </ul>
    </Part>
  );
}
