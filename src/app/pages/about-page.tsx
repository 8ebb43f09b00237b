// What this program is, whether its files, this vault and this computer are well, and plainly what it does not protect against.
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../ui/button';
import { Page } from '../../ui/page';
import { useSession } from '../../ui/session';
import { CheckPart } from '../about/check-part';
import { MachinePart } from '../about/machine-part';
import { ProgramPart } from '../about/program-part';
import { UnprotectedPart } from '../about/unprotected-part';
import { VaultPart } from '../about/vault-part';
import { VersionBeforePart } from '../about/version-before-part';

export function AboutPage() {
  const { t } = useTranslation();
  const { role } = useSession();
  return (
    <Page
      title={t('office:door.about.title')}
      lead={t('about:lead')}
      back={{ href: '/office', label: t('office:title') }}
      width="text"
    >
      <ProgramPart />
      <VaultPart />
      <MachinePart />
      <CheckPart />
      <VersionBeforePart />
      {role === 'manager' || role === 'it' ? (
        <div>
          <LinkButton href="/office/update" icon="upload">
            {t('update:title')}
          </LinkButton>
        </div>
      ) : null}
      <UnprotectedPart />
    </Page>
  );
}
