// Admitting somebody. It begins with looking whether the person is already known; only then a file is made.
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call, useQueryOf } from '../../../ui/call';
import { DraftNotice } from '../../../ui/draft-line';
import { KeptSince, useDraftedForm } from '../../../ui/drafted-form';
import { Form } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Halves, Stack } from '../../../ui/layout';
import { useGo } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import type { OutputOf } from '../../../kernel/operation';
import { residents } from '../contract';
import { ChildrenFields, type FormWithChildren } from './children-fields';
import { admissionSchema, withAges } from './admission-schema';
import { DeskFields } from './desk-form';
import {
  DuplicateReason,
  FactsFields,
  IdentityFields,
  PresenceFields,
  REFUSED_AT,
  StayFields,
} from './resident-form';
import { nameParts, SearchFirst, type SearchedPerson } from './search-first';

type Start = OutputOf<typeof residents.nextCaseNumber>;
type AdmissionForm = FormWithChildren;

const PLACE = { form: 'residents.admit', subjectId: 'new' };

export function AdmitScreen() {
  const { t } = useTranslation();
  const start = useQueryOf(residents.nextCaseNumber, {});
  return (
    <Page
      title={t('residents:admit.title')}
      back={{ href: '/residents', label: t('residents:list.title') }}
      width="form"
    >
      <QueryState of={start}>
        {(value) => (
          <Stack>
            <FullHouse beds={value.beds} />
            <Admission start={value} />
          </Stack>
        )}
      </QueryState>
    </Page>
  );
}

/** Told and not refused: who stands at the door is not sent away by a number. */
function FullHouse({ beds }: Pick<Start, 'beds'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (beds === null || beds.taken < beds.capacity) return null;
  const numbers = { capacity: format.number(beds.capacity), taken: format.number(beds.taken) };
  return (
    <Notice tone="needs" title={t('residents:admit.full')}>
      {t('residents:admit.full-what', numbers)}
    </Notice>
  );
}

function emptyFile({ today, mayWriteIdentity, seesCase }: Start) {
  return {
    caseNumber: null,
    presence: { preferredName: '', room: '', alerts: [], alertNote: '' },
    identity: mayWriteIdentity ? { name: {}, birth: null } : null,
    facts: {
      sex: null,
      category: seesCase ? null : ('undetermined' as const),
      exploitationForms: [],
      nationality: null,
    },
    stay: { admittedOn: today, referralSource: null, guessedAge: null },
    acknowledgedDuplicates: null,
    unanswered: {},
    children: [],
  };
}

function Admission({ start }: { readonly start: Start }) {
  const { t } = useTranslation();
  const go = useGo();
  const [isWriting, setWriting] = useState(false);
  const schema = useMemo(() => admissionSchema(start.today), [start.today]);
  const { form, draft } = useDraftedForm(
    PLACE,
    {
      schema,
      start: emptyFile(start),
      submit: (input) => call(residents.admit, withAges(input, start.today)),
      saved: ({ caseNumber }) => t('residents:admit.done', { caseNumber }),
      onDone: ({ id }) => go(`/residents/${id}`),
      refusalAt: REFUSED_AT,
    },
    () => setWriting(true),
  );
  const begin = (person: SearchedPerson) => {
    takeOver(form, person, start.mayWriteIdentity);
    setWriting(true);
  };
  const startAfresh = () => {
    form.reset(emptyFile(start));
    setWriting(false);
  };
  if (!isWriting) return <SearchFirst onContinue={begin} />;
  return (
    <>
      <DraftNotice draft={draft} onStartAfresh={startAfresh} />
      <Form
        form={form}
        submitLabel={t('residents:admit.save')}
        secondary={<KeptSince draft={draft} />}
      >
        {start.seesCase ? <CaseFileFields form={form} start={start} /> : <DeskFields form={form} />}
      </Form>
    </>
  );
}

function CaseFileFields({ form, start }: { readonly form: AdmissionForm; readonly start: Start }) {
  return (
    <>
      {asksForReason(form) ? <DuplicateReason form={form} /> : null}
      <Halves
        first={
          <>
            <PresenceFields form={form} />
            <StayFields form={form} asksAge asksCase nextNumber={start.caseNumber} />
          </>
        }
        second={<FactsFields form={form} asksCase />}
      />
      {start.mayWriteIdentity ? <IdentityFields form={form} /> : null}
      <ChildrenFields form={form} />
    </>
  );
}

function asksForReason(form: AdmissionForm): boolean {
  const isWritten = (form.values.acknowledgedDuplicates ?? '') !== '';
  return isWritten || form.issues.some((issue) => issue.path === 'acknowledgedDuplicates');
}

/** What was typed for the search need not be typed again. */
function takeOver(form: AdmissionForm, person: SearchedPerson, mayWriteIdentity: boolean): void {
  const parts = nameParts(person.name);
  form.set('presence.preferredName', mayWriteIdentity ? (parts.given ?? '') : person.name);
  if (mayWriteIdentity) form.set('identity.name', parts);
  if (person.birthYear !== null && !mayWriteIdentity) form.set('stay.guessedAge', person.birthYear);
  if (mayWriteIdentity && person.birthYear !== null) {
    form.set('identity.birth', { precision: 'year', date: `${person.birthYear}-01-01` });
  }
  if (person.sex !== null) form.set('facts.sex', person.sex);
  if (person.reason !== undefined) form.set('acknowledgedDuplicates', person.reason);
}
