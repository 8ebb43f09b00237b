// For the case manager's Today: who may have two files, and what nobody has asked or decided yet in new files.
import { leftToRight } from '../../../kernel/left-to-right';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { Button, LinkButton } from '../../../ui/button';
import { call, useCommand, useQueryOf } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Card, Row, Section, Stack, Text } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { DoorList } from '../../../ui/list';
import { Notice } from '../../../ui/notice';
import { PutOffButton, useDueLines } from '../../../ui/put-off';
import { useMay } from '../../../ui/session';
import { TextField } from '../../../ui/text-field';
import { showToast } from '../../../ui/toast';
import { residents } from '../contract';
import type { FileToAsk, OpenDouble } from '../open-questions-contract';

export function OpenQuestionsToday() {
  const decides = useMay({ identity: 'read', case: 'write' });
  return decides ? <OpenQuestions /> : null;
}

const doubleLine = ({ checkId }: OpenDouble): string => `double.${checkId}`;
const askLine = ({ id }: FileToAsk): string => `ask.${id}`;

function OpenQuestions() {
  const { t } = useTranslation();
  const { value } = useQueryOf(residents.openQuestions, {});
  const doubles = useDueLines('doubles', value?.doubles ?? [], doubleLine);
  const toAsk = useDueLines('to-ask', value?.toAsk ?? [], askLine);
  return (
    <>
      {doubles.length === 0 ? null : (
        <Section
          title={t('residents:open-questions.doubles')}
          description={t('residents:open-questions.doubles-help')}
        >
          <Stack>
            {doubles.map((double) => (
              <PerhapsTwice key={double.checkId} double={double} />
            ))}
          </Stack>
        </Section>
      )}
      {toAsk.length === 0 ? null : <ToAsk files={toAsk} />}
    </>
  );
}

function PerhapsTwice({ double }: { readonly double: OpenDouble }) {
  const { t } = useTranslation();
  const format = useFormat();
  const settle = useCommand(residents.settleDouble);
  const mayMerge = useMay({ identity: 'write' });
  const { checkId } = double;
  const same = async (otherId: OpenDouble['id']) => {
    const answer = await settle.run({ checkId, verdict: 'same-person', otherId });
    if (answer.kind === 'done') showToast({ text: t('residents:open-questions.same-done') });
  };
  return (
    <Card
      title={<FileLink file={double} />}
      actions={<PutOffButton line={doubleLine(double)} about={double.caseNumber} />}
    >
      <Stack gap="s">
        {double.admittedOn === null ? null : (
          <Text tone="muted">
            {t('residents:open-questions.came', { on: format.dateBoth(double.admittedOn) })}
          </Text>
        )}
        {double.candidates.length === 0 ? (
          <Text>{t('residents:open-questions.nobody')}</Text>
        ) : null}
        {double.candidates.map((other) => (
          <Row key={other.id} justify="between">
            <span>
              <FileLink file={other} />{' '}
              {other.inHouse ? <Badge tone="teal">{t('residents:filter.in-house')}</Badge> : null}{' '}
              {format.list(other.reasons.map((reason) => t(`residents:likeness.${reason}`)))}
            </span>
            <span className="row gap-s">
              {mayMerge ? (
                <LinkButton size="small" href={`/residents/${double.id}/merge/${other.id}`}>
                  {t('file-merges:merge-these')}
                </LinkButton>
              ) : null}
              <Button size="small" isPending={settle.isPending} onPress={() => void same(other.id)}>
                {t('residents:open-questions.same', { number: leftToRight(other.caseNumber) })}
              </Button>
            </span>
          </Row>
        ))}
        {settle.problem === undefined ? null : (
          <Notice tone="needs" isLive title={settle.problem} />
        )}
        <SomebodyElse checkId={checkId} />
      </Stack>
    </Card>
  );
}

function SomebodyElse({ checkId }: Pick<OpenDouble, 'checkId'>) {
  const { t } = useTranslation();
  const [isAsked, setAsked] = useState(false);
  const form = useFormOf({
    schema: residents.settleDouble.input,
    start: { checkId, verdict: 'another-person', reason: '' },
    submit: (input) => call(residents.settleDouble, input),
    onDone: () => showToast({ text: t('residents:open-questions.another-done') }),
    refusalAt: { 'residents.double-why': 'reason' },
  });
  if (!isAsked) {
    return (
      <Row>
        <Button kind="quiet" size="small" onPress={() => setAsked(true)}>
          {t('residents:open-questions.another')}
        </Button>
      </Row>
    );
  }
  return (
    <Form form={form} submitLabel={t('residents:open-questions.another')} savesByKey={false}>
      <TextField
        label={t('residents:open-questions.why')}
        width="full"
        isRequired
        autoFocus
        {...form.field('reason')}
      />
    </Form>
  );
}

function ToAsk({ files }: { readonly files: readonly FileToAsk[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const title = t('residents:open-questions.to-ask', { count: files.length });
  const missing = ({ missing: facts, isUndetermined }: FileToAsk) => {
    const names = [...(isUndetermined ? (['category'] as const) : []), ...facts];
    return format.list(names.map((fact) => t(`residents:open-questions.${fact}`)));
  };
  return (
    <Section title={title}>
      <DoorList
        label={title}
        items={files.map((file) => ({
          id: file.id,
          href: `/residents/${file.id}`,
          icon: 'resident',
          title: <Bidi>{file.fullName ?? file.name ?? file.caseNumber}</Bidi>,
          note: (
            <>
              <Code>{file.caseNumber}</Code>{' '}
              {t('residents:open-questions.missing', { list: missing(file) })}
            </>
          ),
          acts: <PutOffButton line={askLine(file)} about={file.name ?? file.caseNumber} />,
        }))}
      />
    </Section>
  );
}

function FileLink({ file }: { readonly file: Omit<FileToAsk, 'missing' | 'isUndetermined'> }) {
  return (
    <Link href={`/residents/${file.id}`}>
      <Bidi>{file.fullName ?? file.name ?? file.caseNumber}</Bidi> <Code>{file.caseNumber}</Code>
    </Link>
  );
}
