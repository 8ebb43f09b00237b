// Everybody who lives here now, and everybody who has lived here. The list never ranks people.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { type DataColumn, DataTable } from '../../../ui/data-table';
import { EmptyState } from '../../../ui/empty-state';
import { useFormat } from '../../../ui/format';
import { useKept } from '../../../ui/kept';
import { ListSearch } from '../../../ui/list-search';
import { MenuButton } from '../../../ui/menu';
import { useGo } from '../../../ui/navigate';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { type FilterSetting, SavedFilterMenu } from '../../../ui/saved-filters';
import { Tabs } from '../../../ui/tabs';
import { type ResidentRow, residents } from '../contract';
import { LIST_FILTERS, type ListFilter } from '../list-filter';
import { foldName } from '../name-folding';
import { type Alert, ALERTS } from '../parts';
import { AlertWords } from './alert-words';
import { useRowMenu } from './row-menu';

export function ResidentsScreen() {
  const { t } = useTranslation();
  const format = useFormat();
  const [left, setFilter] = useKept<ListFilter>('residents.filter', 'in-house');
  // A saved search of another version may name a filter that is none here.
  const filter = LIST_FILTERS.find((id) => id === left) ?? 'in-house';
  const list = useQueryOf(residents.list, { filter }, { keepsLast: true });
  const counts = list.value?.counts;
  const countOf = { 'in-house': counts?.inHouse, exited: counts?.exited, all: counts?.all };
  const admit = (
    <LinkButton kind="primary" icon="resident-add" href="/residents/new">
      {t('residents:list.admit')}
    </LinkButton>
  );
  const mayAdmit = list.value?.mayAdmit === true;
  const capacity = list.value?.capacity ?? null;
  const beds =
    capacity === null || counts === undefined
      ? undefined
      : t('residents:list.beds', {
          taken: format.number(counts.inHouse),
          capacity: format.number(capacity),
        });
  return (
    <Page
      title={t('residents:list.title')}
      width="full"
      {...(beds === undefined ? {} : { lead: beds })}
      {...(mayAdmit ? { action: admit } : {})}
    >
      <Tabs
        label={t('residents:list.filters')}
        selected={filter}
        onSelect={(id) => setFilter(id as ListFilter)}
        items={LIST_FILTERS.map((id) => ({
          id,
          title: (
            <>
              {t(`residents:filter.${id}`)}
              {countOf[id] === undefined ? null : ` (${format.number(countOf[id])})`}
            </>
          ),
          content:
            id === filter ? (
              <QueryState of={list}>
                {(value) => (
                  <Narrowed rows={value.residents} filter={filter} onFilter={setFilter} />
                )}
              </QueryState>
            ) : null,
        }))}
      />
    </Page>
  );
}

interface TableProps {
  readonly rows: readonly ResidentRow[];
  readonly filter: ListFilter;
}

/** The list, and above it what narrows it: words in any spelling, and one alert. */
function Narrowed({
  rows,
  filter,
  onFilter,
}: TableProps & { readonly onFilter: (filter: ListFilter) => void }) {
  const { t } = useTranslation();
  const [text, setText] = useKept('residents.text', '');
  const [alert, setAlert] = useKept<Alert | null>('residents.alert', null);
  const carried = useMemo(() => new Set(rows.flatMap((row) => row.alerts)), [rows]);
  const chosen = alert !== null && carried.has(alert) ? alert : null;
  const shown = useMemo(
    () =>
      rows.filter((row) => isMeant(row, text) && (chosen === null || row.alerts.includes(chosen))),
    [rows, text, chosen],
  );
  return (
    <>
      <div className="list-tools">
        <ListSearch label={t('residents:list.search')} value={text} onChange={setText} />
        {carried.size === 0 ? null : (
          <MenuButton
            label={chosen === null ? t('residents:list.by-alert') : t(`residents:alert.${chosen}`)}
            icon="flag"
            items={[
              { id: EVERY, text: t('residents:list.any-alert'), isChosen: chosen === null },
              ...[...carried].map((id) => ({
                id,
                text: t(`residents:alert.${id}`),
                isChosen: id === chosen,
              })),
            ]}
            onAction={(id) => setAlert([...carried].find((one) => one === id) ?? null)}
          />
        )}
        <SavedFilterMenu
          list="residents"
          now={settingOf(filter, text, alert)}
          onChoose={(setting) => {
            onFilter(LIST_FILTERS.find((id) => id === setting['filter']) ?? 'in-house');
            setText(setting['text'] ?? '');
            setAlert(ALERTS.find((id) => id === setting['alert']) ?? null);
          }}
        />
        {shown.length === rows.length ? null : (
          <span className="list-count" role="status">
            {t('residents:list.shown', { count: shown.length })}
          </span>
        )}
      </div>
      <ResidentTable rows={shown} filter={filter} isNarrowed={shown.length < rows.length} />
    </>
  );
}

const EVERY = 'every';

/** Undefined where the list is as it always opens. */
function settingOf(
  filter: ListFilter,
  text: string,
  alert: Alert | null,
): FilterSetting | undefined {
  const isPlain = filter === 'in-house' && text.trim() === '' && alert === null;
  if (isPlain) return undefined;
  return { filter, text: text.trim(), ...(alert === null ? {} : { alert }) };
}

/** Each word begins a word of the name, or is in the file number or the room. */
function isMeant(row: ResidentRow, text: string): boolean {
  const asked = foldName(text).split(' ').filter(Boolean);
  if (asked.length === 0) return true;
  const words = foldName(`${row.name ?? ''} ${row.fullName ?? ''} ${row.room ?? ''}`).split(' ');
  const number = foldName(row.caseNumber).replaceAll(' ', '');
  return (
    number.includes(asked.join('')) ||
    asked.every((part) => words.some((word) => word.startsWith(part)))
  );
}

function ResidentTable({
  rows,
  filter,
  isNarrowed,
}: TableProps & { readonly isNarrowed: boolean }) {
  const { t } = useTranslation();
  const go = useGo();
  const all = useColumns();
  const rowMenu = useRowMenu();
  // Nobody in the house has left it, and who left it has no room: the names get the place of that column.
  const left = { 'in-house': ['exited'], exited: ['room'], all: [] }[filter];
  // A role that opens no case is told no category.
  const closed = rows.some(({ category }) => category !== null) ? [] : ['category'];
  const columns = all.filter(({ id }) => ![...left, ...closed].includes(id));
  return (
    <DataTable
      label={t('residents:list.title')}
      rows={rows}
      rowId={rowId}
      rowText={(row) => row.name ?? row.caseNumber}
      columns={columns}
      onOpen={(row) => go(`/residents/${row.id}`)}
      rowMenu={rowMenu}
      startSort={{ column: 'admitted', direction: 'descending' }}
      empty={
        <EmptyState
          icon="residents"
          title={isNarrowed ? t('residents:list.nobody') : t(`residents:empty.${filter}`)}
          help={isNarrowed ? t('residents:list.nobody-help') : t(`residents:empty-help.${filter}`)}
        />
      }
    />
  );
}

function rowId(row: ResidentRow): string {
  return row.id;
}

/** The room she left is somebody else's by now. */
function roomOf(row: ResidentRow): string | null {
  return row.exitedOn === null ? row.room : null;
}

function useColumns(): readonly DataColumn<ResidentRow>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return [
    {
      id: 'name',
      title: t('residents:field.name'),
      isRowHeader: true,
      minWidth: 300,
      sortBy: (row) => row.name ?? row.caseNumber,
      cell: (row) => <NameCell row={row} />,
    },
    {
      id: 'case-number',
      title: t('residents:field.case-number'),
      width: 120,
      sortBy: (row) => row.caseNumber,
      cell: (row) => <Code>{row.caseNumber}</Code>,
    },
    {
      id: 'room',
      title: t('residents:field.room'),
      width: 88,
      sortBy: roomOf,
      cell: (row) => {
        const room = roomOf(row);
        return room === null ? '' : <Bidi>{format.digits(room)}</Bidi>;
      },
    },
    {
      id: 'age',
      // The list opens no birth date: it shows the age that was counted, and of which day it is.
      title: t('residents:field.age-at-admission'),
      width: 136,
      givesWay: 1,
      sortBy: (row) => row.ageAtAdmission,
      cell: (row) =>
        row.ageAtAdmission === null
          ? t('residents:unknown')
          : format.age(row.ageAtAdmission, { estimated: row.ageApproximate }),
    },
    {
      id: 'category',
      title: t('residents:field.category'),
      width: 168,
      givesWay: 3,
      sortBy: (row) => (row.category === null ? null : t(`residents:category.${row.category}`)),
      cell: (row) => (row.category === null ? '' : t(`residents:category.${row.category}`)),
    },
    {
      id: 'admitted',
      title: t('residents:field.admitted-on'),
      width: 140,
      givesWay: 2,
      sortBy: (row) => row.admittedOn,
      cell: (row) => format.dateShort(row.admittedOn),
    },
    {
      id: 'exited',
      title: t('residents:field.exited-on'),
      width: 140,
      sortBy: (row) => row.exitedOn,
      cell: (row) => (row.exitedOn === null ? '' : format.dateShort(row.exitedOn)),
    },
  ];
}

function NameCell({ row }: { readonly row: ResidentRow }) {
  const { t } = useTranslation();
  const hasFull = row.fullName !== null && row.fullName !== row.name;
  return (
    <div className="named">
      <span className="named-first">
        <Bidi>{row.name ?? t('residents:name-closed')}</Bidi>
        <AlertWords alerts={row.alerts} count={row.alertCount} />
      </span>
      {hasFull ? (
        // Its own direction, so that a name too long for the column is cut at its end.
        <bdi className="cell-words tone-muted">{row.fullName}</bdi>
      ) : null}
    </div>
  );
}
