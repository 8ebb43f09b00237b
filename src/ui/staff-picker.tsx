// Choosing a colleague: found by code or by what they do here, with the keyboard alone as well.
import { useTranslation } from 'react-i18next';
import type { Role } from '../kernel/compartments';
import type { FieldProps } from './field';
import { ComboBox } from './select';

export interface Colleague<Id extends string> {
  readonly id: Id;
  readonly code: string;
  readonly role: Role;
}

export interface StaffPickerProps<Id extends string> extends FieldProps<Id | null> {
  readonly among: readonly Colleague<Id>[];
}

export function StaffPicker<Id extends string>({ among, ...field }: StaffPickerProps<Id>) {
  const { t } = useTranslation();
  const options = among.map(({ id, code, role }) => ({
    id,
    text: t('ui:people.colleague', { code, role: t(`staff:role.${role}`) }),
  }));
  return <ComboBox {...field} options={options} />;
}
