// The four places where a room is registered. A test or the compiler refuses a room that is missing in one of them.
export function registrationsOf({ room, entry, roomName, entryName, four }) {
  const step = `${roomName}Step`;
  const pages = `${roomName}Pages`;
  return [
    {
      path: 'electron/vault/database/migrations/records-migrations.ts',
      change: listed(
        `import { ${step} } from './records/${four}-${room}';`,
        'RECORDS_MIGRATIONS: readonly Migration[] = [',
        step,
      ),
    },
    {
      path: 'electron/vault/house-facts/entry-kinds.ts',
      change: listed(
        `import { ${entryName} } from '../../../src/features/${room}/index';`,
        'ENTRY_KINDS: readonly AnyEntryKind[] = [',
        entryName,
      ),
    },
    {
      path: 'electron/vault/process/rooms.ts',
      change: (text) =>
        inserted(
          imported(
            text,
            [
              `import { ${roomName} } from '../../../src/features/${room}/contract';`,
              `import { ${entryName} } from '../../../src/features/${room}/index';`,
              `import { ${roomName}UseCases } from '../../../src/features/${room}/use-cases';`,
              ...(text.includes("from '../records/register'")
                ? []
                : ["import { registerRecords } from '../records/register';"]),
            ].join('\n'),
          ),
          '  return [',
          `    room({\n      contract: ${roomName},\n      useCases: ${roomName}UseCases,\n      records: ({ vault: open }) => registerRecords(open(), ${entryName}, outside),\n    }),`,
        ),
    },
    {
      path: 'src/app/room-pages.ts',
      change: listed(
        `import { ${pages} } from '../features/${room}/screens/pages';`,
        'ROOM_PAGES: readonly RoomPages[] = [',
        pages,
      ),
    },
  ];
}

/** Adds an import and one more item at the end of the named list. */
function listed(line, head, item) {
  return (text) => {
    const withImport = imported(text, line);
    const start = withImport.indexOf(head);
    if (start < 0) throw new Error(`there is no list "${head}"`);
    const open = start + head.length;
    const close = withImport.indexOf(']', open);
    const items = withImport
      .slice(open, close)
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== '');
    return `${withImport.slice(0, open)}${[...items, item].join(', ')}${withImport.slice(close)}`;
  };
}

/** Before the first import: the order of imports is the formatter's. */
function imported(text, line) {
  const at = text.search(/^import /m);
  return `${text.slice(0, at)}${line}\n${text.slice(at)}`;
}

function inserted(text, head, block) {
  const at = text.indexOf(head);
  if (at < 0) throw new Error(`there is no "${head.trim()}"`);
  const after = at + head.length;
  return `${text.slice(0, after)}\n${block}${text.slice(after)}`;
}
