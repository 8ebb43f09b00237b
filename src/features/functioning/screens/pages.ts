// Functioning in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { functioning } from '../contract';
import { functioningAnswer } from '../functioning-answer';

export const functioningPages = entryPages({
  kind: functioningAnswer,
  contract: functioning,
  path: `${FILE_PATH}/health/functioning`,
  section: 'health',
  icon: 'sliders',
  needs: { medical: 'read' },
  columns: [
    'askedOn',
    'seeing',
    'hearing',
    'walking',
    'remembering',
    'selfCare',
    'communicating',
    'helpNeeded',
  ],
  groups: [
    {
      fields: [
        'seeing',
        'hearing',
        'walking',
        'remembering',
        'selfCare',
        'communicating',
        'helpNeeded',
        'askedOn',
      ],
    },
  ],
});
