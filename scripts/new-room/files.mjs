// The files of a new room, as one starts with them: one counted code, one sealed note, everything else follows.
import { PEN, wordsWanted } from './words.mjs';

/** What the entries of a section of the file are sealed under, where it is not the case's. */
const SEALED_UNDER = { health: 'medical', law: 'legal', work: 'legal', papers: 'identity' };

function compartmentOf(section) {
  return SEALED_UNDER[section] ?? 'case';
}

export function filesOf(names) {
  const { room, entry, entryName, roomName, four } = names;
  const folder = `src/features/${room}`;
  return {
    [`${folder}/${entry}.ts`]: kindFile(names),
    [`${folder}/index.ts`]: `// Front door of the ${room}.\nexport { ${entryName} } from './${entry}';\n`,
    [`${folder}/contract.ts`]: `// What the window may ask about ${room}.
import { entryOperations } from '../../kernel/entry/entry-operations';
import { contractOf } from '../../kernel/operation';
import { ${entryName} } from './${entry}';

export const ${roomName} = contractOf('${room}', { ...entryOperations(${entryName}) });
`,
    [`${folder}/use-cases.ts`]: `// Listing, writing, opening and correcting ${room}.
import type { ReadOf, WriteOf } from '../../kernel/entry/entry-records';
import { entryUseCases } from '../../kernel/entry/entry-use-cases';
import type { UseCases } from '../../kernel/use-case';
import type { ${roomName} } from './contract';
import { ${entryName} } from './${entry}';

export const ${roomName}UseCases: UseCases<
  typeof ${roomName},
  ReadOf<typeof ${entryName}>,
  WriteOf<typeof ${entryName}>
> = { ...entryUseCases(${entryName}) };
`,
    [`${folder}/screens/pages.ts`]: pagesFile(names),
    [`electron/vault/database/migrations/records/${four}-${room}.ts`]: emptyStep(names),
    [`resources/locales/ar/${room}.json`]: words(),
    [`resources/locales/en/${room}.json`]: words(),
  };
}

/** In a resident's file the paths name the resident, so that no field asks for one. */
function pagesFile({ room, entry, entryName, roomName, section }) {
  const inFile = section !== undefined;
  const whom = inFile ? '' : "'residentId', ";
  const imports = [
    ...(inFile ? ["import { FILE_PATH } from '../../../kernel/file-sections';"] : []),
    "import { entryPages } from '../../../ui/entry/entry-pages';",
    `import { ${roomName} } from '../contract';`,
    `import { ${entryName} } from '../${entry}';`,
  ];
  const place = inFile
    ? `path: \`\${FILE_PATH}/${section}/${room}\`,\n  section: '${section}',`
    : `path: '/${room}',`;
  return `// The pages of the ${room}, and where they stand in the window.
${imports.join('\n')}

export const ${roomName}Pages = entryPages({
  kind: ${entryName},
  contract: ${roomName},
  ${place}
  icon: 'note',
  needs: { ${compartmentOf(section)}: 'read' },
  columns: [${inFile ? "'on', " : "'on', 'residentId', "}'sort'],
  groups: [{ fields: [${whom}'on', 'sort', 'note'] }],
});
`;
}

function kindFile({ room, entry, entryName, table, section }) {
  const compartment = compartmentOf(section);
  return `// ${PEN} What one entry of this register is, in a sentence of the shelter's.
import { codeColumn, dayColumn, residentColumn } from '../../kernel/columns';
import { entryKind } from '../../kernel/entry/entry-kind';
import { note } from '../../kernel/entry/words';
import { holders } from '../../kernel/operation';

export const SORTS = ['one', 'other'] as const;

const mayRead = holders({ ${compartment}: 'read' });
const mayWrite = holders({ ${compartment}: 'write' });

export const ${entryName} = entryKind({
  room: '${room}',
  name: '${entry}',
  table: '${table}',
  about: residentColumn(),
  on: 'on',
  counted: { on: dayColumn(), sort: codeColumn(SORTS) },
  compartment: '${compartment}',
  words: { note: note() },
  listed: 'facts',
  may: { list: mayRead, open: mayRead, write: mayWrite, correct: mayWrite },
  examples: [{ sort: 'one', note: '${PEN}' }],
});
`;
}

function emptyStep({ room, number, roomName }) {
  return `import type { Migration } from '../../migrate';

export const ${roomName}Step: Migration = { number: ${number}, name: '${room}', statements: [] };
`;
}

function words() {
  const fields = ['on', 'sort', 'note'];
  const codes = { sort: ['one', 'other'] };
  return `${JSON.stringify(wordsWanted({ fields, codes, ends: false, groups: [] }), null, 2)}\n`;
}
