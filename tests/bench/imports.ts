// An import with its checks, mending, duplicates and sealing, against bare inserts of the rows it left.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parseFile } from '../../electron/importer/parse';
import { nowhere } from '../../electron/vault/platform/process-environment';
import { chanceOf } from '../../src/features/training/chance';
import { inventedName } from '../../src/features/training/invented-names';
import { imports } from '../../src/features/imports/contract';
import type { ParsedFile } from '../../src/features/imports/index';
import { foundTestVault } from '../support/test-vault';
import { snapshotOf, writeBare, writesBetween } from './bare-rows';
import { copyOf } from './commands';
import { type Comparison, compared, settle, timed, timedAsync } from './measure';

const TOKEN = 'bench';
const CTDC = 'tests/support/data/CTDC_VPsynthetic_condensed.csv.gz';
const LIST_ROWS = 5000;

export async function benchImports(root: string): Promise<readonly Comparison[]> {
  const list = await parsed(Buffer.from(ownList(), 'utf8'), 'list.csv');
  const done = [await importOf('import-own-list', list, 'a list of 5,000 residents')];
  const ctdc = gunzipSync(readFileSync(join(root, CTDC)));
  done.push(await importOf('import-ctdc', await parsed(ctdc, 'ctdc.csv'), 'the CTDC file'));
  return done;
}

async function parsed(bytes: Uint8Array, name: string): Promise<ParsedFile> {
  const outcome = await parseFile(bytes, name);
  if (!outcome.ok) throw new Error(outcome.refusal.code);
  return outcome.file;
}

async function importOf(name: string, file: ParsedFile, what: string): Promise<Comparison> {
  const outside = {
    ...nowhere,
    parsedFile: (token: string) => (token === TOKEN ? file : undefined),
  };
  const house = await foundTestVault({ outside, training: true });
  const { records, keyring } = house.open();
  const copy = copyOf(house);
  const before = [snapshotOf(records), snapshotOf(keyring)] as const;
  settle();
  let created = 0;
  const took = await timedAsync(async () => {
    const answer = await house.done(imports.run, { fileToken: TOKEN });
    created = answer.archive?.cases ?? answer.report.create;
  });
  const inRecords = writesBetween(before[0], snapshotOf(records));
  const inKeyring = writesBetween(before[1], snapshotOf(keyring));
  settle();
  const bare = timed(() => {
    writeBare(copy.keyring, inKeyring);
    writeBare(copy.records, inRecords);
  });
  copy.records.close();
  copy.keyring.close();
  house.destroy();
  return compared({
    name,
    what: `${what} (${created} created), against bare inserts of the same ${inRecords.length + inKeyring.length} rows`,
    ours: took,
    theirs: bare,
    unit: 'ms',
    // For reading, checking, sealing, and hashing each row for the trail.
    limit: 3,
    notes: {
      rowsPerSecond: Math.round((created / took) * 1000),
      bareRowsPerSecond: Math.round((created / bare) * 1000),
    },
  });
}

function ownList(): string {
  const chance = chanceOf(11);
  const lines = ['رقم الملف,الاسم,الجنس,الجنسية,تاريخ الميلاد,تاريخ الدخول,الفئة'];
  for (let nth = 0; nth < LIST_ROWS; nth += 1) {
    const sex = chance.happens(0.7) ? 'female' : 'male';
    const name = inventedName(chance, { nationality: 'EG', names: 'arab' }, sex);
    const full = [name.given, name.father, name.grandfather, name.family].join(' ');
    const born = `${chance.whole(1960, 2012)}-0${chance.whole(1, 9)}-1${chance.whole(0, 9)}`;
    const admitted = `${chance.whole(2020, 2025)}-0${chance.whole(1, 9)}-2${chance.whole(0, 8)}`;
    const cells = [
      `L-${nth}`,
      full,
      sex === 'female' ? 'أنثى' : 'ذكر',
      'مصر',
      born,
      admitted,
      'ضحية',
    ];
    lines.push(cells.join(','));
  }
  return `${lines.join('\n')}\n`;
}
