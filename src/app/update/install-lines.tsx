// How IT installs the checked release: the line for a terminal, to be run once Kanaf is closed.
import { useTranslation } from 'react-i18next';
import type { BroughtRelease } from '../../contract/release';
import { Code } from '../../ui/bidi';
import { Stack, Text } from '../../ui/layout';

/** For a shell: nothing in it means anything there. */
function quoted(path: string): string {
  return `'${path.replaceAll("'", String.raw`'\''`)}'`;
}

/** A path on Windows holds no quotation mark. */
const onWindows = (folder: string, name: string): string => `"${folder}\\${name}"`;

interface Line {
  readonly id: 'deb' | 'rpm' | 'machine-exe' | 'user-exe';
  readonly line: string;
}

/** Only what this system takes. */
function linesOf({ found, path, isWindows }: NonNullable<BroughtRelease>): readonly Line[] {
  if (found.kind !== 'sound') return [];
  const { deb, rpm, machineExe, userExe } = found;
  const line = (id: Line['id'], name: string | null, text: (name: string) => string) =>
    name === null ? [] : [{ id, line: text(name) }];
  if (isWindows)
    return [
      ...line('machine-exe', machineExe, (name) => onWindows(path, name)),
      ...line('user-exe', userExe, (name) => onWindows(path, name)),
    ];
  const into = `cd ${quoted(path)} && sudo`;
  return [
    ...line('deb', deb, (name) => `${into} apt install ./${name}`),
    ...line('rpm', rpm, (name) => `${into} rpm -U ./${name}`),
  ];
}

export function InstallLines({ brought }: { readonly brought: NonNullable<BroughtRelease> }) {
  const { t } = useTranslation();
  const lines = linesOf(brought);
  if (lines.length === 0) return <Text>{t('update:install.none')}</Text>;
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
      <Text>{t(brought.isWindows ? 'update:install.keeps-windows' : 'update:install.keeps')}</Text>
    </Stack>
  );
}
