// Every part of src/ui in its states, inside the real frame. Development only; its screenshots are the visual regression set.
import { type ReactNode, useState } from 'react';
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { partialDate } from '../../kernel/partial-date';
import { requiredText } from '../../kernel/text';
import { Badge, Flag } from '../../ui/badge';
import { Bidi, Code } from '../../ui/bidi';
import { Button, LinkButton } from '../../ui/button';
import { BarChart } from '../../ui/chart/bar-chart';
import { TimeChart } from '../../ui/chart/time-chart';
import { Checkbox, CheckboxGroup, RadioGroup, Switch } from '../../ui/choice';
import { DataTable } from '../../ui/data-table';
import { DateField, PartialDateField } from '../../ui/date-field';
import { ConfirmDialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { Fieldset } from '../../ui/fieldset';
import { FileDrop } from '../../ui/file-drop';
import { Form, useFormOf } from '../../ui/form';
import { useFormat } from '../../ui/format';
import { Card, Columns, Facts, Row, Section, Stack } from '../../ui/layout';
import { DoorList, Timeline } from '../../ui/list';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { PassphraseField } from '../../ui/passphrase-field';
import { ProgressBar } from '../../ui/progress-bar';
import { RecordHeader } from '../../ui/record-header';
import { ComboBox, Select } from '../../ui/select';
import { SimpleTable } from '../../ui/simple-table';
import { Steps } from '../../ui/steps';
import { Tabs } from '../../ui/tabs';
import { NumberField, TextArea, TextField } from '../../ui/text-field';
import { showToast } from '../../ui/toast';
import { AppFrame } from '../frame/app-frame';
import { usePreferences } from '../frame/use-preferences';
import { RESIDENTS, SCORES, WORDS } from './samples';

type Sheet = 'list' | 'form' | 'record' | 'parts' | 'today';

function useWords(): (key: string) => string {
  const { language } = usePreferences();
  return (key) => WORDS[language][key] ?? key;
}

/** `?sheet=form` chooses what is shown. */
export function Gallery() {
  const w = useWords();
  const sheet = (new URLSearchParams(location.search).get('sheet') ?? 'parts') as Sheet;
  const sheets: Record<Sheet, ReactNode> = {
    list: <ListSheet />,
    form: <FormSheet />,
    record: <RecordSheet />,
    parts: <PartsSheet />,
    today: <TodaySheet />,
  };
  return (
    <AppFrame
      session={{ code: 'M-07', role: w('key') }}
      onLock={() =>
        showToast({ text: w('done'), undo: { label: w('remove'), run: () => undefined } })
      }
      isTraining={sheet !== 'form'}
    >
      {sheets[sheet]}
    </AppFrame>
  );
}

function ListSheet() {
  const w = useWords();
  const format = useFormat();
  return (
    <Page
      title={w('residents')}
      lead={w('lead')}
      width="full"
      action={
        <LinkButton kind="primary" icon="plus" href="/new">
          {w('admit')}
        </LinkButton>
      }
      actions={<Button icon="upload">{w('importing')}</Button>}
    >
      <DataTable
        label={w('residents')}
        rows={RESIDENTS}
        rowId={(row) => row.id}
        rowText={(row) => row.name}
        startSort={{ column: 'name', direction: 'ascending' }}
        onOpen={() => undefined}
        columns={[
          {
            id: 'name',
            title: w('name'),
            isRowHeader: true,
            width: '2fr',
            cell: (row) => <Bidi>{row.name}</Bidi>,
            sortBy: (row) => row.name,
          },
          {
            id: 'file',
            title: w('file'),
            cell: (row) => <Code>{row.file}</Code>,
            sortBy: (row) => row.file,
          },
          {
            id: 'in',
            title: w('admitted'),
            cell: (row) => format.date(row.admittedOn),
            sortBy: (row) => row.admittedOn,
          },
          { id: 'room', title: w('room'), cell: (row) => <Code>{row.room}</Code> },
          {
            id: 'sessions',
            title: w('sessions'),
            kind: 'number',
            width: 120,
            cell: (row) => format.number(row.sessions),
            sortBy: (row) => row.sessions,
          },
          {
            id: 'flag',
            title: w('reason'),
            cell: (row) => (row.sessions > 18 ? <Flag>{w('needs')}</Flag> : null),
          },
        ]}
        empty={<EmptyState title={w('emptyTitle')} help={w('emptyHelp')} />}
      />
    </Page>
  );
}

const SAMPLE = z.object({
  name: requiredText(40),
  sex: z.enum(['female', 'male']),
  nationality: z.string(),
  birth: partialDate(),
  admittedOn: calendarDate(),
  notes: z.string().optional(),
});

function FormSheet() {
  const w = useWords();
  const format = useFormat();
  const form = useFormOf({
    schema: SAMPLE,
    start: { name: '', birth: null },
    submit: () => Promise.resolve({ kind: 'refused', refusal: { code: 'access.denied' } } as const),
  });
  return (
    <Page title={w('admit')} back={{ href: '/', label: w('residents') }} width="text">
      <Form
        form={form}
        submitLabel={w('save')}
        secondary={<Button kind="quiet">{w('later')}</Button>}
      >
        <Fieldset title={w('who')}>
          <TextField
            label={w('name')}
            help={w('nameHelp')}
            kind="name"
            isRequired
            {...form.field('name')}
          />
          <RadioGroup
            label={w('sex')}
            direction="row"
            options={[
              { id: 'female', text: w('female') },
              { id: 'male', text: w('male') },
            ]}
            {...form.field('sex')}
          />
          <ComboBox
            label={w('nationality')}
            options={format.countries()}
            {...form.field('nationality')}
          />
          <PartialDateField label={w('birth')} why={w('birthWhy')} {...form.field('birth')} />
          <DateField label={w('admitted')} isRequired {...form.field('admittedOn')} />
        </Fieldset>
        <Fieldset title={w('notes')}>
          <TextArea label={w('notes')} {...form.field('notes')} />
        </Fieldset>
      </Form>
    </Page>
  );
}

function RecordSheet() {
  const w = useWords();
  const format = useFormat();
  const first = SCORES[0];
  return (
    <Page
      title={w('name')}
      width="wide"
      header={
        <RecordHeader
          title={<Bidi>{RESIDENTS[0]?.name}</Bidi>}
          code="K-2026014"
          flags={
            <>
              <Flag icon="warning">{w('allergy')}</Flag>
              <Flag>{w('quiet')}</Flag>
            </>
          }
          facts={[
            { label: w('age'), value: format.age(27, { estimated: true }) },
            { label: w('room'), value: <Code>2-4</Code> },
            { label: w('admitted'), value: first === undefined ? '' : format.dateBoth(first.on) },
          ]}
          actions={<Button kind="primary">{w('progress')}</Button>}
        />
      }
      panel={
        <Timeline
          label={w('progress')}
          items={SCORES.map((score) => ({
            id: score.id,
            on: score.on,
            title: w('chartTitle'),
            note: format.number(score.value),
            icon: 'chart',
          }))}
        />
      }
    >
      <Tabs
        label={w('plan')}
        items={[
          { id: 'progress', title: w('progress'), content: <Charts /> },
          {
            id: 'plan',
            title: w('plan'),
            content: (
              <EmptyState
                icon="plan"
                title={w('emptyTitle')}
                help={w('emptyHelp')}
                action={<Button icon="plus">{w('plan')}</Button>}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}

function Charts() {
  const w = useWords();
  return (
    <Stack gap="l">
      <Card>
        <TimeChart
          title={w('chartTitle')}
          sentence={w('chartSentence')}
          valueLabel={w('score')}
          points={SCORES}
          min={0}
          max={27}
          band={{ from: 0, to: 9, label: w('goalBand') }}
          events={[
            { on: SCORES[2]?.on ?? ('2026-01-01' as never), label: w('event') },
            { on: '2026-02-10' as never, label: w('event2') },
          ]}
        />
      </Card>
      <Card>
        <BarChart
          title={w('residents')}
          sentence={w('lead')}
          categoryLabel={w('room')}
          valueLabel={w('sessions')}
          bars={[
            { id: 'a', label: w('female'), value: 34 },
            { id: 'b', label: w('male'), value: 12 },
            { id: 'c', label: w('needs'), value: undefined },
          ]}
        />
      </Card>
    </Stack>
  );
}

function TodaySheet() {
  const w = useWords();
  return (
    <Page title={w('today')} lead={w('lead')}>
      <Section title={w('needs')}>
        <DoorList
          label={w('needs')}
          items={[
            {
              id: '1',
              href: '/',
              icon: 'plan',
              title: w('due'),
              note: w('dueNote'),
              flags: <Badge tone="needs">{w('today')}</Badge>,
            },
            { id: '2', href: '/', icon: 'signed', title: w('approve'), note: w('dueNote') },
            { id: '3', href: '/', icon: 'clock', title: w('call'), note: w('dueNote') },
          ]}
        />
      </Section>
      <Columns>
        <Card title={w('progress')}>
          <Facts
            items={[
              { term: w('room'), value: <Code>2-4</Code> },
              { term: w('key'), value: <Bidi>{RESIDENTS[1]?.name}</Bidi> },
            ]}
          />
        </Card>
        <Card title={w('needs')} tone="needs">
          <p>{w('noticeText')}</p>
        </Card>
      </Columns>
    </Page>
  );
}

function PartsSheet() {
  const w = useWords();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const [text, setText] = useState('');
  const [count, setCount] = useState<number | null>(12);
  const [is, setIs] = useState(true);
  const [room, setRoom] = useState<string | null>(null);
  const [several, setSeveral] = useState<string[]>(['1']);
  return (
    <Page title="ui" lead={w('noticeText')}>
      <Section title="button">
        <Row>
          <Button kind="primary">{w('save')}</Button>
          <Button>{w('later')}</Button>
          <Button kind="quiet" icon="print">
            {w('plan')}
          </Button>
          <Button kind="destructive" onPress={() => setAsking(true)}>
            {w('remove')}
          </Button>
          <Button kind="primary" isPending>
            {w('save')}
          </Button>
          <Button isDisabled>{w('later')}</Button>
          <Button size="small" icon="edit">
            {w('plan')}
          </Button>
        </Row>
        <Row>
          <Badge>{w('draft')}</Badge>
          <Badge tone="teal">{w('plan')}</Badge>
          <Badge tone="done" icon="check">
            {w('done')}
          </Badge>
          <Flag>{w('needs')}</Flag>
        </Row>
      </Section>
      <Section title="field">
        <Columns>
          <Stack>
            <TextField
              label={w('name')}
              value={text}
              onChange={setText}
              kind="name"
              help={w('nameHelp')}
            />
            <TextField
              label={w('file')}
              value="K-2026-014"
              onChange={setText}
              kind="code"
              error={w('reason')}
            />
            <NumberField label={w('sessions')} value={count} onChange={setCount} />
            <PassphraseField label={w('passphrase')} value={text} onChange={setText} />
          </Stack>
          <Stack>
            <Select
              label={w('room')}
              value={room}
              onChange={setRoom}
              options={['1', '2', '3'].map((id) => ({
                id,
                text: `${w('room')} ${format.digits(id)}`,
              }))}
            />
            <CheckboxGroup
              label={w('key')}
              value={several}
              onChange={setSeveral}
              options={['1', '2'].map((id) => ({
                id,
                text: `${w('plan')} ${format.digits(id)}`,
                help: w('nameHelp'),
              }))}
            />
            <Checkbox label={w('agree')} value={is} onChange={setIs} />
            <Switch label={w('urgent')} value={is} onChange={setIs} />
          </Stack>
        </Columns>
      </Section>
      <Section title="notice">
        <Stack>
          <Notice
            title={w('noticeTitle')}
            tone="needs"
            actions={<Button size="small">{w('open')}</Button>}
          >
            {w('noticeText')}
          </Notice>
          <Notice tone="done" title={w('done')} />
          <Notice>{w('noticeText')}</Notice>
          <ProgressBar
            label={w('importing')}
            done={4200}
            total={21195}
            step={w('step2')}
            onCancel={() => undefined}
          />
          <Steps
            label={w('importing')}
            items={[
              { id: '1', title: w('step1'), status: 'done' },
              { id: '2', title: w('step2'), status: 'current' },
              { id: '3', title: w('step3'), status: 'todo' },
              { id: '4', title: w('step4'), status: 'todo' },
            ]}
          />
          <FileDrop label={w('drop')} help={w('dropHelp')} onFile={() => undefined} />
        </Stack>
      </Section>
      <Section title="table">
        <SimpleTable
          caption={w('residents')}
          columns={[
            { id: 'a', title: w('room') },
            { id: 'b', title: w('female'), kind: 'number' },
            { id: 'c', title: w('male'), kind: 'number' },
          ]}
          rows={[
            { id: '1', cells: ['1', format.number(12), format.number(3)] },
            { id: '2', cells: ['2', format.number(1200), format.number(31)] },
          ]}
          footer={{ id: 'f', cells: [w('residents'), format.number(1212), format.number(34)] }}
        />
      </Section>
      <Section title="empty">
        <EmptyState
          icon="plan"
          title={w('emptyTitle')}
          help={w('emptyHelp')}
          action={<Button>{w('plan')}</Button>}
        />
      </Section>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={w('remove')}
        confirmLabel={w('remove')}
        onConfirm={() => setAsking(false)}
        tone="destructive"
      >
        {w('noticeText')}
      </ConfirmDialog>
    </Page>
  );
}
