// In an imported person's file: what the list said of her that no field of the file holds, and where it stood.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Bidi, Code } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Card, type Fact, Facts, Stack, Text } from '../../../ui/layout';
import { QueryState } from '../../../ui/query-state';
import { useMay } from '../../../ui/session';
import type { OutputOf } from '../../../kernel/operation';
import { imports } from '../contract';
import { linesOfNote, type RemainingFacts } from '../remaining';

/** Draws nothing for a role without `case`, nor for whoever was not imported. */
export function ImportedFacts({ residentId }: { readonly residentId: ResidentId }) {
  const mayRead = useMay({ presence: 'read', case: 'read' });
  return mayRead ? <Asked residentId={residentId} /> : null;
}

function Asked({ residentId }: { readonly residentId: ResidentId }) {
  const { t } = useTranslation();
  const found = useQueryOf(imports.remaining, { residentId });
  const { value } = found;
  if (value !== undefined && filesIn(value).length === 0) return null;
  return (
    <Card title={t('imports:remaining.title')}>
      <QueryState of={found}>
        {(answer) => (
          <Stack>
            {filesIn(answer).map((file) => (
              <Remaining key={file.caseNumber ?? ''} found={file} />
            ))}
          </Stack>
        )}
      </QueryState>
    </Card>
  );
}

type Found = OutputOf<typeof imports.remaining>;
interface OfOneFile extends Pick<Found, 'import' | 'facts'> {
  /** Of another file of the person that was merged into this one. */
  readonly caseNumber?: string;
}

function filesIn({ otherFiles, ...own }: Found): readonly OfOneFile[] {
  return [own, ...otherFiles].filter((one) => one.import !== null);
}

function Remaining({ found }: { readonly found: OfOneFile }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { facts } = found;
  return (
    <Stack>
      {found.import === null ? null : (
        <Text tone="muted">
          {found.caseNumber === undefined ? null : <Code>{found.caseNumber}</Code>}{' '}
          {t('imports:remaining.from', {
            kind: t(`imports:kind.${found.import.kind}`),
            at: format.instant(found.import.importedAt),
          })}
        </Text>
      )}
      {facts.state === 'open' ? (
        <Told facts={facts.value} />
      ) : (
        <Text>{t(`imports:remaining.state.${facts.state}`)}</Text>
      )}
    </Stack>
  );
}

function Told({ facts }: { readonly facts: RemainingFacts }) {
  const items = useFacts(facts);
  return (
    <>
      {facts.source === undefined ? null : <Source source={facts.source} />}
      <Facts items={items} />
    </>
  );
}

function Source({ source }: { readonly source: NonNullable<RemainingFacts['source']> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { fileName, sheet, line } = source;
  return (
    <Text tone="muted">
      {fileName === undefined ? null : (
        <>
          {t('imports:remaining.file')} <Bidi>{fileName}</Bidi>
          {' · '}
        </>
      )}
      {sheet === '' ? null : (
        <>
          {t('imports:remaining.sheet')} <Bidi>{sheet}</Bidi>
          {' · '}
        </>
      )}
      {t('imports:remaining.line', { line: format.number(line) })}
    </Text>
  );
}

function useFacts(facts: RemainingFacts): Fact[] {
  const { note, consent, meansOfControl, moreNationalities, ageSaid } = facts;
  const { leftOut = [], assumed = [] } = facts;
  const { t } = useTranslation();
  const format = useFormat();
  const country = (code: string) =>
    code === 'stateless' ? t('residents:nationality.stateless') : format.country(code);
  const coded: Fact[] = [
    ...(ageSaid === undefined
      ? []
      : [
          {
            term: t('imports:remaining.age'),
            value: t('imports:remaining.age-on', {
              age: `\u2068${ageSaid.text}\u2069`,
              day: format.date(ageSaid.on),
            }),
          },
        ]),
    ...(consent === 'unknown'
      ? []
      : [{ term: t('imports:remaining.consent'), value: t(`imports:remaining.said.${consent}`) }]),
    ...(meansOfControl.length === 0
      ? []
      : [
          {
            term: t('imports:remaining.control'),
            value: format.list(meansOfControl.map((code) => t(`imports:control.${code}`))),
          },
        ]),
    ...(moreNationalities.length === 0
      ? []
      : [
          {
            term: t('imports:remaining.nationalities'),
            value: format.list(moreNationalities.map(country)),
          },
        ]),
  ];
  const lines = note === undefined ? [] : linesOfNote(note);
  return [
    ...coded,
    ...lines.map(({ title, text }) => ({
      term: title === '' ? t('imports:remaining.note') : title,
      value: <Text isVerbatim>{text}</Text>,
    })),
    ...assumed.map((code) => ({
      term: t('imports:remaining.assumed'),
      value: t(`errors:${code}`),
    })),
    ...(leftOut.length === 0
      ? []
      : [
          {
            term: t('imports:remaining.left-out'),
            value: format.list(leftOut.map((title) => `\u2068${title}\u2069`)),
          },
        ]),
  ];
}
