// Who looked at one file and who changed it, from the trail, for those who read it.
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { Section } from '../../../ui/layout';
import { TrailLines } from './trail-lines';

export function WhoLooked({ residentId }: { readonly residentId: ResidentId }) {
  const { t } = useTranslation();
  return (
    <Section title={t('audit:of-file.title')} description={t('audit:of-file.help')}>
      <TrailLines file={residentId} />
    </Section>
  );
}
