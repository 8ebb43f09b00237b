// The visitor's name; with the telephone and the plate it is compared with the ban list while it is typed.
import { useTranslation } from 'react-i18next';
import { Bidi } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import type { OwnFieldProps } from '../../../ui/entry/entry-screen';
import { Notice } from '../../../ui/notice';
import { useSettled } from '../../../ui/settled';
import { TextField } from '../../../ui/text-field';
import { visitors } from '../contract';

export function VisitorName({ value, values, ...field }: OwnFieldProps) {
  const name = typeof value === 'string' ? value : '';
  return (
    <>
      <TextField {...field} kind="name" value={name} />
      <BanWarning
        name={useSettled(name.trim())}
        phone={useSettled(textIn(values['phone']))}
        plate={useSettled(textIn(values['plate']))}
      />
    </>
  );
}

function textIn(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

interface AtTheDoor {
  readonly name: string;
  readonly phone: string;
  readonly plate: string;
}

function BanWarning(atTheDoor: AtTheDoor) {
  const { t } = useTranslation();
  const isAsked = Object.values(atTheDoor).some((one) => one !== '');
  const { value, problem } = useQueryOf(visitors.lookUp, { ...atTheDoor }, { enabled: isAsked });
  if (!isAsked) return null;
  if (problem !== undefined) return <Notice tone="needs" isLive title={problem} />;
  if (value === undefined) return null;
  return (
    <>
      {value.banned.map(({ visitor, because, whatToDo }) => (
        <Notice
          key={visitor}
          tone="needs"
          isLive
          title={t('visitors:banned', { because: t(`banned-visitors:code.because.${because}`) })}
        >
          <Bidi>{visitor}</Bidi> – <Bidi>{whatToDo}</Bidi>
        </Notice>
      ))}
      {value.unreadable === 0 ? null : (
        <Notice tone="needs" title={t('visitors:bans-unreadable', { count: value.unreadable })} />
      )}
    </>
  );
}
