// The people around a resident, in her file; who may never be called stands on its first page.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { contact } from '../contact';
import { contacts } from '../contract';

export const contactsPages = entryPages({
  kind: contact,
  contract: contacts,
  path: `${FILE_PATH}/people/contacts`,
  section: 'people',
  icon: 'residents',
  needs: { case: 'read' },
  columns: ['name', 'relation', 'safety', 'mayBeTold', 'phone', 'whenAndHow'],
  first: ['name', 'relation', 'safety'],
  groups: [
    { id: 'who', fields: ['name', 'relation', 'phone'] },
    { id: 'safety', fields: ['safety', 'mayBeTold', 'calledInEmergency'] },
    { id: 'how', fields: ['whenAndHow', 'wordToSay'] },
    { id: 'more', fields: ['remark', 'toldOn', 'endedOn'] },
  ],
  start: { mayBeTold: false, calledInEmergency: false },
});
