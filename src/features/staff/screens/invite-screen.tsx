// Letting a newcomer in. The manager chooses code and role; the newcomer types the passphrase.
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
import { Page } from '../../../ui/page';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { showToast } from '../../../ui/toast';
import { staffContract } from '../contract';
import { useRoomNames } from './room-words';

const schema = staffContract.invite.input
  .extend({ again: z.string() })
  .superRefine(checkTypedTwice);

const REFUSED_AT = {
  'staff.code-was-used': 'code',
  'vault.passphrase-too-short': 'passphrase',
  'vault.passphrase-too-weak': 'passphrase',
};

export function InviteScreen() {
  const { t } = useTranslation();
  const go = useGo();
  const form = useFormOf({
    schema,
    start: { code: '', role: null, passphrase: '', again: '' },
    submit: ({ code, role, passphrase }) => call(staffContract.invite, { code, role, passphrase }),
    refusalAt: REFUSED_AT,
    onDone: ({ id, isInForce }, { code }) => {
      // Otherwise their page says that it is completed at the next unlock.
      if (isInForce) showToast({ text: t('staff:invite.done', { code: code.trim() }) });
      go(`/office/staff/${id}`);
    },
  });
  const { role } = form.values;
  return (
    <Page
      title={t('staff:invite.title')}
      lead={t('staff:invite.lead')}
      back={{ href: '/office/staff', label: t('staff:person.back') }}
      width="text"
    >
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
        {role === null || role === undefined ? null : <WhatTheyGet role={role} />}
        <NewPassphrase
          label={t('staff:invite.passphrase')}
          passphrase={form.field('passphrase')}
          again={form.field('again')}
        />
      </Form>
    </Page>
  );
}

/** Which keys the newcomer gets at once, and which wait for somebody who holds them. */
function WhatTheyGet({ role }: { readonly role: Role }) {
  const { t } = useTranslation();
  const names = useRoomNames();
  const list = useQueryOf(staffContract.list, {});
  const wanted = compartmentsOf(role);
  if (wanted.length === 0) return <Text tone="muted">{t('staff:invite.gets-nothing')}</Text>;
  const own = list.value?.staff.find(({ self }) => self)?.held ?? [];
  const gets = wanted.filter((room) => own.includes(room));
  const others = wanted.filter((room) => !own.includes(room));
  const heldByOthers = others.filter(
    (room) => (list.value?.holders.find((one) => one.compartment === room)?.count ?? 0) > 0,
  );
  return (
    <Text tone="muted">
      {gets.length === 0 ? null : t('staff:invite.gets', { rooms: names(gets) })}{' '}
      {heldByOthers.length === 0 ? null : t('staff:invite.waits', { rooms: names(heldByOthers) })}
    </Text>
  );
}
