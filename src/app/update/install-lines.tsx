// How IT installs the checked release: the line for a terminal, to be run once Kanaf is closed.
import { useTranslation } from 'react-i18next';
import type { BroughtRelease } from '../../contract/release';
import { Code } from '../../ui/bidi';
import { Stack, Text } from '../../ui/layout';

/** For a shell: nothing in it means anything there. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

export function InstallLines({ brought }: { readonly brought: NonNullable<BroughtRelease> }) {
  const { t } = useTranslation();
  if (brought.found.kind !== 'sound') return null;
  const { deb, rpm } = brought.found;
  const into = `cd ${quoted(brought.path)} && sudo`;
  const lines = [
    ...(deb === null ? [] : [{ id: 'deb', line: `${into} apt install ./${deb}` }]),
    ...(rpm === null ? [] : [{ id: 'rpm', line: `${into} rpm -U ./${rpm}` }]),
  ];
  return (
    <Stack>
      <Text>{t('update:install.lead')}</Text>
      {lines.map(({ id, line }) => (
        <div key={id}>
          <p>{t(`update:install.${id}`)}</p>
          <p>
            <Code>{line}</Code>
          </p>
        </div>
      ))}
      <Text>{t('update:install.keeps')}</Text>
    </Stack>
  );
}
