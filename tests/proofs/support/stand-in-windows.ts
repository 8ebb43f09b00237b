// No Electron for Windows can be had here. What stands in its place is a folder of its shape: a real program for Windows, made by
// makensis, with the place where Electron keeps its switches and a version that electron-builder reads. It waits, as an open
// Kanaf does, and can show no window.
import { execFileSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export const STAND_IN_VERSION = '1.2.3';
/** Electron's marker, the version of its switches, their number, and the switches as they come. */
const SWITCHES = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX\u0001\u000810110001';

/** Written beside the program's folder once it runs. */
export const OPEN_NOTE = 'kanaf-is-open';

const PROGRAM = `Unicode true
Target amd64-unicode
SilentInstall silent
RequestExecutionLevel user
CRCCheck off
Name "stand-in"
VIProductVersion "${STAND_IN_VERSION}.0"
VIAddVersionKey "ProductName" "stand-in"
VIAddVersionKey "FileVersion" "${STAND_IN_VERSION}"
VIAddVersionKey "FileDescription" "stand-in"
VIAddVersionKey "LegalCopyright" "nobody"
Section
  FileOpen $0 "$EXEDIR\\..\\${OPEN_NOTE}" w
  FileClose $0
  Sleep 600000
SectionEnd
`;

export function standInElectron(folder: string): string {
  for (const name of ['locales', 'resources']) mkdirSync(join(folder, name), { recursive: true });
  const program = join(folder, 'electron.exe');
  const script = join(folder, '..', 'stand-in.nsi');
  writeFileSync(script, PROGRAM);
  execFileSync('makensis', ['-V1', `-XOutFile "${program}"`, script]);
  copyFileSync(program, join(folder, 'ffmpeg.dll'));
  appendFileSync(program, SWITCHES, 'latin1');
  for (const language of ['ar', 'en-US', 'de'])
    writeFileSync(join(folder, 'locales', `${language}.pak`), language);
  writeFileSync(join(folder, 'version'), STAND_IN_VERSION);
  writeFileSync(join(folder, 'LICENSE'), 'licence');
  writeFileSync(join(folder, 'LICENSES.chromium.html'), 'licences');
  return folder;
}
