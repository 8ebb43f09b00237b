import { it } from 'vitest';
import { parseFile } from '../../../electron/importer/parse';
import { nowhere } from '../../../electron/vault/outside';
import { imports } from '../../../src/features/imports/contract';
import type { ParsedFile } from '../../../src/features/imports';
import { foundTestVault } from '../../support/test-vault';
import { inventedName } from '../../support/residents';
import { ctdcFile, utf8 } from '../../support/workbooks';

const G=['محمد','أحمد','سارة','فاطمة','مريم','خالد','يوسف','نور','ليلى','هدى','عمر','علي','زينب','أمل','رنا','سمير','وليد','جميلة','نادية','حسن','ماجد','رامي','دانة','شيماء','منى'];
function pick(n:number){return G[n%G.length]!}
it('measures', async () => {
  const files = new Map<string, ParsedFile>();
  const outside = { ...nowhere, parsedFile: (t: string) => files.get(t) };
  const list = (n: number, seed: number) => utf8(['الاسم,الجنس,تاريخ الميلاد,الجنسية,تاريخ الدخول,رقم الملف,الغرفة,ملاحظات', ...Array.from({ length: n }, (_, i) => { const k=i*2654435761%1000003; return `${pick(k)} ${pick(k>>3)} ${pick(k>>5)} ${pick(k>>7)}${i+seed},أنثى,${1970+i%40}-03-${10+i%18},مصر,2025-0${1+i%9}-1${i%10},F-${seed}-${i},${i%20},ملاحظة رقم ${i}`;})].join('\n'));
  for (const [t, b, n] of [['a', list(5000, 1), 'a.csv'], ['b', list(5000, 90000), 'b.csv'], ['c', ctdcFile(), 'c.csv']] as const) {
    const t0 = performance.now();
    const p = await parseFile(b, n); if (!p.ok) throw new Error(p.refusal.code);
    files.set(t, p.file); console.log('parse', t, performance.now() - t0);
  }
  const house = await foundTestVault({ training: true, outside });
  const time = async (name: string, work: () => Promise<unknown>) => { const t0 = performance.now(); const r = await work(); console.log(name, (performance.now() - t0).toFixed(0), 'ms', JSON.stringify((r as any)?.report)?.slice(0, 300)); return r; };
  await time('preview a', () => house.done(imports.preview, { fileToken: 'a' }));
  const a: any = await time('run a', () => house.done(imports.run, { fileToken: 'a' }));
  await time('preview b', () => house.done(imports.preview, { fileToken: 'b' }));
  await time('run b', () => house.done(imports.run, { fileToken: 'b' }));
  await time('list', () => house.done(imports.list, {}));
  await time('undo a', () => house.done(imports.undo, { importId: a.importId }));
  await time('preview c', () => house.done(imports.preview, { fileToken: 'c' }));
  await time('run c', () => house.done(imports.run, { fileToken: 'c' }));
  // bare inserts
  const v = house.open();
  v.records.begin();
  const t0 = performance.now();
  for (let i = 0; i < 5000; i++) {
    v.records.run('INSERT INTO sealed_parts (kind, record_id, compartment, resident_id, version, blob) VALUES ($a,$b,$c,$d,1,$e)', { a: 'x', b: String(i), c: 'presence', d: String(i), e: new Uint8Array(300) });
  }
  console.log('5000 bare sealed rows', performance.now() - t0);
  v.records.rollback();
  house.destroy();
}, 300000);
