// The packages for Windows Installer, for whoever installs on many computers by policy: made by wixl, with what wixl cannot put in
// (words in Arabic, the entry in the menu, the question whether Kanaf is open) put in by msibuild. The clock stands still at
// the time of the commit, so that the same commit gives the same bytes.
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { uuidOf } from '../uuid.mjs';
import { componentOf, FOR_EVERYONE, msiSource, OTHER_WAY } from './msi-source.mjs';
import { closeFirstProgram } from './nsis.mjs';
import { inBoth, installerWords } from './words.mjs';

const UTF8 = '\r\n\r\n65001\t_ForceCodepage\r\n';

/** Answers the paths of `kanaf-VERSION-win32-x64-user.msi` and `kanaf-VERSION-win32-x64-machine.msi`. */
export function msiPackagesOf(app, { to, epoch, authenticode }) {
  const work = join(to, 'msi-work');
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  const closeFirst = join(work, 'close-first.exe');
  closeFirstProgram(closeFirst, authenticode);
  const at = standingClock(epoch, work);
  const paths = { place: relative(work, app.folder), closeFirst: basename(closeFirst) };
  const made = ['user', 'machine'].map((scope) => {
    const source = join(work, `${scope}.wxs`);
    const file = join(to, `kanaf-${app.version}-win32-x64-${scope}.msi`);
    writeFileSync(source, msiSource(app, scope, paths));
    rmSync(file, { force: true });
    at('wixl', '--arch', 'x64', '--output', file, source);
    completed(file, { at, work, scope, version: app.version });
    authenticode?.sign(file);
    return file;
  });
  rmSync(work, { recursive: true });
  return made;
}

/** Runs a program that believes it is the time of the commit, in the time zone of Greenwich. */
function standingClock(epoch, cwd) {
  const time = new Date(epoch * 1000).toISOString().slice(0, 19).replace('T', ' ');
  const env = { ...process.env, TZ: 'UTC', LC_ALL: 'C.UTF-8' };
  return (...command) =>
    execFileSync('faketime', ['-f', time, ...command], {
      cwd,
      env,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
}

function completed(file, { at, work, scope, version }) {
  const codepage = join(work, 'codepage.idt');
  writeFileSync(codepage, UTF8);
  at('msibuild', file, '-i', codepage);
  at('msibuild', file, '-q', ...additions(scope, version));
  const id = uuidOf(`kanaf ${scope} package ${version}`).toUpperCase();
  at('msibuild', file, '-s', `Kanaf ${version}`, 'Kanaf', 'x64;1033', `{${id}}`);
}

/**
 * The question is asked before Windows Installer looks for open files, and again by nobody: it would close the program by itself
 * or wait for a restart. The version before is removed inside the same transaction, so that a full disk brings it back.
 */
function additions(scope, version) {
  const { en, ar } = installerWords(version).find(({ name }) => name === 'VERSION');
  const step = (action, sequence) =>
    `INSERT INTO \`InstallExecuteSequence\` (\`Action\`, \`Sequence\`) VALUES ('${action}', ${sequence})`;
  const refuse = (condition, name) =>
    `INSERT INTO \`LaunchCondition\` (\`Condition\`, \`Description\`) VALUES ('${condition}', '${inBoth(name)}')`;
  const comments = `${ar} ${en}`;
  return [
    `UPDATE \`LaunchCondition\` SET \`Description\` = '${inBoth('NEWER')}' WHERE \`Condition\` = 'NOT WIX_DOWNGRADE_DETECTED'`,
    refuse(`Installed OR NOT ${OTHER_WAY}`, 'OTHER_WAY'),
    ...(scope === 'user' ? [refuse(`Installed OR NOT ${FOR_EVERYONE}`, 'FOR_EVERYONE')] : []),
    `INSERT INTO \`Property\` (\`Property\`, \`Value\`) VALUES ('ARPCOMMENTS', '${comments}')`,
    `INSERT INTO \`CustomAction\` (\`Action\`, \`Type\`, \`Source\`, \`Target\`) VALUES ('KanafMustBeClosed', 2, 'CloseFirst', '/UI=[UILevel]')`,
    step('KanafMustBeClosed', 110),
    `UPDATE \`InstallExecuteSequence\` SET \`Sequence\` = 1501 WHERE \`Action\` = 'RemoveExistingProducts'`,
    `INSERT INTO \`Shortcut\` (\`Shortcut\`, \`Directory_\`, \`Name\`, \`Component_\`, \`Target\`, \`WkDir\`) VALUES ('MenuEntry', 'ProgramMenuFolder', 'KANAF|Kanaf كنف', '${componentOf('Kanaf.exe')}', '[INSTALLDIR]Kanaf.exe', 'INSTALLDIR')`,
    step('RemoveShortcuts', 3200),
    step('CreateShortcuts', 4500),
  ];
}
