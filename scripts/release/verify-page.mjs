// VERIFY.txt: how to check the folder with what a machine has. The lines stand here once, so that a test can run them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../setup/places.mjs';

export const WITH_OPENSSL = [
  'openssl pkey -pubin -in release-key.pem -outform DER | sha256sum',
  'openssl pkeyutl -verify -pubin -inkey release-key.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.sig',
  'head -n 1 SHA256SUMS',
  'sha256sum --check --strict --quiet SHA256SUMS',
  `{ find . -mindepth 1 ! -type f; ls -A | grep -vxF -e SHA256SUMS -e SHA256SUMS.sig -e SHA256SUMS.minisig | LC_ALL=C sort | diff - <(tail -n +2 SHA256SUMS | cut -c 67-); }`,
];
export const WITH_MINISIGN = 'minisign -Vm SHA256SUMS -P KEY-ON-THE-PAPER';

const TRIAL = {
  trialAr: `
تنبيه: صُنع هذا المجلد للتجربة، بإصدار من Electron انتهى دعمه. لا يُثبَّت في دار إيواء.
`,
  trialEn: `
Note: this folder was made for a trial, with an Electron that is no longer supported. Do not install it in a shelter.
`,
};

export function verifyPage({ version, trial }) {
  const list = `"$OLDPWD"/kanaf-${version}-linux-x64.files.sha256`;
  const values = {
    version,
    openssl: indented(WITH_OPENSSL),
    minisign: indented([WITH_MINISIGN]),
    installed: indented([
      `cd /opt/kanaf && sha256sum --check --strict --quiet ${list}; cd - > /dev/null`,
    ]),
    trialAr: trial ? TRIAL.trialAr : '',
    trialEn: trial ? TRIAL.trialEn : '',
  };
  const page = readFileSync(join(ROOT, 'release/VERIFY.txt'), 'utf8');
  return page.replace(/\{\{(\w+)\}\}/g, (_, name) => values[name]);
}

const indented = (lines) => `\n${lines.map((line) => `     ${line}`).join('\n')}\n`;
