// The wording of the screens, read from the locale files: a journey follows the words, it never repeats them.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { RESIDENT_FORMS, withResidentWord } from '../../../src/features/shelter/resident-word';
import { ROOT } from './places';

export type Language = 'ar' | 'en';
export const LANGUAGES: readonly Language[] = ['ar', 'en'];

type Tree = { readonly [key: string]: string | Tree };
type Words = (key: string, given?: Readonly<Record<string, string | number>>) => string;

const trees = new Map<Language, Tree>();

function treeOf(language: Language): Tree {
  const folder = join(ROOT, 'resources/locales', language);
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const entries = files.map((name) => [
    basename(name, '.json'),
    JSON.parse(readFileSync(join(folder, name), 'utf8')) as Tree,
  ]);
  return Object.fromEntries(entries) as Tree;
}

/** `words('ar')('vault:unlock.open')`; a key that is not there is a broken journey. */
export function words(language: Language): Words {
  const tree = trees.get(language) ?? treeOf(language);
  trees.set(language, tree);
  return (key, given = {}) => {
    const [file = '', path = ''] = key.split(':');
    const text = file === 'errors' ? childOf(tree[file], path) : found(tree[file], path.split('.'));
    if (typeof text !== 'string') throw new Error(`${language} has no words for ${key}`);
    return withResidentWord(text, RESIDENT_FORMS.nazil).replaceAll(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => String(given[name] ?? ''),
    );
  };
}

function found(
  tree: Tree | string | undefined,
  path: readonly string[],
): string | Tree | undefined {
  return path.reduce<string | Tree | undefined>(childOf, tree);
}

function childOf(tree: Tree | string | undefined, key: string): string | Tree | undefined {
  return typeof tree === 'object' ? tree[key] : undefined;
}

/** Words with holes as a pattern: each `{{name}}` stands for anything. */
export function pattern(language: Language, key: string): RegExp {
  const hole = '\u0000';
  const text = words(language)(key, new Proxy({}, { get: () => hole }));
  const safe = text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(safe.replaceAll(hole, '.+'), 'u');
}
