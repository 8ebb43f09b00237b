// Letting a newcomer in. The manager chooses code and role, the newcomer types the passphrase, a colleague agrees.
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { compartmentsOf, type Role, ROLES } from '../../../kernel/compartments';
import { checkTypedTwice } from '../../../kernel/new-passphrase';
import { LinkButton } from '../../../ui/button';
import { call, useQueryOf } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { Text } from '../../../ui/layout';
import { useGo } from '../../../ui/navigate';
import { NewPassphrase } from '../../../ui/new-passphrase';
import { Notice } from '../../../ui/notice';
import { OwnWords } from '../../../ui/own-words';
import { Page } from '../../../ui/page';
import { QueryState } from '../../../ui/query-state';
import { SecondPerson } from '../../../ui/second-person';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { showToast } from '../../../ui/toast';
import type { OutputOf } from '../../../kernel/operation';
import { worksAlone } from '../approval';
import { staffContract } from '../contract';
import { useRoomNames } from './room-words';
import { SECOND_REFUSED_AT } from './second-refused';

const schema = staffContract.invite.input
  .extend({ again: z.string() })
  .superRefine(checkTypedTwice);

type Staff = OutputOf<typeof staffContract.list>;

const REFUSED_AT = {
  ...SECOND_REFUSED_AT,
  'staff.code-was-used': 'code',
  'vault.passphrase-too-short': 'passphrase',
  'vault.passphrase-too-weak': 'passphrase',
};

export function InviteScreen() {
  const { t } = useTranslation();
  const list = useQueryOf(staffContract.list, {});
  return (
    <Page
      title={t('staff:invite.title')}
      lead={t('staff:invite.lead')}
      back={{ href: '/office/staff', label: t('staff:person.back') }}
      width="text"
    >
      <QueryState of={list}>
        {(value) => {
          const isAlone = worksAlone(value.staff);
          return <InviteForm key={String(isAlone)} all={value} isAlone={isAlone} />;
        }}
      </QueryState>
    </Page>
  );
}

interface InviteFormProps {
  readonly all: Staff;
  /** Nobody else works here who could agree. */
  readonly isAlone: boolean;
}

function useInviteForm(isAlone: boolean) {
  const { t } = useTranslation();
  const go = useGo();
  return useFormOf({
    schema,
    start: {
      code: '',
      role: null,
      passphrase: '',
      again: '',
      second: isAlone ? null : { staffCode: '', passphrase: '' },
    },
    submit: ({ again: _, ...input }) => call(staffContract.invite, input),
    refusalAt: REFUSED_AT,
    onDone: ({ id, isInForce }, { code }) => {
      // Otherwise their page says that it is completed at the next unlock.
      if (isInForce) showToast({ text: t('staff:invite.done', { code: code.trim() }) });
      go(`/office/staff/${id}`);
    },
  });
}

function InviteForm({ all, isAlone }: InviteFormProps) {
  const { t } = useTranslation();
  const form = useInviteForm(isAlone);
  const { role } = form.values;
  return (
    <Form
      form={form}
      submitLabel={t('staff:invite.do')}
      savesByKey={false}
      secondary={
        <LinkButton href="/office/staff" kind="quiet">
          {t('ui:cancel')}
        </LinkButton>
      }
    >
      <TextField
        label={t('staff:invite.code')}
        kind="code"
        isRequired
        help={t('staff:invite.code-help')}
        {...form.field('code')}
      />
      <Select
        label={t('staff:invite.role')}
        isRequired
        help={t('staff:invite.role-change')}
        options={ROLES.map((id) => ({ id, text: t(`staff:role.${id}`) }))}
        {...form.field('role')}
      />
      {role === null || role === undefined ? null : <WhatTheyGet role={role} all={all} />}
      <OwnWords words={[form.values.code ?? '', ...all.staff.map(({ code }) => code)]}>
        <NewPassphrase
          label={t('staff:invite.passphrase')}
          passphrase={form.field('passphrase')}
          again={form.field('again')}
        />
      </OwnWords>
      {isAlone ? (
        <Notice title={t('staff:invite.alone-title')}>{t('staff:invite.alone')}</Notice>
      ) : (
        <SecondPerson
          why={t('staff:invite.second')}
          code={form.field('second.staffCode')}
          passphrase={form.field('second.passphrase')}
        />
      )}
    </Form>
  );
}

/** Which keys the newcomer gets at once, and which wait for somebody who holds them. */
function WhatTheyGet({ role, all }: { readonly role: Role; readonly all: Staff }) {
  const { t } = useTranslation();
  const names = useRoomNames();
  const wanted = compartmentsOf(role);
  if (wanted.length === 0) return <Text tone="muted">{t('staff:invite.gets-nothing')}</Text>;
  const own = all.staff.find(({ self }) => self)?.held ?? [];
  const gets = wanted.filter((room) => own.includes(room));
  const others = wanted.filter((room) => !own.includes(room));
  const heldByOthers = others.filter(
    (room) => (all.holders.find((one) => one.compartment === room)?.count ?? 0) > 0,
  );
  return (
    <Text tone="muted">
      {gets.length === 0 ? null : t('staff:invite.gets', { rooms: names(gets) })}{' '}
      {heldByOthers.length === 0 ? null : t('staff:invite.waits', { rooms: names(heldByOthers) })}
    </Text>
  );
}
