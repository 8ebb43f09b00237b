// On Today of the manager: somebody opened many files, or asked after many names, within a short time. It stays until a manager has seen it.
import { leftToRight } from '../../../kernel/left-to-right';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { useCommand, useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Section, Stack } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useMay } from '../../../ui/session';
import { audit, type ManyOpened as Notified } from '../contract';

export function ManyOpened() {
  return useMay({ reporting: 'write', audit: 'read' }) ? <Notices /> : null;
}

function Notices() {
  const { t } = useTranslation();
  const { value } = useQueryOf(audit.manyOpened, {});
  if (value === undefined || value.notices.length === 0) return null;
  return (
    <Section title={t('audit:many.title')} description={t('audit:many.help')}>
      <Stack>
        {value.notices.map((notified) => (
          <One key={notified.sequence} notified={notified} />
        ))}
      </Stack>
    </Section>
  );
}

function One({ notified }: { readonly notified: Notified }) {
  const { t } = useTranslation();
  const format = useFormat();
  const seeing = useCommand(audit.seeManyOpened);
  const { sequence, at, code, count, what } = notified;
  return (
    <Notice
      tone="needs"
      title={t(`audit:many.${what}`, { count, code: leftToRight(code) })}
      actions={
        <Button
          size="small"
          isPending={seeing.isPending}
          onPress={() => void seeing.run({ sequence })}
        >
          {t('audit:many.seen')}
        </Button>
      }
    >
      {t('audit:many.when', { at: format.instant(at), number: format.number(sequence) })}{' '}
      <Link href="/office/audit">{t('audit:title')}</Link>
      {seeing.problem}
    </Notice>
  );
}
