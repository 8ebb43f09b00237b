// What is wrong with which files: counted, and the first of them by name.
import { useTranslation } from 'react-i18next';
import type { FileTroubles } from '../../contract/self-check';
import { Code } from '../../ui/bidi';

export function FileTroubleList({ troubles }: { readonly troubles: FileTroubles }) {
  const { t } = useTranslation();
  return (
    <ul className="file-troubles">
      {troubles.map(({ trouble, count, names }) => (
        <li key={trouble}>
          <p>{t(`about:check.trouble.${trouble}`, { count })}</p>
          <ul className="file-names">
            {names.map((name, at) => (
              <li key={`${at} ${name}`}>
                <Code>{name}</Code>
              </li>
            ))}
            {count > names.length ? (
              <li>{t('about:check.more', { count: count - names.length })}</li>
            ) : null}
          </ul>
        </li>
      ))}
    </ul>
  );
}
