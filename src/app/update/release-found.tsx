// What the check of a release folder found: which version, by which key; or why it is refused.
import { useTranslation } from 'react-i18next';
import type { LookedAtRelease } from '../../contract/release';
import { Code } from '../../ui/bidi';
import { useFormat } from '../../ui/format';
import { Facts, Stack } from '../../ui/layout';
import { Notice } from '../../ui/notice';
import { KeyLine } from '../about/key-line';

type Sound = Extract<LookedAtRelease, { kind: 'sound' }>;

export function ReleaseFound({ found }: { readonly found: LookedAtRelease }) {
  const { t } = useTranslation();
  switch (found.kind) {
    case 'sound':
      return <SoundRelease found={found} />;
    case 'refused':
      return (
        <Notice tone="danger" title={t('update:refused.title')} isLive>
          <Stack gap="s">
            <p>{t(`update:refused.${found.code}`)}</p>
            <ul className="file-names">
              {found.about.map((name, at) => (
                <li key={`${at} ${name}`}>
                  <Code>{name}</Code>
                </li>
              ))}
            </ul>
            <p>{t('update:refused.next')}</p>
          </Stack>
        </Notice>
      );
    default:
      return (
        <Notice tone="info" title={t(`about:check.${found.kind}`)} isLive>
          {t('update:nothing-changed')}
        </Notice>
      );
  }
}

function SoundRelease({ found }: { readonly found: Sound }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Notice
      tone={found.isThis ? 'info' : 'done'}
      title={t(found.isThis ? 'update:sound.this' : 'update:sound.title')}
      isLive
    >
      <Stack gap="s">
        <Facts
          items={[
            { term: t('about:program.version'), value: <Code>{found.version}</Code> },
            { term: t('update:sound.date'), value: <Code>{found.date}</Code> },
            {
              term: t('about:program.runtime'),
              value: <Code>{`Electron ${found.runtime}`}</Code>,
            },
            { term: t('about:vault.format'), value: format.number(found.vaultFormat) },
          ]}
        />
        <KeyLine fingerprint={found.fingerprint} />
      </Stack>
    </Notice>
  );
}
