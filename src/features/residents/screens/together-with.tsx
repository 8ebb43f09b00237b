// Who came together, on every one of their files; and the other file of a person who was found to have two.
import { useTranslation } from 'react-i18next';
import { Bidi, Code } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { Card, Row, Stack } from '../../../ui/layout';
import { Link } from '../../../ui/link';
import { Notice } from '../../../ui/notice';
import { useMay } from '../../../ui/session';
import type { OpenedResident } from '../contract';

export function TogetherWith({ resident }: { readonly resident: OpenedResident }) {
  const { t } = useTranslation();
  const mayMerge = useMay({ identity: 'write' });
  const { together, sameAs } = resident;
  if (together.length === 0 && sameAs.length === 0) return null;
  return (
    <Stack>
      {sameAs.map((other) => (
        <Notice
          key={other.id}
          tone="needs"
          title={t('residents:together.same')}
          actions={
            mayMerge ? (
              <LinkButton size="small" href={`/residents/${resident.id}/merge/${other.id}`}>
                {t('file-merges:merge-these')}
              </LinkButton>
            ) : undefined
          }
        >
          <Link href={`/residents/${other.id}`}>
            <Code>{other.caseNumber}</Code>
          </Link>
        </Notice>
      ))}
      {together.length === 0 ? null : (
        <Card title={t('residents:together.title')}>
          <Row>
            {together.map((other) => (
              <span key={other.id}>
                <Link href={`/residents/${other.id}`}>
                  <Bidi>{other.name ?? other.caseNumber}</Bidi>
                </Link>
                {` (${t(`residents:together.${other.as}`)}) `}
                <Code>{other.caseNumber}</Code>
              </span>
            ))}
          </Row>
        </Card>
      )}
    </Stack>
  );
}
