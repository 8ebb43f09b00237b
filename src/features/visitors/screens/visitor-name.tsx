// The visitor's name, compared with the ban list while it is typed.
import { useTranslation } from 'react-i18next';
import { Bidi } from '../../../ui/bidi';
import { useQueryOf } from '../../../ui/call';
import type { OwnFieldProps } from '../../../ui/entry/entry-screen';
import { Notice } from '../../../ui/notice';
import { useSettled } from '../../../ui/settled';
import { TextField } from '../../../ui/text-field';
import { visitors } from '../contract';

export function VisitorName({ value, values: _values, ...field }: OwnFieldProps) {
  const name = typeof value === 'string' ? value : '';
  return (
    <>
      <TextField {...field} kind="name" value={name} />
      <BanWarning name={useSettled(name.trim())} />
    </>
  );
}

function BanWarning({ name }: { readonly name: string }) {
  const { t } = useTranslation();
  const { value, problem } = useQueryOf(visitors.lookUp, { name }, { enabled: name !== '' });
  if (name === '') return null;
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
