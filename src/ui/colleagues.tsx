// Who works here or ever did, by code and role: chosen from those who are here, and named wherever a record carries an id.
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from './bidi';
import type { FieldProps } from './field';
import { type KnownColleague, usePeople } from './people';
import { StaffPicker } from './staff-picker';

/** Undefined until the vault has answered. */
function useColleagues(): readonly KnownColleague[] | undefined {
  const { colleagues } = usePeople();
  const asked = useQuery({
    queryKey: ['staff.colleagues'],
    queryFn: colleagues,
    // Only a change of the staff changes it.
    meta: { recorded: true },
  });
  return asked.data;
}

interface ColleagueFieldProps extends Omit<FieldProps<string>, 'value' | 'onChange'> {
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

/** Whoever was named before and has left since can be left standing. */
export function ColleagueField(props: ColleagueFieldProps) {
  const among = (useColleagues() ?? []).filter(({ id, isHere }) => isHere || id === props.value);
  return <StaffPicker {...props} among={among} />;
}

export function ColleagueName({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const colleagues = useColleagues();
  if (colleagues === undefined) return null;
  const known = colleagues.find((one) => one.id === id);
  if (known === undefined) return <Code>{id.slice(0, 8)}</Code>;
  const { code, role } = known;
  return <Bidi>{t('ui:people.colleague', { code, role: t(`staff:role.${role}`) })}</Bidi>;
}
