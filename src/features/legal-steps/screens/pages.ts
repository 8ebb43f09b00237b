// Steps and hearings in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { legalSteps } from '../contract';
import { legalStep } from '../legal-step';

export const legalStepsPages = entryPages({
  kind: legalStep,
  contract: legalSteps,
  path: `${FILE_PATH}/law/legal-steps`,
  section: 'law',
  icon: 'flag',
  needs: { legal: 'read' },
  columns: ['kind', 'day', 'time', 'body', 'outcome', 'lawyer'],
  first: ['kind', 'day', 'time'],
  today: ['kind', 'residentId', 'day', 'time'],
  groups: [
    { id: 'what', fields: ['kind', 'body', 'what'] },
    { id: 'when', fields: ['day', 'time', 'where'] },
    { id: 'who', fields: ['lawyer', 'blockedBy'] },
    { id: 'end', fields: ['outcome'] },
  ],
});
