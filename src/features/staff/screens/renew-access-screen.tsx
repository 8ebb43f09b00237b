// A colleague forgot the passphrase: new keys, and a new passphrase that only its owner types.
import { useTranslation } from 'react-i18next';
import { z } from 'zod';
import { checkTypedTwice } from '../../../kernel/new-passphrase';
import { LinkButton } from '../../../ui/button';
import { call } from '../../../ui/call';
import { Form, useFormOf } from '../../../ui/form';
import { Stack, Text } from '../../../ui/layout';
import { useGo } from '../../../ui/navigate';
import { NewPassphrase } from '../../../ui/new-passphrase';
import { Notice } from '../../../ui/notice';
import { OwnWords } from '../../../ui/own-words';
import { SecondPerson } from '../../../ui/second-person';
import { showToast } from '../../../ui/toast';
import { staffContract, type StaffPerson } from '../contract';
import { AboutPerson, heldAlone } from './about-person';
import { useRoomNames } from './room-words';
import { SECOND_REFUSED_AT } from './second-refused';

const schema = staffContract.renewAccess.input
  .extend({ again: z.string() })
  .superRefine(checkTypedTwice);

export function RenewAccessScreen() {
  const { t } = useTranslation();
  const names = useRoomNames();
  return (
    <AboutPerson title={(code) => t('staff:renew.title', { code })} lead={t('staff:renew.lead')}>
      {(person, all) => {
        const alone = heldAlone(person, all);
        return (
          <Stack gap="l">
            <Text tone="muted">{t('staff:renew.drafts')}</Text>
            {alone.length === 0 ? null : (
              <Notice tone="needs">{t('staff:renew.only', { rooms: names(alone) })}</Notice>
            )}
            <RenewForm person={person} />
          </Stack>
        );
      }}
    </AboutPerson>
  );
}

function RenewForm({ person }: { readonly person: StaffPerson }) {
  const { t } = useTranslation();
  const go = useGo();
  const page = `/office/staff/${person.id}`;
  const form = useFormOf({
    schema,
    start: {
      id: person.id,
      passphrase: '',
      again: '',
      second: { staffCode: '', passphrase: '' },
    },
    submit: ({ id, passphrase, second }) =>
      call(staffContract.renewAccess, { id, passphrase, second }),
    refusalAt: { ...SECOND_REFUSED_AT, 'vault.passphrase-too-weak': 'passphrase' },
    onDone: ({ isInForce }) => {
      // Otherwise their page says that it is completed at the next unlock.
      if (isInForce) showToast({ text: t('staff:renew.done', { code: person.code }) });
      go(page);
    },
  });
  return (
    <Form
      form={form}
      submitLabel={t('staff:renew.do')}
      savesByKey={false}
      secondary={
        <LinkButton href={page} kind="quiet">
          {t('ui:cancel')}
        </LinkButton>
      }
    >
      <OwnWords words={[person.code]}>
        <NewPassphrase
          label={t('staff:renew.passphrase')}
          passphrase={form.field('passphrase')}
          again={form.field('again')}
        />
      </OwnWords>
      <SecondPerson
        why={t('staff:renew.second')}
        code={form.field('second.staffCode')}
        passphrase={form.field('second.passphrase')}
      />
    </Form>
  );
}
