// The pages of one kind of entry: list, a new one, one opened with its history, one corrected. A room hands its screen in and
// gets its place in the window back.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type CalendarDate, parseCalendarDate } from '../../kernel/calendar-date';
import type { Columns } from '../../kernel/columns';
import { type CodeChosen, entriesWith } from '../../kernel/entry/entry-counts';
import type { EntryId } from '../../kernel/entry/entry-kind';
import type { WordFields } from '../../kernel/entry/words';
import { isId, type ResidentId } from '../../kernel/ids';
import type { Permission } from '../../kernel/operation';
import { Code } from '../bidi';
import { LinkButton } from '../button';
import { call, useQueryOf } from '../call';
import { Checkbox } from '../choice';
import { Corrections } from '../corrections';
import { DataTable } from '../data-table';
import { DateField } from '../date-field';
import { EmptyState } from '../empty-state';
import { useFormat } from '../format';
import { Facts, Row, Stack } from '../layout';
import { useGo, useMark, useParam } from '../navigate';
import { Notice } from '../notice';
import { Page } from '../page';
import { QueryState } from '../query-state';
import type { RoomPage, RoomPages } from '../room-pages';
import { EntryCounts, OnlyCounted } from './entry-counts';
import { EndEntry, OPEN_MARK, OpenOnToday } from './entry-ending';
import { EntryForm } from './entry-form';
import { useEntryPrinting } from './entry-printing';
import type { AnyScreen, AnyView, EntryScreenSpec } from './entry-screen';
import { useEntryWords } from './entry-words';

/** Everything the window needs of a room that keeps entries. */
export function entryPages<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
  Code extends string,
>(spec: EntryScreenSpec<Who, C, W, Code>): RoomPages {
  const { kind, path, icon, needs } = spec;
  const screen: AnyScreen = spec;
  return {
    room: kind.room,
    ...{ path, icon, needs },
    pages: [
      { path, component: () => <EntryListPage screen={screen} /> },
      {
        path: `${path}/new`,
        component: () => <NewEntryPage screen={screen} />,
        ...needsOf(kind.may.write),
        act: `${kind.room}:add`,
      },
      { path: `${path}/$entryId`, component: () => <EntryPage screen={screen} /> },
      {
        path: `${path}/$entryId/correct`,
        component: () => <CorrectEntryPage screen={screen} />,
        ...needsOf(kind.may.correct),
      },
    ],
    drafts: {
      [`${kind.room}.write`]: () => `${path}/new`,
      [`${kind.room}.correct`]: (id) => `${path}/${id}/correct`,
    },
    ...(kind.ends === undefined ? {} : { today: () => <OpenOnToday screen={screen} /> }),
  };
}

function needsOf(permission: Permission): Pick<RoomPage, 'needs'> {
  return permission.to === 'holders' ? { needs: permission.of } : {};
}

interface OfScreen {
  readonly screen: AnyScreen;
}

export function EntryListPage({ screen }: OfScreen) {
  const { t } = useTranslation();
  const { today } = useFormat();
  const words = useEntryWords(screen);
  const isLedHere = useMark() === OPEN_MARK && screen.kind.ends !== undefined;
  const [isOpen, setOpen] = useState(isLedHere);
  const first = today === '' || screen.lists === 'all' ? null : today;
  const [from, setFrom] = useState<CalendarDate | null>(isLedHere ? null : first);
  const [to, setTo] = useState<CalendarDate | null>(null);
  const [only, setOnly] = useState<CodeChosen | null>(null);
  const showOpen = (next: boolean) => {
    setOpen(next);
    // What is open may have begun on any day.
    setFrom(next ? null : first);
    setTo(null);
  };
  const period = { from, to, ...(isOpen ? { isOpen } : {}) };
  const listed = useQueryOf(
    screen.contract.list,
    { residentId: null, ...period },
    { keepsLast: true },
  );
  const printing = useEntryPrinting(screen, { ...period, only });
  const add = (
    <LinkButton kind="primary" icon="plus" href={`${screen.path}/new`}>
      {words.text('add')}
    </LinkButton>
  );
  return (
    <Page
      title={words.text('title')}
      lead={words.text('lead')}
      width="full"
      {...(listed.value === undefined ? {} : { actions: printing.buttons })}
      {...(listed.value?.mayWrite === true ? { action: add } : {})}
    >
      <Stack>
        {printing.told}
        <Row align="end" gap="l">
          <DateField
            label={t('ui:entry.from')}
            value={from}
            onChange={(day) => setFrom(dayOf(day))}
          />
          <DateField label={t('ui:entry.to')} value={to} onChange={(day) => setTo(dayOf(day))} />
          {screen.kind.ends === undefined ? null : (
            <Checkbox label={t('ui:entry.only-open')} value={isOpen} onChange={showOpen} />
          )}
        </Row>
        <QueryState of={listed}>
          {({ entries, mayOpen }) => (
            <Stack>
              {only === null ? null : (
                <OnlyCounted words={words} only={only} onAll={() => setOnly(null)} />
              )}
              <EntryTable screen={screen} entries={entriesWith(entries, only)} mayOpen={mayOpen} />
              <EntryCounts screen={screen} entries={entries} onChoose={setOnly} />
            </Stack>
          )}
        </QueryState>
      </Stack>
    </Page>
  );
}

function dayOf(value: string | null): CalendarDate | null {
  return value === null ? null : (parseCalendarDate(value) ?? null);
}

interface TableProps extends OfScreen {
  readonly entries: readonly AnyView[];
  readonly mayOpen: boolean;
}

function EntryTable({ screen, entries, mayOpen }: TableProps) {
  const words = useEntryWords(screen);
  const go = useGo();
  return (
    <DataTable
      label={words.text('title')}
      rows={entries}
      rowId={({ id }) => id}
      columns={screen.columns.map((field, at) => ({
        id: field,
        title: words.label(field),
        cell: (entry: AnyView) => words.cell(entry, field),
        ...(at === 0 ? { isRowHeader: true } : {}),
      }))}
      {...(mayOpen ? { onOpen: ({ id }: AnyView) => go(`${screen.path}/${id}`) } : {})}
      empty={
        <EmptyState
          icon={screen.icon}
          title={words.text('empty')}
          help={words.text('empty-help')}
        />
      }
    />
  );
}

export function NewEntryPage({ screen }: OfScreen) {
  const format = useFormat();
  const words = useEntryWords(screen);
  const { kind, path, contract } = screen;
  const nothing = Object.fromEntries(fieldsOf(screen).map((field) => [field, null]));
  const start = {
    ...nothing,
    residentId: null,
    [kind.on]: format.today === '' ? null : format.today,
    ...screen.start,
  };
  return (
    <Page
      title={words.text('add')}
      lead={words.text('add-lead')}
      back={{ href: path, label: words.text('title') }}
      width="form"
    >
      <EntryForm
        screen={screen}
        schema={contract.write.input}
        start={start}
        submit={(input) => call(contract.write, input as never)}
        draft={{ form: `${kind.room}.write`, subjectId: 'new' }}
        backTo={path}
      />
    </Page>
  );
}

function useEntryParam(): EntryId | undefined {
  const id = useParam('entryId');
  return isId<'entry'>(id) ? id : undefined;
}

function useOpened(screen: AnyScreen) {
  const id = useEntryParam();
  return useQueryOf(screen.contract.open, { id: id ?? '' });
}

export function EntryPage({ screen }: OfScreen) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useEntryWords(screen);
  const opened = useOpened(screen);
  const Actions = screen.actions;
  return (
    <Page
      title={words.text('one')}
      back={{ href: screen.path, label: words.text('title') }}
      width="text"
    >
      <QueryState of={opened}>
        {({ entry, corrections, mayCorrect }) => (
          <Stack gap="l">
            {entry.words.state === 'open' ? null : (
              <Notice tone="needs" title={t(`ui:entry.words.${entry.words.state}`)} />
            )}
            <Facts
              items={[
                ...fieldsOf(screen).map((field) => ({
                  term: words.label(field),
                  value: words.cell(entry, field),
                })),
                {
                  term: t('ui:entry.written'),
                  value: (
                    <>
                      {format.instant(entry.writtenAt)} <Code>{entry.authorCode}</Code>
                    </>
                  ),
                },
              ]}
            />
            <EndEntry screen={screen} entry={entry} />
            <Row>
              {Actions === undefined ? null : <Actions entry={entry} />}
              {mayCorrect ? (
                <LinkButton href={`${screen.path}/${entry.id}/correct`}>
                  {t('ui:entry.correct')}
                </LinkButton>
              ) : null}
            </Row>
            <Corrections of={corrections} labelOf={words.label} show={words.show} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

export function CorrectEntryPage({ screen }: OfScreen) {
  const { t } = useTranslation();
  const words = useEntryWords(screen);
  const opened = useOpened(screen);
  const { kind, path, contract } = screen;
  return (
    <Page
      title={t('ui:entry.correct')}
      lead={t('ui:entry.correct-lead')}
      back={{ href: path, label: words.text('title') }}
      width="form"
    >
      <QueryState of={opened}>
        {({ entry }) => (
          <Stack>
            {entry.resident === null ? null : (
              <Facts
                items={[
                  { term: words.label('residentId'), value: words.cell(entry, 'residentId') },
                ]}
              />
            )}
            <EntryForm
              screen={screen}
              schema={contract.correct.input}
              start={correctionStart(screen, entry)}
              submit={(input) => call(contract.correct, input as never)}
              draft={{ form: `${kind.room}.correct`, subjectId: entry.id }}
              backTo={`${path}/${entry.id}`}
              isCorrection
            />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

function correctionStart({ kind }: AnyScreen, entry: AnyView): Readonly<Record<string, unknown>> {
  const counted = Object.keys(kind.counted).map((field) => [field, entry[field]]);
  const words = entry.words.state === 'open' ? entry.words.value : {};
  const start = { ...Object.fromEntries(counted), ...words };
  return { id: entry.id, expectedVersion: entry.version, reason: null, ...start };
}

function fieldsOf(screen: AnyScreen): readonly string[] {
  return screen.groups.flatMap(({ fields }) => fields);
}
