// Prints the certificate of an erasure in both languages and writes it where the person chose. As often as asked:
// it says each time how far the media are.
import { join } from 'node:path';
import {
  certificateState,
  type Erasure,
  type MediumToRefresh,
} from '../../../src/features/retention/index';
import type { CertificateFile, RetentionRead } from '../../../src/features/retention/records';
import { COUNTRY_PACKS, residentFormsOf } from '../../../src/features/shelter/index';
import type { ErasureId } from '../../../src/kernel/ids';
import { ok, refuse } from '../../../src/kernel/result';
import { putNew } from '../keys/disk';
import { sha256 } from '../keys/suite';
import type { PersonSession } from '../open-vault/person-session';
import type { Outside } from '../platform/process-environment';
import { findErasure } from '../house-facts/erasures';
import { staffCodeOf } from '../house-facts/staff-known';
import { type ErasureDocument, erasureDocument } from '../print/erasure-document';
import { fontsCss } from '../print/fonts';
import { printed } from '../print/printed';
import type { PrintLanguage } from '../print/print-words';

export interface CertificateRequest {
  readonly outside: Outside;
  /** Token of the folder the person chose. */
  readonly folder: string;
  readonly at: string;
  readonly mediaOf: (erasure: Erasure) => readonly MediumToRefresh[];
}

type Printed = Awaited<ReturnType<RetentionRead['printCertificate']>>;

export async function printCertificate(
  vault: PersonSession,
  id: ErasureId,
  request: CertificateRequest,
): Promise<Printed> {
  const folder = request.outside.takeFolder(request.folder);
  if (folder === undefined) return refuse('retention.folder-not-granted');
  const files: CertificateFile[] = [];
  for (const language of ['ar', 'en'] as const) {
    const document = documentOf(vault, { id, language, request });
    const pdf = await printed((html) => request.outside.print(html), erasureDocument(document));
    if (pdf === undefined) return refuse('retention.print-failed');
    const name = `${nameOf(document)}.${language}.pdf`;
    if (!written(join(folder, name), pdf)) return refuse('retention.folder-not-writable');
    files.push({ name, sha256: sha256(pdf).toString('hex') });
  }
  return ok(files);
}

function documentOf(
  vault: PersonSession,
  wanted: {
    readonly id: ErasureId;
    readonly language: PrintLanguage;
    readonly request: CertificateRequest;
  },
): ErasureDocument {
  const erasure = findErasure(vault.records, wanted.id);
  if (erasure === undefined) throw new Error('the erasure is gone');
  const media = wanted.request.mediaOf(erasure);
  const settings = vault.settings();
  const { digits, country, facilityCode } = settings;
  const { language } = wanted;
  return {
    ...{ erasure, media, facilityCode },
    state: certificateState(erasure, media),
    by: staffCodeOf(vault.records, erasure.byStaffId),
    second: staffCodeOf(vault.records, erasure.secondStaffId),
    vaultId: vault.vaultId,
    printedAt: wanted.request.at,
    timeZone: settings.timeZone,
    style: {
      language,
      digits: language === 'ar' ? digits : 'latn',
      monthNames: COUNTRY_PACKS[country].monthNames,
      resident: residentFormsOf(settings),
    },
    fontsCss: fontsCss(),
  };
}

/** Says the moment of printing, so that a later paper never stands where an earlier one does. */
function nameOf({ facilityCode, erasure, printedAt }: ErasureDocument): string {
  const moment = printedAt.slice(0, 19).replace(/[-:]/g, '').replace('T', '-');
  return `${facilityCode}_erasure-${String(erasure.number).padStart(4, '0')}_${moment}`;
}

/** Made new, never over another file. */
function written(path: string, content: Uint8Array): boolean {
  try {
    putNew(path, content);
    return true;
  } catch {
    return false;
  }
}
