// `npm run release:stick -- --to DIR [LIST...]`: what is carried to the machine of the release key. The whole of `release:key` as one
// file for stock Node, so that neither this repository nor npm has to be there, and the lists that are to be signed.
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { build } from 'vite';
import { sha256 } from './package/file-list.mjs';
import { purposeIn } from './release/sums.mjs';
import { ROOT } from './setup/places.mjs';
import { given, valueOf } from './setup/run.mjs';
import { main, stop } from './setup/say.mjs';

const PROGRAM = 'kanaf-key.mjs';

await main(async () => {
  const to = resolve(valueOf('--to') ?? stop('say with --to DIR where the stick is'));
  const lists = given().filter((word, at) => !word.startsWith('--') && given()[at - 1] !== '--to');
  for (const list of lists) purposeIn(readFileSync(list));
  mkdirSync(to, { recursive: true });
  await bundle(to);
  for (const list of lists) copyFileSync(list, join(to, basename(list)));
  for (const name of [PROGRAM, ...lists.map((list) => basename(list))])
    console.log(`${sha256(join(to, name))}  ${name}`);
  return 0;
});

/** One file, readable, with the packages it uses inside; the same wherever it is made of the same commit. */
async function bundle(to) {
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: join(ROOT, 'scripts/release-key.mjs'),
      outDir: to,
      emptyOutDir: false,
      minify: false,
      target: 'node20.11',
      rolldownOptions: {
        external: [/^node:/],
        output: { format: 'es', entryFileNames: PROGRAM, codeSplitting: false },
      },
    },
  });
}
