// Two files side by side: what differs first, then what both say alike. What this role cannot open is said so.
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { openedValue, type Sealed } from '../../../kernel/sealed';
import { Badge } from '../../../ui/badge';
import { Bidi, Code } from '../../../ui/bidi';
import { useFormat } from '../../../ui/format';
import { Section } from '../../../ui/layout';
import { SimpleTable } from '../../../ui/simple-table';
import { fullName } from '../../residents';
import type { ComparedFile } from '../contract';
import type { StayDays } from '../file-merge';

/** One thing that both files say, as text to compare and to show. */
interface Said {
  readonly text: string;
  readonly isCode?: true;
}

interface SaidByBoth {
  readonly id: string;
  readonly term: string;
  readonly said: readonly [Said, Said];
}

export interface SideBySideProps {
  readonly files: readonly [ComparedFile, ComparedFile];
}

export function SideBySide({ files }: SideBySideProps) {
  const { t } = useTranslation();
  const rows = useRows(files).filter(({ said }) => said.some(({ text }) => text !== ''));
  const isAlike = ({ said: [a, b] }: SaidByBoth) => a.text === b.text;
  const ordered = [...rows.filter((row) => !isAlike(row)), ...rows.filter(isAlike)];
  return (
    <Section title={t('file-merges:compare.title')}>
      <SimpleTable
        caption={t('file-merges:compare.title')}
        isCaptionHidden
        columns={[
          { id: 'fact', title: t('file-merges:compare.fact'), kind: 'whole' },
          ...files.map(({ id, caseNumber }) => ({ id, title: <Code>{caseNumber}</Code> })),
          { id: 'differs', title: t('file-merges:compare.result'), kind: 'whole' },
        ]}
        rows={ordered.map((row) => ({
          id: row.id,
          cells: [
            row.term,
            ...row.said.map((one) => cellOf(one)),
            isAlike(row) ? (
              t('file-merges:compare.same')
            ) : (
              <Badge tone="needs">{t('file-merges:compare.differs')}</Badge>
            ),
          ],
        }))}
      />
    </Section>
  );
}

function cellOf({ text, isCode }: Said): ReactNode {
  if (text === '') return '—';
  return isCode === true ? <Code>{text}</Code> : <Bidi>{text}</Bidi>;
}

function useRows([a, b]: SideBySideProps['files']): readonly SaidByBoth[] {
  const sayings = useSayings();
  const [one, other] = [sayings(a), sayings(b)];
  return one.map((row, at) => ({
    id: row.id,
    term: row.term,
    said: [row, other[at] ?? { text: '' }] as const,
  }));
}

interface Saying extends Said {
  readonly id: string;
  readonly term: string;
}

function useSayings(): (file: ComparedFile) => readonly Saying[] {
  const { t } = useTranslation();
  const ofPerson = useOfPerson();
  const ofCase = useOfCase();
  const days = useDays();
  const format = useFormat();
  return (file) => {
    const here = part(file.presence, t('file-merges:compare.closed'));
    const stays = file.stays.map(days);
    return [
      here('called', t('residents:field.preferred-name'), ({ preferredName }) => preferredName),
      ...ofPerson(file),
      { id: 'sex', term: t('residents:field.sex'), text: t(`residents:sex.${file.sex}`) },
      ...ofCase(file),
      { id: 'stays', term: t('file-merges:compare.stays'), text: format.list(stays) },
      here('room', t('residents:field.room'), ({ room }) => format.digits(room ?? '')),
      here('alerts', t('residents:field.alerts'), ({ alerts }) =>
        format.list(alerts.map((alert) => t(`residents:alert.${alert}`))),
      ),
    ];
  };
}

/** A part that cannot be opened is said so, on both sides alike or not. */
function part<Value>(sealed: Sealed<Value>, closed: string) {
  return (id: string, term: string, textOf: (value: Value) => string | undefined): Saying => {
    const value = openedValue(sealed);
    const isWritten = sealed.state === 'open' || sealed.state === 'none';
    return {
      id,
      term,
      text: value === undefined ? (isWritten ? '' : closed) : (textOf(value) ?? ''),
    };
  };
}

function useOfPerson(): (file: ComparedFile) => readonly Saying[] {
  const { t } = useTranslation();
  const format = useFormat();
  const country = useCountry();
  return ({ identity }) => {
    const said = part(identity, t('file-merges:compare.closed'));
    const code = (...given: Parameters<typeof said>): Saying => ({
      ...said(...given),
      isCode: true,
    });
    return [
      said('name', t('residents:field.full-name'), ({ name }) => fullName(name)),
      said('document', t('residents:name.as-on-document'), ({ name }) => name.asOnDocument),
      said('latin', t('residents:name.latin'), ({ name }) => name.latin),
      said('birth', t('residents:field.birth'), ({ birth }) => {
        if (birth.precision === 'unknown') return t('residents:unknown');
        return birth.precision === 'day' ? format.dateBoth(birth.date) : format.partialDate(birth);
      }),
      said('other', t('residents:field.other-nationality'), (one) => country(one.otherNationality)),
      code('passport', t('residents:field.passport-number'), (one) => one.passportNumber),
      code('id', t('residents:field.national-id'), (one) => one.nationalIdNumber),
      code('phone', t('residents:field.phone'), (one) => one.phone),
    ];
  };
}

function useOfCase(): (file: ComparedFile) => readonly Saying[] {
  const { t } = useTranslation();
  const format = useFormat();
  const country = useCountry();
  return ({ facts }) => {
    const said = part(facts, t('file-merges:compare.closed'));
    return [
      said('category', t('residents:field.category'), (one) =>
        t(`residents:category.${one.category}`),
      ),
      said('forms', t('residents:field.exploitation-forms'), (one) =>
        format.list(one.exploitationForms.map((form) => t(`residents:exploitation.${form}`))),
      ),
      said('nationality', t('residents:field.nationality'), (one) => country(one.nationality)),
      said('residence', t('residents:field.residence-status'), (one) =>
        t(`residents:residence.${one.residenceStatus}`),
      ),
    ];
  };
}

function useCountry(): (code: string | undefined) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return (code) => {
    if (code === undefined) return '';
    return code === 'stateless' ? t('residents:nationality.stateless') : format.country(code);
  };
}

/** `from … to …`, or since when. */
export function useDays(): (stay: StayDays) => string {
  const { t } = useTranslation();
  const format = useFormat();
  return ({ admittedOn, exitedOn }) =>
    exitedOn === null
      ? t('file-merges:stay-since', { from: format.date(admittedOn) })
      : t('file-merges:stay', { from: format.date(admittedOn), to: format.date(exitedOn) });
}
