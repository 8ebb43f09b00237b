// The first step of every admission: is this person already known? It offers; the worker decides.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { call } from '../../../ui/call';
import { RadioGroup } from '../../../ui/choice';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Stack } from '../../../ui/layout';
import { DoorList } from '../../../ui/list';
import { Notice } from '../../../ui/notice';
import { NumberField, TextArea, TextField } from '../../../ui/text-field';
import type { OutputOf } from '../../../kernel/operation';
import { requiredText } from '../../../kernel/text';
import { type DuplicateCandidate, residents } from '../contract';
import { type ResidentName, type Sex, sex } from '../resident';
import { useResidentWords } from './resident-words';

export interface SearchedPerson {
  readonly name: string;
  readonly birthYear: number | null;
  readonly sex: Sex | null;
  /** Why a new file is made although somebody alike is known. */
  readonly reason?: string;
}

type Matches = OutputOf<typeof residents.possibleDuplicates>;

const person = z.object({
  name: requiredText(),
  birthYear: z
    .int({ error: 'number.invalid' })
    .min(1900, { error: 'number.out-of-range' })
    .max(2199, { error: 'number.out-of-range' })
    .nullable(),
  sex: sex.nullable(),
});

export function SearchFirst(props: { readonly onContinue: (person: SearchedPerson) => void }) {
  const { t } = useTranslation();
  const words = useResidentWords();
  const [found, setFound] = useState<{ matches: Matches; person: SearchedPerson } | undefined>();
  const form = useFormOf({
    schema: person,
    start: { name: '', birthYear: null, sex: null },
    submit: (input) => call(residents.possibleDuplicates, input),
    onDone: (matches, input) => {
      if (matches.possibleMatch) setFound({ matches, person: input });
      else props.onContinue(input);
    },
  });
  return (
    <Stack gap="l">
      <Form form={form} submitLabel={t('residents:duplicates.look')} savesByKey={false}>
        <TextField
          label={t('residents:duplicates.name')}
          help={t('residents:duplicates.name-help')}
          kind="name"
          width="full"
          isRequired
          autoFocus
          {...form.field('name')}
        />
        <NumberField
          label={t('residents:duplicates.birth-year')}
          help={t('residents:duplicates.birth-year-help')}
          {...form.field('birthYear')}
        />
        <RadioGroup
          label={t('residents:field.sex')}
          direction="row"
          options={words.sexes}
          {...form.field('sex')}
        />
      </Form>
      {found === undefined ? null : (
        <PerhapsKnown
          matches={found.matches}
          onContinue={(reason) =>
            props.onContinue(reason === undefined ? found.person : { ...found.person, reason })
          }
        />
      )}
    </Stack>
  );
}

interface PerhapsKnownProps {
  readonly matches: Matches;
  readonly onContinue: (reason: string | undefined) => void;
}

const whyNew = z.object({ reason: requiredText(500) });

function PerhapsKnown({ matches: { candidates }, onContinue }: PerhapsKnownProps) {
  return candidates.length === 0 ? (
    <LookInTheMorning onContinue={() => onContinue(undefined)} />
  ) : (
    <KnownAlready candidates={candidates} onContinue={onContinue} />
  );
}

/** Who sees no names cannot say why it is somebody else: the case manager compares the files afterwards. */
function LookInTheMorning({ onContinue }: { readonly onContinue: () => void }) {
  const { t } = useTranslation();
  return (
    <Notice
      tone="needs"
      isLive
      title={t('residents:duplicates.ask-case-manager')}
      actions={
        <Button kind="primary" autoFocus onPress={onContinue}>
          {t('residents:desk.admit-now')}
        </Button>
      }
    >
      {t('residents:desk.admit-now-help')}
    </Notice>
  );
}

interface KnownAlreadyProps {
  readonly candidates: readonly DuplicateCandidate[];
  readonly onContinue: (reason: string) => void;
}

function KnownAlready({ candidates, onContinue }: KnownAlreadyProps) {
  const { t } = useTranslation();
  const form = useFormOf({
    schema: whyNew,
    start: { reason: '' },
    submit: (input) => Promise.resolve({ kind: 'done', value: input } as const),
    onDone: ({ reason }) => onContinue(reason),
  });
  return (
    <Stack>
      <Notice
        tone="needs"
        isLive
        title={t('residents:duplicates.found', { count: candidates.length })}
      >
        {t('residents:duplicates.found-help')}
      </Notice>
      <Candidates candidates={candidates} />
      <Form form={form} submitLabel={t('residents:duplicates.add-anyway')} savesByKey={false}>
        <TextArea
          label={t('residents:duplicates.reason')}
          help={t('residents:duplicates.reason-help')}
          rows={2}
          isRequired
          {...form.field('reason')}
        />
      </Form>
    </Stack>
  );
}

function Candidates({ candidates }: { readonly candidates: readonly DuplicateCandidate[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasons = (one: DuplicateCandidate) =>
    format.list(one.reasons.map((reason) => t(`residents:likeness.${reason}`)));
  return (
    <DoorList
      label={t('residents:duplicates.list')}
      items={candidates.map((one) => ({
        id: one.id,
        href: `/residents/${one.id}`,
        icon: 'resident',
        title: <Bidi>{one.fullName ?? one.name ?? one.caseNumber}</Bidi>,
        note: (
          <>
            <Code>{one.caseNumber}</Code>
            {one.birthYear === null
              ? null
              : ` – ${t('residents:duplicates.born', { year: format.digits(one.birthYear) })}`}
            {` – ${t('residents:duplicates.likeness', { percent: format.percent(one.score) })}`}
            {one.reasons.length === 0 ? null : ` – ${reasons(one)}`}
          </>
        ),
        flags: one.inHouse ? <Badge tone="teal">{t('residents:filter.in-house')}</Badge> : null,
      }))}
    />
  );
}

/** The typed name laid out in its four parts: a first guess that the form shows and the worker mends. */
export function nameParts(
  name: string,
): Pick<ResidentName, 'given' | 'father' | 'grandfather' | 'family'> {
  const words: string[] = [];
  for (const word of name.trim().split(/\s+/)) {
    if (words.at(-1) === 'عبد') words[words.length - 1] = `عبد ${word}`;
    else words.push(word);
  }
  const [given, father, grandfather, ...family] = words;
  if (grandfather !== undefined && family.length === 0) {
    return { given, father, grandfather: '', family: grandfather };
  }
  return { given, father: father ?? '', grandfather: grandfather ?? '', family: family.join(' ') };
}
