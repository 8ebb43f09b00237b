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
import type { OfResident, RoomPage, RoomPages } from '../room-pages';
import { EntryCounts, OnlyCounted } from './entry-counts';
import { EndEntry, OPEN_MARK, OpenOnToday } from './entry-ending';
import { DueOnToday } from './due-on-today';
import { EntryForm } from './entry-form';
import { draftPlaces, draftSubject, isInFile, useEntryPlaces } from './entry-places';
import { useEntryPrinting } from './entry-printing';
import type { AnyScreen, AnyView, EntryScreenSpec } from './entry-screen';
import { useEntryWords } from './entry-words';
import { FileRegister, FirstOfRegister } from './file-register';

/** Everything the window needs of a room that keeps entries. */
export function entryPages<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
  Code extends string,
>(spec: EntryScreenSpec<Who, C, W, Code>): RoomPages {
  const { kind, path, icon, needs } = spec;
  const screen: AnyScreen = spec;
  const drafts = draftPlaces(path);
  return {
    room: kind.room,
    ...{ path, icon, needs },
    pages: [
      // In a file the list is a part of the section's page.
      ...(isInFile(path) ? [] : [{ path, component: () => <EntryListPage screen={screen} /> }]),
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
      [`${kind.room}.write`]: drafts.add,
      [`${kind.room}.correct`]: drafts.correct,
    },
    ...filePartOf(screen),
    ...todayOf(screen),
  };
}

function needsOf(permission: Permission): Pick<RoomPage, 'needs'> {
  return permission.to === 'holders' ? { needs: permission.of } : {};
}

function filePartOf(screen: AnyScreen): Pick<RoomPages, 'inFile'> {
  const { section, first } = screen;
  if (section === undefined) return {};
  const whole = ({ residentId }: OfResident) => (
    <FileRegister screen={screen} residentId={residentId} />
  );
  if (first === undefined) return { inFile: { section, whole } };
  return {
    inFile: {
      ...{ section, whole },
      first: ({ residentId }) => <FirstOfRegister screen={screen} residentId={residentId} />,
    },
  };
}

/** Of what is not over: a register of the house shows it always, one in a file where it says what to show. */
function todayOf(screen: AnyScreen): Pick<RoomPages, 'today'> {
  if (screen.kind.ends === undefined) return {};
  if (!isInFile(screen.path)) return { today: () => <OpenOnToday screen={screen} /> };
  return screen.today === undefined ? {} : { today: () => <DueOnToday screen={screen} /> };
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
  const printing = useEntryPrinting(screen, { ...period, residentId: null, only });
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
  const { kind, contract } = screen;
  const places = useEntryPlaces(screen.path);
  // A field that the form does not ask for is not known: the day on which it is over.
  const all = [...Object.keys(kind.counted), ...Object.keys(kind.words)];
  const nothing = Object.fromEntries(all.map((field) => [field, null]));
  const start = {
    ...nothing,
    residentId: places.residentId,
    [kind.on]: format.today === '' ? null : format.today,
    ...screen.start,
  };
  return (
    <Page
      title={words.text('add')}
      lead={words.text('add-lead')}
      back={{ href: places.list, label: words.text('title') }}
      width="form"
    >
      <EntryForm
        screen={screen}
        schema={contract.write.input}
        start={start}
        submit={(input) => call(contract.write, input as never)}
        draft={{ form: `${kind.room}.write`, subjectId: draftSubject.add(places) }}
        backTo={places.list}
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
  const places = useEntryPlaces(screen.path);
  const Actions = screen.actions;
  return (
    <Page
      title={words.text('one')}
      back={{ href: places.list, label: words.text('title') }}
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
                <LinkButton href={places.correct(entry.id)}>{t('ui:entry.correct')}</LinkButton>
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
  const { kind, contract } = screen;
  const places = useEntryPlaces(screen.path);
  return (
    <Page
      title={t('ui:entry.correct')}
      lead={t('ui:entry.correct-lead')}
      back={{ href: places.list, label: words.text('title') }}
      width="form"
    >
      <QueryState of={opened}>
        {({ entry }) => (
          <Stack>
            {entry.resident === null || places.residentId !== null ? null : (
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
              draft={{
                form: `${kind.room}.correct`,
                subjectId: draftSubject.correct(places, entry.id),
              }}
              backTo={places.one(entry.id)}
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
