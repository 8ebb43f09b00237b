// Every operation of the real host, and junk shaped after each one's own input.
import fc from 'fast-check';
import { z } from 'zod';
import type { Host } from '../../electron/vault/host/host';

export type NamedOperation = Host['operations'][number];

const PROTO = '__proto__';

/** Values that no schema of ours should choke on. */
export function junkValue(known: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.constantFrom<unknown>(
      undefined,
      null,
      '',
      0,
      -1,
      1.5,
      Number.NaN,
      Number.POSITIVE_INFINITY,
      2 ** 53,
      true,
      [],
      {},
      '\u0000',
      '\u202e\u200f',
      '\ud800',
      "'; DROP TABLE residents; --",
      '9999-99-99',
      '2026-02-30',
      '١٤٤٧-٠١-٠١',
      'x'.repeat(100_000),
      new Uint8Array(64),
      new Date(0),
      JSON.parse('{"__proto__":{"polluted":true},"constructor":{"prototype":{}}}'),
    ),
    fc.constantFrom(...known),
    fc.string(),
    fc.integer(),
    fc.array(fc.anything(), { maxLength: 4 }),
    fc.anything({ maxDepth: 3, withNullPrototype: true, withMap: true, withBigInt: true }),
    fc.integer({ min: 50, max: 400 }).map(nested),
  );
}

function nested(depth: number): unknown {
  let value: unknown = 'x';
  for (let level = 0; level < depth; level += 1)
    value = level % 2 === 0 ? [value] : { deeper: value };
  return value;
}

/** Inputs near an operation's own: its field names with junk, plus plain junk. */
export function inputsNear(
  operation: NamedOperation,
  known: readonly string[],
): fc.Arbitrary<unknown> {
  const schema = z.toJSONSchema(operation.input as z.ZodType, {
    io: 'input',
    unrepresentable: 'any',
  });
  return fc.oneof(
    { weight: 4, arbitrary: nearOf(schema as JsonSchema, known) },
    { weight: 1, arbitrary: junkValue(known) },
  );
}

interface JsonSchema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly JsonSchema[];
}

/** Mostly fitting, with junk in some places: so that the bad field is reached one at a time. */
function nearOf(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 5, arbitrary: fittingOf(schema, known) },
    { weight: 1, arbitrary: junkValue(known) },
  );
}

function fittingOf(schema: JsonSchema, known: readonly string[]): fc.Arbitrary<unknown> {
  if (schema.anyOf !== undefined) return fc.oneof(...schema.anyOf.map((one) => nearOf(one, known)));
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
  switch (schema.type) {
    case 'object':
      return fc
        .record(
          Object.fromEntries(
            Object.entries(schema.properties ?? {}).map(([key, one]) => [key, nearOf(one, known)]),
          ),
          { noNullPrototype: true },
        )
        .chain((fields) => fc.constantFrom(fields, { ...fields, stranger: 1 }, withProto(fields)));
    case 'array':
      return fc.array(nearOf(schema.items ?? {}, known), { maxLength: 3 });
    case 'string':
      return fc.constantFrom(...known, 'سلمى', '2026-02-01', 'x');
    case 'integer':
      return fc.constantFrom<unknown>(1, 2, 0, -1);
    case 'number':
      return fc.constantFrom<unknown>(1, 0.5, -1, 1e308);
    case 'boolean':
      return fc.boolean();
    default:
      return junkValue(known);
  }
}

function withProto(fields: object): object {
  const bare: unknown = JSON.parse(`{"${PROTO}":{"polluted":true}}`);
  return Object.assign(Object.create({ polluted: true }) as object, fields, bare);
}

/** What a call without any input looks like for every operation. */
export function callOf(operation: string, input: unknown, sessionId?: string) {
  return {
    kind: 'call' as const,
    callId: 'test',
    operation,
    input,
    ...(sessionId === undefined ? {} : { sessionId }),
  };
}
