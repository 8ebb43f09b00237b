// Why the file was added although somebody alike was on file: whoever doubts it later reads it where the file is.
import { useTranslation } from 'react-i18next';
import { openedValue } from '../../../kernel/sealed';
import { Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import type { OpenedResident } from '../contract';

export function AdmittedKnowingly({ resident }: { readonly resident: OpenedResident }) {
  const { t } = useTranslation();
  const { presence, identity } = resident;
  const reason = openedValue(identity)?.duplicateReason ?? openedValue(presence)?.duplicateReason;
  if (reason === undefined) return null;
  return (
    <Notice title={t('residents:duplicates.knowingly')}>
      {t('residents:duplicates.admitted-knowingly')} <Text isVerbatim>{reason}</Text>
    </Notice>
  );
}
