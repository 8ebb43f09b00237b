// Those who remember the trail outside the vault: the slip in the register, the auditor's stick, signed summaries.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../../../kernel/operation';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call, useCommand, useQueryOf } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Facts, Row, Section, Stack, Text } from '../../../ui/layout';
import { useShortcut } from '../../../ui/keyboard';
import { Notice } from '../../../ui/notice';
import { shell } from '../../../ui/shell';
import { SimpleTable } from '../../../ui/simple-table';
import { NumberField, TextField } from '../../../ui/text-field';
import { audit, type SlipFacts, type WitnessWord } from '../contract';
import { CompareSummary } from './compare-summary';
import { Running } from './running';

export function TrailWitnesses() {
  const { t } = useTranslation();
  return (
    <Stack gap="l">
      <Text>{t('audit:witness.lead')}</Text>
      <TodaysSlip />
      <CompareSlip />
      <Stick />
      <CompareSummary />
    </Stack>
  );
}

function TodaysSlip() {
  const { t, i18n } = useTranslation();
  const state = useQueryOf(audit.state, {});
  const printing = useCommand(audit.printSlip);
  const taking = useCommand(audit.takeSlip);
  const [slip, setSlip] = useState<SlipFacts | undefined>();
  const [file, setFile] = useState<string | undefined>();
  const show = async () => {
    const answer = await taking.run({});
    if (answer.kind === 'done') setSlip(answer.value);
  };
  const print = async () => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder === undefined || folder === null) return;
    const language = i18n.language === 'ar' ? 'ar' : 'en';
    const answer = await printing.run({ folder: folder.token, language });
    if (answer.kind !== 'done') return;
    setSlip(answer.value);
    setFile(answer.value.file);
  };
  useShortcut('Ctrl+P', () => void print(), { isEnabled: !printing.isPending });
  return (
    <Section title={t('audit:witness.slip')} description={t('audit:witness.slip-what')}>
      <Stack>
        {state.value?.slip.isDue === true ? (
          <Notice tone="needs" title={t('audit:witness.slip-due')}>
            {t('audit:witness.slip-due-what')}
          </Notice>
        ) : null}
        {slip === undefined ? null : <Slip slip={slip} />}
        {file === undefined ? null : (
          <Notice tone="done" title={t('audit:witness.printed', { file })} isLive />
        )}
        <Running job={printing} label={t('audit:witness.print')} />
        <Row>
          <Button icon="shield" isPending={taking.isPending} onPress={() => void show()}>
            {t('audit:witness.take')}
          </Button>
          <Button icon="print" isPending={printing.isPending} onPress={() => void print()}>
            {t('audit:witness.print')}
          </Button>
        </Row>
      </Stack>
    </Section>
  );
}

function Slip({ slip }: { readonly slip: SlipFacts }) {
  const { t } = useTranslation();
  return (
    <Facts
      items={[
        { term: t('audit:witness.size'), value: <Code>{String(slip.size)}</Code> },
        { term: t('audit:witness.epoch'), value: <Code>{String(slip.epoch)}</Code> },
        {
          term: t('audit:witness.digits'),
          value: <Code>{slip.digits.match(/.{4}/g)?.join(' ') ?? slip.digits}</Code>,
        },
        { term: t('audit:witness.words'), value: <Code>{slip.words.join(' ')}</Code> },
      ]}
    />
  );
}

function CompareSlip() {
  const { t } = useTranslation();
  const [verdict, setVerdict] = useState<WitnessWord | undefined>();
  const form = useFormOf({
    schema: audit.compareSlip.input,
    start: { epoch: 1 },
    submit: (typed) => call(audit.compareSlip, typed),
    onDone: (answer) => setVerdict(answer.verdict),
  });
  return (
    <Section title={t('audit:witness.compare')}>
      <Stack>
        {verdict === undefined ? null : (
          <Notice
            tone={verdict === 'agrees' ? 'done' : 'needs'}
            title={t(`audit:witness.verdict.${verdict}`)}
            isLive
          />
        )}
        <Form form={form} submitLabel={t('audit:witness.compare-do')}>
          <NumberField label={t('audit:witness.size')} isRequired {...form.field('size')} />
          <NumberField
            label={t('audit:witness.epoch')}
            help={t('audit:witness.epoch-help')}
            {...form.field('epoch')}
          />
          <TextField
            label={t('audit:witness.digits')}
            kind="code"
            isRequired
            {...form.field('digits')}
          />
          <TextField
            label={t('audit:witness.words')}
            kind="code"
            isRequired
            {...form.field('words')}
          />
        </Form>
      </Stack>
    </Section>
  );
}

type Visit = OutputOf<typeof audit.visitStick>;

function Stick() {
  const { t } = useTranslation();
  const job = useCommand(audit.visitStick);
  const [visit, setVisit] = useState<Visit | undefined>();
  const begin = async () => {
    const folder = await shell()?.ask({ kind: 'choose-folder', purpose: 'export' });
    if (folder === undefined || folder === null) return;
    setVisit(undefined);
    const answer = await job.run({ folder: folder.token });
    if (answer.kind === 'done') setVisit(answer.value);
  };
  return (
    <Section title={t('audit:witness.stick')} description={t('audit:witness.stick-what')}>
      <Stack>
        <Running job={job} label={t('audit:witness.visiting')} />
        {visit === undefined ? null : <Visited visit={visit} />}
        <div>
          <Button icon="archive" isPending={job.isPending} onPress={() => void begin()}>
            {t('audit:witness.visit')}
          </Button>
        </div>
      </Stack>
    </Section>
  );
}

function Visited({ visit: { earlier, size } }: { readonly visit: Visit }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Stack>
      <Notice tone="done" title={t('audit:witness.visited', { size: format.number(size) })} isLive>
        {earlier.length === 0 ? t('audit:witness.visited-first') : undefined}
      </Notice>
      {earlier.length === 0 ? null : (
        <SimpleTable
          caption={t('audit:witness.brought')}
          columns={[
            { id: 'size', title: t('audit:witness.size'), kind: 'number' },
            { id: 'epoch', title: t('audit:witness.epoch'), kind: 'number' },
            { id: 'verdict', title: t('audit:column.what') },
          ]}
          rows={earlier.map((note) => ({
            id: `${note.epoch}-${note.size}`,
            cells: [
              format.number(note.size),
              format.number(note.epoch),
              t(`audit:witness.verdict.${note.verdict}`),
            ],
          }))}
        />
      )}
    </Stack>
  );
}
