// Correcting a resident's file. What was typed stays on the screen when somebody else was quicker.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResidentId } from '../../../kernel/ids';
import { openedValue } from '../../../kernel/sealed';
import { LinkButton } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { DraftNotice } from '../../../ui/draft-line';
import { KeptSince, useDraftedForm } from '../../../ui/drafted-form';
import { Form } from '../../../ui/form';
import { Halves } from '../../../ui/layout';
import { useGo, useParam } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { type OpenedResident, residents } from '../contract';
import {
  FactsFields,
  IdentityFields,
  PresenceFields,
  REFUSED_AT,
  StayFields,
} from './resident-form';
import { type ResidentFormStart, residentFormSchema } from './resident-form-schema';

export function EditResidentScreen() {
  const { t } = useTranslation();
  const id = useParam('residentId') as ResidentId;
  const opened = useQueryOf(residents.open, { id });
  return (
    <Page
      title={t('residents:edit.title')}
      back={{ href: `/residents/${id}`, label: t('residents:page.title') }}
      width="form"
    >
      <QueryState of={opened}>{(resident) => <Correction resident={resident} />}</QueryState>
    </Page>
  );
}

function Correction({ resident }: { readonly resident: OpenedResident }) {
  const { t } = useTranslation();
  const go = useGo();
  // The file as it was when the editor began; a fresher one never slips in under the typing.
  const [before] = useState(resident);
  const [isOvertaken, setOvertaken] = useState(false);
  const { id } = before;
  const asksCase = before.facts.state === 'open';
  const place = { form: 'residents.correct', subjectId: id };
  const { form, draft } = useDraftedForm(place, {
    schema: residentFormSchema,
    start: fileOf(before),
    submit: async ({ expectedVersion, facts, ...input }) => {
      const answer = await call(residents.correct, {
        ...input,
        caseNumber: input.caseNumber ?? '',
        facts: asksCase ? facts : { sex: facts.sex },
        id,
        expectedVersion: expectedVersion ?? before.version,
      });
      const code = answer.kind === 'refused' ? answer.refusal.code : undefined;
      setOvertaken(code === 'residents.changed-meanwhile');
      return answer;
    },
    saved: t('residents:saved.corrected'),
    onDone: () => go(`/residents/${id}`),
    refusalAt: REFUSED_AT,
  });
  const asksIdentity = before.may.writeIdentity && before.identity.state !== 'unreadable';
  return (
    <>
      <DraftNotice draft={draft} onStartAfresh={() => form.reset(fileOf(resident))} />
      {isOvertaken ? (
        <Notice
          tone="needs"
          isLive
          title={t('residents:edit.overtaken')}
          actions={
            <LinkButton href={`/residents/${id}`}>{t('residents:edit.see-newest')}</LinkButton>
          }
        >
          {t('residents:edit.overtaken-help')}
        </Notice>
      ) : null}
      <Form
        form={form}
        submitLabel={t('residents:edit.save')}
        secondary={
          <KeptSince
            draft={draft}
            back={{ href: `/residents/${id}`, label: t('residents:cancel') }}
          />
        }
      >
        <Halves
          first={
            <>
              <PresenceFields form={form} />
              <StayFields
                form={form}
                asksAge={!asksIdentity && before.may.guessAge}
                asksCase={asksCase}
              />
            </>
          }
          second={<FactsFields form={form} asksCase={asksCase} asksCategory={false} />}
        />
        {asksIdentity ? <IdentityFields form={form} /> : null}
      </Form>
    </>
  );
}

function fileOf(resident: OpenedResident): ResidentFormStart {
  const presence = openedValue(resident.presence);
  const identity = openedValue(resident.identity);
  const stay = resident.stays[0];
  return {
    caseNumber: resident.caseNumber,
    presence: {
      preferredName: presence?.preferredName ?? '',
      room: presence?.room ?? '',
      alerts: presence?.alerts ?? [],
      alertNote: presence?.alertNote ?? '',
    },
    identity: resident.may.writeIdentity ? (identity ?? { name: {}, birth: null }) : null,
    facts: { sex: resident.sex, ...(openedValue(resident.facts) ?? CLOSED_FACTS) },
    stay: {
      admittedOn: stay?.admittedOn ?? null,
      referralSource: stay?.referralSource ?? null,
      guessedAge: guessedAgeOf(resident),
    },
    unanswered: resident.unanswered,
    expectedVersion: resident.version,
  };
}

/** The form wants a category; where the case is closed it is neither shown nor sent. */
const CLOSED_FACTS = { category: 'possible-victim' } as const;

/** An age that was only guessed is offered again; one that follows from a birth date is not. */
function guessedAgeOf({ identity, stays }: OpenedResident): number | null {
  const birth = openedValue(identity)?.birth;
  const age = stays[0]?.age ?? null;
  return birth?.precision === 'unknown' && age !== null ? age.years : null;
}
