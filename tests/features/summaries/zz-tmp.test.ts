import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { fontsCss } from '../../../electron/vault/print/fonts';
import { summaryDocument } from '../../../electron/vault/print/summary-document';
import { payloadFor, contentFor } from './payload-of';
import { many, day } from './stays';
it('writes', () => {
  const stays = [
    ...many(12, { admittedOn: day('2025-06-01') }), ...many(9, { admittedOn: day('2025-06-01'), sex: 'male' }),
    ...many(7, { admittedOn: day('2025-06-01'), exitedOn: day('2026-01-09') }), ...many(6, { admittedOn: day('2025-06-01'), exitedOn: day('2026-01-09'), sex: 'male' }),
    ...many(13, { ageAtAdmission: 22, exploitationForms: ['sexual'] }), ...many(8, { sex: 'male', ageAtAdmission: 41, nationality: 'PH' }),
    ...many(6, { sex: 'male', ageAtAdmission: 33, nationality: 'KE' }), ...many(9, { nationality: 'UG', category: 'dependant', exploitationForms: [], ageAtAdmission: 9 }),
    ...many(6, { nationality: 'SY', sex: 'male', category: 'dependant', exploitationForms: [], ageAtAdmission: 12 }),
    ...many(6, { nationality: 'NP', ageAtAdmission: 44, exploitationForms: ['sexual'] }), ...many(6, { nationality: 'LK', ageAtAdmission: 19 }), ...many(3, {nationality:'ER', ageAtAdmission: 51}), ...many(3, {nationality:'SO'}),
  ];
  const payload = payloadFor(contentFor(stays));
  console.log(JSON.stringify(payload.content.tables));
  for (const language of ['ar', 'en'] as const) for (const digits of ['latn', 'arab'] as const) {
    if (language === 'en' && digits === 'arab') continue;
    writeFileSync(`/tmp/h7print/${language}-${digits}.html`, summaryDocument({ payload, payloadSha256: 'c0de'.repeat(16), style: { language, digits, monthNames: 'international' }, fontsCss: fontsCss() }));
  }
});
