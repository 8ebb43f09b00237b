// Where the vault is kept on this computer, and another place when it is kept elsewhere.
import { useTranslation } from 'react-i18next';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';

export interface FolderLineProps {
  readonly folder: string;
  readonly onChoose: () => void;
}

export function FolderLine({ folder, onChoose }: FolderLineProps) {
  const { t } = useTranslation();
  return (
    <div className="folder-line">
      <div>
        <p className="field-label">{t('vault:folder.label')}</p>
        <p className="field-help folder-path">
          <Code>{folder}</Code>
        </p>
      </div>
      <Button size="small" onPress={onChoose}>
        {t('vault:folder.choose')}
      </Button>
    </div>
  );
}
