// How to say what an object of a summary's PDF may hold. A shape names every key: what it does not name is refused,
// so that nothing harmful has to be listed.
import type { PdfFile, PdfObject, PdfValue } from './pdf-objects';

export type Shape = (value: PdfValue | undefined, walk: Walk) => boolean;

/** What one kind of numbered object is. `pack`: whether it is a stream. */
export interface Role {
  readonly shape: Shape;
  readonly isStream: boolean;
}

const MAX_DEPTH = 100;

/** One walk through a file, from its root: each object is entered once and keeps the role it was met in. */
export class Walk {
  readonly #roles = new Map<number, Role>();
  #depth = 0;

  constructor(private readonly file: PdfFile) {}

  object(number: number): PdfObject | undefined {
    return this.file.objects.get(number);
  }

  enter(number: number, role: Role): boolean {
    const known = this.#roles.get(number);
    if (known !== undefined) return known === role;
    const object = this.object(number);
    if (object === undefined || (object.stream !== undefined) !== role.isStream) return false;
    this.#roles.set(number, role);
    this.#depth += 1;
    const fits = this.#depth <= MAX_DEPTH && role.shape(object.value, this);
    this.#depth -= 1;
    if (!fits) this.#roles.delete(number);
    return fits;
  }

  isAs(number: number, role: Role): boolean {
    return this.#roles.get(number) === role;
  }

  /** No object is left that nothing leads to. */
  get isComplete(): boolean {
    return this.#roles.size === this.file.objects.size;
  }
}

export const object = (shape: Shape): Role => ({ shape, isStream: false });

/** A stream packed once by Flate; its length was checked when it was read. */
export function stream(keys: Readonly<Record<string, Shape>> = {}): Role {
  return { shape: dict({ Filter: name('FlateDecode'), Length: whole, ...keys }), isStream: true };
}

/** Exactly these keys; those in `mayLack` need not be there. */
export function dict(
  keys: Readonly<Record<string, Shape>>,
  mayLack: Readonly<Record<string, Shape>> = {},
): Shape {
  return (value, walk) => {
    if (value?.kind !== 'dict') return false;
    const known = new Map(Object.entries({ ...keys, ...mayLack }));
    return (
      Object.keys(keys).every((key) => value.entries.has(key)) &&
      [...value.entries].every(([key, item]) => known.get(key)?.(item, walk) === true)
    );
  };
}

/** A dictionary whose keys follow a pattern, as the names of fonts do. */
export function named(pattern: RegExp, shape: Shape): Shape {
  return (value, walk) =>
    value?.kind === 'dict' &&
    [...value.entries].every(([key, item]) => pattern.test(key) && shape(item, walk));
}

export function list(shape: Shape): Shape {
  return (value, walk) => value?.kind === 'list' && value.items.every((item) => shape(item, walk));
}

export function tuple(...shapes: readonly Shape[]): Shape {
  return (value, walk) =>
    value?.kind === 'list' &&
    value.items.length === shapes.length &&
    shapes.every((shape, at) => shape(value.items[at], walk));
}

export function name(...allowed: readonly string[]): Shape {
  return (value) => value?.kind === 'name' && allowed.includes(value.text);
}

export function text(pattern: RegExp): Shape {
  return (value) => value?.kind === 'text' && pattern.test(value.text);
}

export const whole: Shape = (value) =>
  value?.kind === 'number' && Number.isSafeInteger(value.value) && value.value >= 0;
export const number: Shape = (value) => value?.kind === 'number';
export const isTrue: Shape = (value) => value?.kind === 'truth' && value.value;

export function exactly(wanted: number): Shape {
  return (value) => value?.kind === 'number' && value.value === wanted;
}

export function either(...shapes: readonly Shape[]): Shape {
  return (value, walk) => shapes.some((shape) => shape(value, walk));
}

/** A reference to an object of this role. */
export function to(role: () => Role): Shape {
  return (value, walk) => value?.kind === 'ref' && walk.enter(value.number, role());
}

/** A reference back to an object that was met before, in this role. */
export function backTo(role: () => Role): Shape {
  return (value, walk) => value?.kind === 'ref' && walk.isAs(value.number, role());
}

export function entry(value: PdfValue | undefined, key: string): PdfValue | undefined {
  return value?.kind === 'dict' ? value.entries.get(key) : undefined;
}

export function refOf(value: PdfValue | undefined): number | undefined {
  return value?.kind === 'ref' ? value.number : undefined;
}

export function itemsOf(value: PdfValue | undefined): readonly PdfValue[] {
  return value?.kind === 'list' ? value.items : [];
}
