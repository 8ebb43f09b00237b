// What happened in a resident's file: which field stands where.
import { FILE_PATH } from '../../../kernel/file-sections';
import { entryPages } from '../../../ui/entry/entry-pages';
import { traffickingEvents } from '../contract';
import { traffickingEvent } from '../trafficking-event';

export const traffickingEventsPages = entryPages({
  kind: traffickingEvent,
  contract: traffickingEvents,
  path: `${FILE_PATH}/events/trafficking-events`,
  section: 'events',
  icon: 'history',
  needs: { case: 'read' },
  columns: ['kind', 'startedOn', 'finishedOn', 'place', 'means', 'sector'],
  groups: [
    { id: 'what', fields: ['kind', 'account'] },
    { id: 'where', fields: ['place', 'startedOn', 'finishedOn'] },
    { id: 'how', fields: ['means', 'sector', 'debt'] },
    { id: 'more', fields: ['toldOn'] },
  ],
  start: { means: [] },
});
