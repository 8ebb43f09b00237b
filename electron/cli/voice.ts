// How the command line speaks: results on standard output, sentences about trouble on standard error.
import arLine from '../../resources/locales/ar/command-line.json';
import ar from '../../resources/locales/ar/errors.json';
import arImports from '../../resources/locales/ar/imports.json';
import enLine from '../../resources/locales/en/command-line.json';
import en from '../../resources/locales/en/errors.json';
import enImports from '../../resources/locales/en/imports.json';
import {
  RESIDENT_FORMS,
  type ResidentForms,
  type ShelterSettings,
  residentFormsOf,
  withResidentWord,
} from '../../src/features/shelter/index';
import { versionSentence } from '../../src/features/vault/index';
import type { AnswerOf, AnyOperation } from '../../src/kernel/operation';
import type { Refusal } from '../../src/kernel/result';

/** 0 done or accepted, 2 refused, 64 the command line itself was not understood, 70 a fault. */
export const EXIT = { done: 0, refused: 2, usage: 64, fault: 70 } as const;

const BOOKS: Readonly<Record<string, Readonly<Record<string, string>>>> = { ar, en };

const WORDS: Readonly<Record<string, Readonly<Record<string, object>>>> = {
  ar: { 'command-line': arLine, imports: arImports },
  en: { 'command-line': enLine, imports: enImports },
};
/** Where the answers of a list of facts begin. */
const FACT_WIDTH = 14;

export class Voice {
  readonly #language: string;
  #resident: ResidentForms = RESIDENT_FORMS.nazil;

  constructor(language: string | undefined) {
    this.#language = language === 'ar' ? 'ar' : 'en';
  }

  /** From here on in the words of the opened house. */
  speakFor(house: ShelterSettings): void {
    this.#resident = residentFormsOf(house);
  }

  say(line: string): void {
    process.stdout.write(`${line}\n`);
  }

  sayJson(value: unknown): void {
    this.say(JSON.stringify(value, undefined, 2));
  }

  complain(line: string): void {
    process.stderr.write(`${line}\n`);
  }

  sentence({ code, details }: Refusal): string {
    return this.#filled(BOOKS[this.#language]?.[code] ?? code, details);
  }

  /** Words of the chosen language: `command-line:import.made`. */
  words(key: string, details?: Refusal['details']): string {
    const [book = '', path = ''] = key.split(':');
    let found: unknown = WORDS[this.#language]?.[book];
    for (const step of path.split('.')) {
      found = typeof found === 'object' && found !== null ? Reflect.get(found, step) : undefined;
    }
    return this.#filled(typeof found === 'string' ? found : key, details);
  }

  fact(key: string, value: string): void {
    this.say(`${this.words(key).padEnd(FACT_WIDTH)}${value}`);
  }

  #filled(written: string, details: Refusal['details']): string {
    return withResidentWord(written, this.#resident).replace(
      /\{\{(\w+)\}\}/g,
      (_whole, name: string) => String(details?.[name] ?? ''),
    );
  }

  refuse(refusal: Refusal): number {
    this.complain(`${refusal.code}: ${this.sentence(refusal)}`);
    const code = versionSentence(refusal.code);
    const { details } = refusal;
    if (code !== undefined && details?.['version'] !== undefined) {
      this.complain(this.sentence({ code, details }));
    }
    return EXIT.refused;
  }

  /** The exit code for an answer that is not `done`. */
  notDone(answer: Exclude<AnswerOf<AnyOperation>, { kind: 'done' }>): number {
    switch (answer.kind) {
      case 'refused':
        return this.refuse(answer.refusal);
      case 'invalid':
        for (const issue of answer.issues) this.complain(`${issue.path}: ${issue.code}`);
        return EXIT.refused;
      case 'fault':
        this.complain(`fault ${answer.reference}`);
        return EXIT.fault;
    }
  }
}
