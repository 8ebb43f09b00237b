// A register with its printed sheet: made here, sent to paper or into a folder that the worker chose, and never kept.
import { join } from 'node:path';
import { COUNTRY_PACKS, residentFormsOf } from '../../../src/features/shelter/index';
import type { Columns } from '../../../src/kernel/columns';
import type { EntrySheet, PrintDone, PrintSheet } from '../../../src/kernel/entry/entry-print';
import { ok, refuse } from '../../../src/kernel/result';
import { putNew } from '../keys/disk';
import type { EntryWrite } from '../../../src/kernel/entry/entry-records';
import type { WordFields } from '../../../src/kernel/entry/words';
import type { ResidentId } from '../../../src/kernel/ids';
import { staffCodeOf } from '../house-facts/staff-known';
import type { HouseSettings, RegisterGround } from '../open-vault/store-ground';
import { wrote } from '../platform/file-trouble';
import type { Outside } from '../platform/process-environment';
import type { PrintStyle } from '../print/print-words';
import type { RegisterDocument } from '../print/register-document';
import { entryRecords, type StoredKind } from './entries';

type SheetKind = RegisterDocument['kind'];

export function registerRecords<
  Who extends ResidentId | null,
  C extends Columns,
  W extends WordFields,
>(
  vault: RegisterGround,
  kind: StoredKind<Who, C, W> & { readonly room: string },
  outside: Outside,
): EntryWrite<Who, C, W> {
  return { ...entryRecords(vault, kind), print: printing(vault, kind, outside) };
}

function printing(vault: RegisterGround, kind: SheetKind, outside: Outside): PrintSheet {
  return async (sheet, folder) => {
    const path = folder === null ? undefined : outside.takeFolder(folder);
    if (folder !== null && path === undefined) return refuse('audit.folder-not-granted');
    const page = await pageOf(vault, kind, sheet);
    return path === undefined
      ? onPaper(outside, page, sheet)
      : asFile(outside, page, { sheet, path, room: kind.room });
  };
}

async function pageOf(vault: RegisterGround, kind: SheetKind, sheet: EntrySheet): Promise<string> {
  const { registerDocument } = await import('../print/register-document');
  const { fontsCss } = await import('../print/fonts');
  const settings = vault.settings();
  return registerDocument({
    ...{ kind, sheet },
    facilityCode: settings.facilityCode,
    house: settings,
    by: vault.session.staffCode,
    isTraining: vault.training,
    timeZone: settings.timeZone,
    staffCode: (id) => staffCodeOf(vault.records, id),
    style: styleOf(vault, sheet.language),
    fontsCss: fontsCss(),
  });
}

function styleOf(vault: HouseSettings, language: 'ar' | 'en'): PrintStyle {
  const settings = vault.settings();
  return {
    language,
    digits: language === 'ar' ? settings.digits : 'latn',
    monthNames: COUNTRY_PACKS[settings.country].monthNames,
    resident: residentFormsOf(settings),
  };
}

async function onPaper(outside: Outside, page: string, { entries }: EntrySheet) {
  try {
    const outcome = await outside.paper(page);
    if (outcome === 'cancelled') return refuse('print.cancelled');
    return ok<PrintDone>({ outcome, entries: entries.length, file: null });
  } catch {
    return refuse('print.not-possible');
  }
}

interface File {
  readonly sheet: EntrySheet;
  readonly path: string;
  readonly room: string;
}

async function asFile(outside: Outside, page: string, { sheet, path, room }: File) {
  const { printed } = await import('../print/printed');
  const pdf = await printed((html) => outside.print(html), page);
  if (pdf === undefined) return refuse('print.not-possible');
  const stamp = sheet.printedAt.slice(0, 19).replaceAll(/[-:]/g, '');
  const file = `kanaf-${room}-${stamp}Z.pdf`;
  return wrote(() => putNew(join(path, file), pdf))
    ? ok<PrintDone>({ outcome: 'saved', entries: sheet.entries.length, file })
    : refuse('audit.folder-not-writable');
}
