// How the command line speaks: results on standard output, sentences about trouble on standard error.
import ar from '../../resources/locales/ar/errors.json';
import en from '../../resources/locales/en/errors.json';
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
    const written = BOOKS[this.#language]?.[code] ?? code;
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
