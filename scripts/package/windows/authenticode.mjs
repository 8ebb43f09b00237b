// Signs what is made for Windows the way Windows checks it, where the certificate is: with signtool on Windows, with osslsigncode
// elsewhere. `--authenticode FILE.json` says how: { "tool": "osslsigncode" | "signtool", "options": [...] }, options being the
// tool's own (which certificate, which key or token, which server of time if one is wanted). Without it nothing is signed.
import { execFileSync } from 'node:child_process';
import { readFileSync, renameSync } from 'node:fs';
import { resolve } from 'node:path';
import { stop } from '../../setup/say.mjs';
import { filesUnder } from '../file-list.mjs';

const PROGRAM = import.meta.filename;
/** Programs, libraries, and libraries of Node: policies of Windows ask for all of them. */
const SIGNED = /\.(?:exe|dll|node)$/i;

const TOOLS = {
  osslsigncode: (file, options, epoch) => {
    const signed = `${file}.signed`;
    const said = ['-h', 'sha256', '-n', 'Kanaf', '-time', String(epoch)];
    execFileSync(
      'osslsigncode',
      ['sign', ...options, ...said, '-in', file, '-out', signed],
      QUIETLY,
    );
    renameSync(signed, file);
  },
  signtool: (file, options) =>
    execFileSync('signtool', ['sign', '/fd', 'SHA256', '/d', 'Kanaf', ...options, file], QUIETLY),
};
const QUIETLY = { stdio: ['inherit', 'ignore', 'inherit'] };

/** `{ sign(file), signAll(folder), command }`; `command` signs the file whose path follows it. */
export function authenticodeOf(file, epoch) {
  const { tool, options } = read(file);
  const sign = (path) => TOOLS[tool](path, options, epoch);
  return {
    sign,
    signAll: (folder) => {
      for (const name of filesUnder(folder).filter((one) => SIGNED.test(one)))
        sign(resolve(folder, name));
    },
    command: [process.execPath, PROGRAM, resolve(file), String(epoch)]
      .map((word) => `"${word}"`)
      .join(' '),
  };
}

function read(file) {
  const held = JSON.parse(readFileSync(file, 'utf8'));
  const right =
    TOOLS[held.tool] !== undefined &&
    Array.isArray(held.options) &&
    held.options.every((option) => typeof option === 'string') &&
    Object.keys(held).length === 2;
  return right ? held : stop(`${file} is not as docs/release.md says of --authenticode`);
}

if (process.argv[1] === PROGRAM) {
  const [, , file, epoch, path] = process.argv;
  authenticodeOf(file, Number(epoch)).sign(path);
}
