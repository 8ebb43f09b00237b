// What an admission sends, where an age may be told as a year of birth.
import type { InputOf, OutputOf } from '../../../kernel/operation';
import { ageFrom, ageOrYear } from '../age-or-year';
import { residents } from '../contract';

export type AdmitStart = OutputOf<typeof residents.nextCaseNumber>;

/** The admission's own schema, where an age may be told as a year of birth. */
export function admissionSchema(today: string) {
  const { shape } = residents.admit.input;
  const guessedAge = ageOrYear(today).optional();
  return residents.admit.input.extend({
    stay: shape.stay.extend({ guessedAge }),
    children: shape.children.unwrap().element.extend({ guessedAge }).array().max(15).default([]),
  });
}

export type AdmissionSchema = ReturnType<typeof admissionSchema>;

/** What is sent: years of birth become ages. */
export function withAges(
  { stay, children = [], ...file }: InputOf<{ input: AdmissionSchema } & typeof residents.admit>,
  today: AdmitStart['today'],
): InputOf<typeof residents.admit> {
  return {
    ...file,
    stay: { ...stay, guessedAge: ageFrom(stay.guessedAge, today) },
    children: children.map((child) => ({
      ...child,
      guessedAge: ageFrom(child.guessedAge, today),
    })),
  };
}
