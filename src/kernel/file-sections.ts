// The parts of a resident's file that hold registers about one person, in the order in which a file is read.
export const FILE_SECTIONS = [
  'person',
  'people',
  'papers',
  'consent',
  'events',
  'law',
  'work',
  'services',
  'health',
] as const;
export type FileSection = (typeof FILE_SECTIONS)[number];

/** Every page about one resident stands beneath this path. */
export const FILE_PATH = '/residents/$residentId';
