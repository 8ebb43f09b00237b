// What was read of a column, in the window's words: to be compared by eye with what the list says.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';
import type { ImportPreview } from '../contract';
import { useCodeWords } from './code-words';
import type { Target } from './import-plan';

type Read = NonNullable<ImportPreview['firstRows'][number]['read']>;

const PART_OF_NAME: Readonly<Partial<Record<Target, string>>> = {
  given: 'given',
  father: 'father',
  grandfather: 'grandfather',
  family: 'family',
  preferredName: 'preferred',
  latinName: 'latin',
  documentName: 'asOnDocument',
};
/** In the order in which a name of four parts is written. */
const WHOLE_NAME = ['given', 'father', 'grandfather', 'family'] as const;

/** Empty where the file holds nothing of it. */
export function useReadWords(): (target: Target, read: Read) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const { textOf } = useCodeWords();
  return (target, read) => {
    const part = PART_OF_NAME[target];
    if (part !== undefined) return read.name[part] ?? '';
    switch (target) {
      case 'fullName':
        return WHOLE_NAME.flatMap((one) => read.name[one] ?? []).join(' · ');
      case 'birthDate':
      case 'birthYear':
      case 'age':
        return read.birth.precision === 'unknown' ? '' : format.partialDate(read.birth);
      case 'sex':
      case 'category':
      case 'referralSource':
        return textOf(target, read[target]);
      case 'nationality':
        return format.list(read.nationalities.map((code) => textOf(target, code)));
      case 'exploitation':
        return format.list(read.exploitationForms.map((code) => textOf(target, code)));
      case 'admittedOn':
        return format.date(read.admittedOn);
      case 'exitedOn':
        return read.exitedOn === undefined ? '' : format.date(read.exitedOn);
      case 'exitReason':
        return read.exitReason === undefined ? '' : textOf(target, read.exitReason);
      case 'stayState':
        return t(`imports:stay.${read.exitedOn === undefined ? 'present' : 'left'}`);
      case 'caseNumber':
      case 'room':
      case 'phone':
        return read[target] ?? '';
      default:
        return '';
    }
  };
}
