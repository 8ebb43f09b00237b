// Consent in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { consents } from '../contract';
import { consent } from '../consent';

export const consentsPages = entryPages({
  kind: consent,
  contract: consents,
  path: `${FILE_PATH}/consent/consents`,
  section: 'consent',
  icon: 'signed',
  needs: { case: 'read' },
  columns: ['purpose', 'recipient', 'recipientName', 'way', 'expiresOn', 'limits'],
  first: ['purpose', 'recipient', 'expiresOn'],
  groups: [
    { id: 'what', fields: ['purpose', 'recipient', 'recipientName', 'limits'] },
    { id: 'how', fields: ['way', 'givenBy', 'witness', 'withInterpreter'] },
    { id: 'told', fields: ['told'] },
    { id: 'days', fields: ['givenOn', 'expiresOn', 'withdrawnOn'] },
  ],
  start: { told: [], withInterpreter: false },
});
