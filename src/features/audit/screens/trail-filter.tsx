// What to look for in the trail: who, which kind of act, about which file, when, and only what was not allowed.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CalendarDate } from '../../../kernel/calendar-date';
import { Button } from '../../../ui/button';
import { Checkbox } from '../../../ui/choice';
import { DateField } from '../../../ui/date-field';
import { Columns, Row, Stack } from '../../../ui/layout';
import { ResidentPicker } from '../../../ui/resident-picker';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { useMay } from '../../../ui/session';
import { useAnswerText } from '../../../ui/answer-text';
import type { ResidentId } from '../../../kernel/ids';
import { issuesOfZod } from '../../../kernel/input-issues';
import { trailFilter, type TrailFilter } from '../contract';
import { VERB_GROUPS } from '../verbs';
import { roomsWithVerbs } from './room-verbs';

const ALL = 'all';

interface Wanted {
  readonly actor: string | null;
  readonly group: string | null;
  readonly about: string | null;
  /** An id, or a name that was typed and not chosen. */
  readonly file: string | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly refusedOnly: boolean;
}

export interface TrailFilterProps {
  readonly people: readonly string[];
  readonly filter: TrailFilter;
  readonly onFilter: (filter: TrailFilter) => void;
  /** Whose file it is, is settled already. */
  readonly isOfFile: boolean;
}

/** Closed until somebody looks for something: the lines come first. */
export function TrailFilterForm(props: TrailFilterProps) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const isFiltered = Object.keys(props.filter).some((name) => !props.isOfFile || name !== 'file');
  if (isOpen) return <Fields key={JSON.stringify(props.filter)} {...props} />;
  return (
    <Row>
      <Button icon="search" onPress={() => setOpen(true)}>
        {t('audit:filter.title')}
      </Button>
      {isFiltered ? (
        <Button onPress={() => props.onFilter({})}>{t('audit:filter.clear')}</Button>
      ) : null}
    </Row>
  );
}

function Fields({ people, filter, onFilter, isOfFile }: TrailFilterProps) {
  const { t, i18n } = useTranslation();
  const seesPeople = useMay({ presence: 'read' });
  const text = useAnswerText();
  const [wanted, setWanted] = useState<Wanted>(() => wantedOf(filter));
  const [errors, setErrors] = useState<Readonly<Record<string, string>>>({});
  const set = (part: Partial<Wanted>) => setWanted({ ...wanted, ...part });
  const look = () => {
    const input = inputOf(wanted);
    const checked = trailFilter.safeParse(input);
    if (checked.success) onFilter(checked.data);
    else {
      const issues = issuesOfZod(checked.error, input);
      setErrors(Object.fromEntries(issues.map((issue) => [issue.path, text.issue(issue)])));
    }
  };
  const bound = <Name extends keyof Wanted>(name: Name) => ({
    name,
    value: wanted[name],
    error: errors[name],
    onChange: (value: Wanted[Name] | null) => set({ [name]: value }),
  });
  return (
    <Stack gap="s">
      <Columns min="narrow">
        <Select
          label={t('audit:filter.actor')}
          {...bound('actor')}
          options={[
            { id: ALL, text: t('audit:filter.anyone') },
            ...people.map((id) => ({ id, text: id })),
            { id: 'vault', text: t('audit:by-itself') },
          ]}
        />
        <Select
          label={t('audit:filter.group')}
          {...bound('group')}
          options={[
            { id: ALL, text: t('audit:filter.anything') },
            ...VERB_GROUPS.map((id) => ({ id, text: t(`audit:group.${id}`) })),
            ...roomsWithVerbs(i18n).map((id) => ({ id, text: t(`${id}:title`) })),
          ]}
        />
        {isOfFile ? null : seesPeople ? (
          <ResidentPicker label={t('audit:filter.file')} {...bound('file')} />
        ) : (
          <TextField
            label={t('audit:filter.about')}
            kind="code"
            width="short"
            {...bound('about')}
          />
        )}
      </Columns>
      <Row align="start" gap="l">
        <DateField label={t('audit:filter.from')} {...bound('from')} />
        <DateField label={t('audit:filter.to')} {...bound('to')} />
      </Row>
      <Row>
        <Checkbox
          label={t('audit:filter.refused')}
          {...bound('refusedOnly')}
          onChange={(refusedOnly) => set({ refusedOnly })}
        />
        <Button kind="primary" icon="search" onPress={look}>
          {t('audit:filter.do')}
        </Button>
        {Object.keys(filter).length === (isOfFile ? 1 : 0) ? null : (
          <Button onPress={() => onFilter({})}>{t('audit:filter.clear')}</Button>
        )}
      </Row>
    </Stack>
  );
}

function wantedOf(filter: TrailFilter): Wanted {
  return {
    actor: filter.actor ?? ALL,
    group: filter.group ?? ALL,
    about: filter.about ?? null,
    file: filter.file ?? null,
    from: filter.from ?? null,
    to: filter.to ?? null,
    refusedOnly: filter.refusedOnly ?? false,
  };
}

function inputOf({ actor, group, about, file, from, to, refusedOnly }: Wanted) {
  const code = about?.trim().toLowerCase() ?? '';
  return {
    ...(actor === null || actor === ALL ? {} : { actor }),
    ...(group === null || group === ALL ? {} : { group }),
    ...(code === '' ? {} : { about: code }),
    ...(file === null ? {} : { file: file as ResidentId }),
    ...(from === null || from === '' ? {} : { from: from as CalendarDate }),
    ...(to === null || to === '' ? {} : { to: to as CalendarDate }),
    ...(refusedOnly ? { refusedOnly } : {}),
  };
}
