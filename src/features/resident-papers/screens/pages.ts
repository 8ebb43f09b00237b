// Papers in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { residentPapers } from '../contract';
import { paper } from '../paper';

export const residentPapersPages = entryPages({
  kind: paper,
  contract: residentPapers,
  path: `${FILE_PATH}/papers/resident-papers`,
  section: 'papers',
  icon: 'file-text',
  needs: { identity: 'read' },
  columns: ['kind', 'number', 'expiresOn', 'original', 'withheldBy', 'issuer'],
  first: ['kind', 'original', 'expiresOn'],
  groups: [
    { id: 'paper', fields: ['kind', 'number', 'issuer', 'issuedIn'] },
    { id: 'days', fields: ['issuedOn', 'expiresOn'] },
    { id: 'where', fields: ['original', 'withheldBy'] },
    { id: 'more', fields: ['remark', 'seenOn'] },
  ],
});
