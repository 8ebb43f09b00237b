// A system that answers what a test writes down: files, folders, links and programs.
import type { Asked } from '../../electron/machine/asked';

export interface Answers {
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: Readonly<Record<string, readonly string[]>>;
  readonly links?: Readonly<Record<string, string>>;
  /** By the last part of the program's path and its words. */
  readonly programs?: Readonly<Record<string, string>>;
  readonly environment?: Readonly<Record<string, string>>;
}

export function askedOf(answers: Answers): Asked {
  const { files = {}, folders = {}, links = {}, programs = {}, environment = {} } = answers;
  return {
    read: (path) => Promise.resolve(files[path]),
    list: (path) => Promise.resolve(folders[path] ?? []),
    real: (path) => Promise.resolve(links[path]),
    run: (program, ...words) => {
      const name = program.split(/[\\/]/).at(-1) ?? '';
      return Promise.resolve(programs[[name, ...words].join(' ')]);
    },
    environment: (name) => environment[name],
  };
}
