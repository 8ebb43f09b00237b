// Medicines in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { medicines } from '../contract';
import { medicine } from '../medicine';

export const medicinesPages = entryPages({
  kind: medicine,
  contract: medicines,
  path: `${FILE_PATH}/health/medicines`,
  section: 'health',
  icon: 'plus',
  needs: { medical: 'read' },
  columns: ['name', 'dose', 'timesADay', 'asNeeded', 'takenFor', 'startedOn'],
  first: ['name', 'dose'],
  groups: [
    { id: 'what', fields: ['name', 'form', 'dose', 'takenFor'] },
    { id: 'when', fields: ['timesADay', 'asNeeded', 'startedOn', 'stoppedOn'] },
    { id: 'more', fields: ['prescribedBy', 'remark'] },
  ],
  start: { asNeeded: false },
});
