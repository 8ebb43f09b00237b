// `npm run new-room -- visitors visit` writes the files of a room that keeps entries and registers it in its four places.
// With `--file=health` it is a register of each resident and stands in that section of the file.
// `npm run new-room -- visitors visit --step`, after the fields were written down, writes the migration and the format page's
// line and the words that are still to be written, from the declaration. Both print what is left to do by hand.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { runnerImport } from 'vite';
import { filesOf } from './new-room/files.mjs';
import { registrationsOf } from './new-room/registrations.mjs';
import { stepOf } from './new-room/step.mjs';
import { ROOT } from './setup/places.mjs';
import { main, say } from './setup/say.mjs';

const NAME = /^[a-z]+(-[a-z]+)*$/;

await main(async () => {
  const [room, entry, ...options] = process.argv.slice(2);
  const section = options.find((option) => option.startsWith('--file='))?.slice('--file='.length);
  if (!NAME.test(room ?? '') || !NAME.test(entry ?? '')) {
    say(
      'npm run new-room -- ROOM ENTRY [--file=SECTION] [--step], in small letters: visitors visit',
    );
    return 1;
  }
  if (section !== undefined && !(await sectionsOfFile()).includes(section)) {
    say(`--file=${section}: a file has the sections ${(await sectionsOfFile()).join(', ')}`);
    return 1;
  }
  const names = { ...namesOf(room, entry), section };
  return options.includes('--step') ? writeStep(names) : writeRoom(names);
});

async function sectionsOfFile() {
  const { module } = await runnerImport(join(ROOT, 'src/kernel/file-sections.ts'), {
    logLevel: 'error',
  });
  return module.FILE_SECTIONS;
}

function namesOf(room, entry) {
  const steps = readdirSync(join(ROOT, 'electron/vault/database/migrations/records'));
  const own = steps.find((file) => file.slice(5) === `${room}.ts`);
  const number = own === undefined ? steps.length + 1 : Number(own.slice(0, 4));
  const camel = (text) => text.replace(/-([a-z])/g, (_all, letter) => letter.toUpperCase());
  return {
    ...{ room, entry, number },
    four: String(number).padStart(4, '0'),
    roomName: camel(room),
    entryName: camel(entry),
    table: room.replaceAll('-', '_'),
  };
}

function writeRoom(names) {
  if (existsSync(join(ROOT, 'src/features', names.room))) {
    say(`src/features/${names.room} is there already; nothing was written`);
    return 1;
  }
  for (const [path, text] of Object.entries(filesOf(names))) put(path, text);
  for (const { path, change } of registrationsOf(names)) {
    put(path, change(readFileSync(join(ROOT, path), 'utf8')));
  }
  console.log(leftToDo(names));
  return 0;
}

async function writeStep(names) {
  for (const { path, change } of await stepOf(names)) {
    const before = existsSync(join(ROOT, path)) ? readFileSync(join(ROOT, path), 'utf8') : '';
    put(path, change(before));
  }
  console.log('Format the new files (npm run format), then run the tests named above.');
  return 0;
}

function put(path, text) {
  mkdirSync(dirname(join(ROOT, path)), { recursive: true });
  writeFileSync(join(ROOT, path), text);
  console.log(`wrote ${path}`);
}

function leftToDo({ room, entry }) {
  return [
    '',
    'Left to do by hand, in this order:',
    `1. src/features/${room}/${entry}.ts: the counted fields, the sealed words, who may, the room's own rule.`,
    '   Counted fields (src/kernel/columns.ts): day, time, duration, money, place, moment, staff, code, codes, whole, yesNo; sealed words',
    '   (src/kernel/entry/words.ts): line, note, phone. `orNull` or maybe… where it may be unknown.',
    `2. src/features/${room}/screens/pages.ts: which field stands where.`,
    `3. npm run new-room -- ${room} ${entry} --step: migration, format page and words from the fields. Read all; a counted`,
    '   field says in docs/formats/vault.md why it may be clear. Run it again after any change of the fields:',
    '   it adds what is new and keeps what you wrote.',
    `4. resources/locales/ar/${room}.json, then en: every text with the sign ✎ is still to be written; the check refuses it.`,
    `5. A refusal of your own rule needs a sentence in both errors.json; a fact that stays open until the`,
    '   matter is over (given back, let out): `ends` of the kind with entryEnding beside the four, see src/features/visitors.',
    `6. tests/vault/records/entry-kinds.test.ts already tries the new kind on a real vault; write tests of your own rule.`,
    '',
    'npm run check -- types doors locales unused',
    'npx vitest run tests/house/entry-words.test.ts tests/vault/records/entry-kinds.test.ts tests/vault/records/timeline.test.ts tests/vault/database/declared-tables.test.ts tests/cli/demo.test.ts tests/contract',
  ].join('\n');
}
