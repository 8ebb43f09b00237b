// File names say what is inside: kebab-case, and none of the names that say nothing.
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';

const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)+$/;
// On a screen a manager is a person of the shelter.
const PERSON = /\/screens\/.*manager/;
const EMPTY_NAMES = /(^|-)(utils?|helpers?|managers?|services?|misc|common)(\.|-|$)/;

/** Answers a list of complaints; empty is good. */
export function nameComplaints(root) {
  return ['src', 'electron', 'tests']
    .flatMap((folder) => filesUnder(root, folder))
    .flatMap((path) => {
      const name = basename(path);
      if (!KEBAB.test(name)) return [`${path} is not in kebab-case`];
      return EMPTY_NAMES.test(name) && !PERSON.test(path)
        ? [`${path}: this name says nothing about what is inside`]
        : [];
    });
}

const filesUnder = (root, folder) =>
  !existsSync(join(root, folder))
    ? []
    : readdirSync(join(root, folder), { recursive: true })
        .map((name) => join(folder, String(name)))
        .filter((path) => /\.(ts|tsx|css)$/.test(path) && !path.includes('probes'));
