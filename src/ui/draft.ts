// Keeps what is being written, two seconds after the last change and when the screen locks, and gives it back.
// A draft never becomes a record by itself, and it is never thrown away before its form was sent or the writer says so.
import { createContext, useCallback, useContext, useEffect, useRef, useState } from 'react';
import type { z } from 'zod';
import type { FormOf } from './form';

/** Which form, and which record it is about (`new` when none yet). */
export interface DraftPlace {
  readonly form: string;
  readonly subjectId: string;
}

export interface KeptDraft {
  /** UTC instant. */
  readonly savedAt: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** Where drafts are kept; the app hands it in. */
export interface DraftStore {
  /** Answers when it was kept; undefined when it could not be. */
  keep(place: DraftPlace, fields: Record<string, string>): Promise<string | undefined>;
  open(place: DraftPlace): Promise<KeptDraft | undefined>;
  discard(place: DraftPlace): Promise<void>;
}

const nowhere: DraftStore = {
  keep: () => Promise.resolve(undefined),
  open: () => Promise.resolve(undefined),
  discard: () => Promise.resolve(),
};

export const DraftStoreContext = createContext<DraftStore>(nowhere);

const PAUSE = 2000;
const mounted = new Set<() => Promise<void>>();

/** Keeps every draft on the screen now; for the moment before the lock. */
export async function flushDrafts(): Promise<void> {
  await Promise.all([...mounted].map((flush) => flush()));
}

export interface DraftSpec {
  readonly place: DraftPlace;
  readonly values: Readonly<Record<string, unknown>>;
  readonly isDirty: boolean;
  readonly restore: (values: Record<string, unknown>) => void;
}

export interface Draft {
  /** When this writing was last kept. */
  readonly savedAt: string | undefined;
  /** When what is now on the screen had been kept, if it came from a draft. */
  readonly restoredFrom: string | undefined;
  /** The form was sent or given up: its draft goes. */
  readonly discard: () => Promise<void>;
}

interface Writing extends DraftSpec {
  readonly store: DraftStore;
}

export function useDraft(spec: DraftSpec): Draft {
  const store = useContext(DraftStoreContext);
  const { form, subjectId } = spec.place;
  const latest = useRef<Writing>({ ...spec, store });
  const kept = useRef('');
  const isOver = useRef(false);
  const [savedAt, setSavedAt] = useState<string | undefined>();
  const [restoredFrom, setRestoredFrom] = useState<string | undefined>();
  const written = spec.isDirty ? JSON.stringify(spec.values) : '';
  useEffect(() => {
    latest.current = { ...spec, store };
  });

  const keepNow = useCallback(async () => {
    const { values, isDirty, place, store: into } = latest.current;
    const text = JSON.stringify(values);
    if (!isDirty || isOver.current || text === kept.current) return;
    kept.current = text;
    const at = await into.keep(place, fieldsOf(values));
    if (at === undefined) kept.current = '';
    else setSavedAt(at);
  }, []);

  useEffect(() => {
    let isAlive = true;
    isOver.current = false;
    void store.open({ form, subjectId }).then((found) => {
      if (!isAlive || found === undefined || latest.current.isDirty) return;
      latest.current.restore(valuesOf(found.fields));
      setRestoredFrom(found.savedAt);
    });
    return () => {
      isAlive = false;
    };
  }, [store, form, subjectId]);

  useEffect(() => {
    if (written === '') return undefined;
    const timer = setTimeout(() => void keepNow(), PAUSE);
    return () => clearTimeout(timer);
  }, [written, keepNow]);

  useEffect(() => {
    mounted.add(keepNow);
    return () => {
      mounted.delete(keepNow);
      void keepNow();
    };
  }, [keepNow]);

  const discard = useCallback(async () => {
    isOver.current = true;
    setSavedAt(undefined);
    setRestoredFrom(undefined);
    await store.discard({ form, subjectId });
  }, [store, form, subjectId]);
  return { savedAt, restoredFrom, discard };
}

/** The draft of a whole form. */
export function useFormDraft<Schema extends z.ZodType>(
  form: FormOf<Schema>,
  place: DraftPlace,
  onRestored?: () => void,
): Draft {
  return useDraft({
    place,
    values: form.values as Readonly<Record<string, unknown>>,
    isDirty: form.isDirty,
    restore: (values) => {
      form.reset(values as Parameters<FormOf<Schema>['reset']>[0]);
      onRestored?.();
    },
  });
}

function fieldsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const answered = Object.entries(values).filter(([, value]) => value !== undefined);
  return Object.fromEntries(answered.map(([name, value]) => [name, JSON.stringify(value)]));
}

function valuesOf(fields: Readonly<Record<string, string>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, JSON.parse(text) as unknown]),
  );
}
