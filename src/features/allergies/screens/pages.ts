// Allergies in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { allergies } from '../contract';
import { allergy } from '../allergy';

export const allergiesPages = entryPages({
  kind: allergy,
  contract: allergies,
  path: `${FILE_PATH}/health/allergies`,
  section: 'health',
  icon: 'warning',
  needs: { medical: 'read' },
  columns: ['what', 'kind', 'gravity', 'reaction', 'whatToDo'],
  first: ['what', 'gravity'],
  groups: [
    { fields: ['what', 'kind', 'gravity', 'reaction', 'whatToDo', 'notedOn', 'ruledOutOn'] },
  ],
});
