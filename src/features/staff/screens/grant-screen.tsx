// Handing keys over: who holds them and who agrees are both at the desk.
import { useTranslation } from 'react-i18next';
import type { Compartment } from '../../../kernel/compartments';
import { LinkButton } from '../../../ui/button';
import { call } from '../../../ui/call';
import { CheckboxGroup } from '../../../ui/choice';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { useGo } from '../../../ui/navigate';
import { Notice } from '../../../ui/notice';
import { SecondPerson } from '../../../ui/second-person';
import { showToast } from '../../../ui/toast';
import { staffContract, type StaffPerson } from '../contract';
import { AboutPerson } from './about-person';
import { SECOND_REFUSED_AT } from './second-refused';

export function GrantScreen() {
  const { t } = useTranslation();
  return (
    <AboutPerson title={(code) => t('staff:grant.title', { code })} lead={t('staff:grant.lead')}>
      {(person) =>
        person.waiting.length === 0 ? (
          <Notice title={t('staff:grant.nothing')} />
        ) : (
          <GrantForm person={person} />
        )
      }
    </AboutPerson>
  );
}

function GrantForm({ person }: { readonly person: StaffPerson }) {
  const { t } = useTranslation();
  const format = useFormat();
  const go = useGo();
  const page = `/office/staff/${person.id}`;
  const handable = person.waiting.filter(({ holders }) => holders.length > 0);
  const form = useFormOf({
    schema: staffContract.grant.input,
    start: {
      id: person.id,
      compartments: handable.map(({ compartment }) => compartment),
      second: { staffCode: '', passphrase: '' },
    },
    submit: (input) => call(staffContract.grant, input),
    refusalAt: { ...SECOND_REFUSED_AT, 'staff.holder-needed': 'compartments' },
    onDone: () => {
      showToast({ text: t('staff:grant.done', { code: person.code }) });
      go(page);
    },
  });
  return (
    <Form
      form={form}
      submitLabel={t('staff:grant.do')}
      savesByKey={false}
      secondary={
        <LinkButton href={page} kind="quiet">
          {t('ui:cancel')}
        </LinkButton>
      }
    >
      <CheckboxGroup<Compartment>
        label={t('staff:grant.which')}
        isRequired
        options={person.waiting.map(({ compartment, holders }) => ({
          id: compartment,
          text: t(`staff:compartment.${compartment}`),
          help:
            holders.length === 0
              ? t('staff:grant.held-by-nobody')
              : t('staff:grant.held-by', { codes: format.list(holders) }),
        }))}
        {...form.field('compartments')}
      />
      <SecondPerson
        why={t('staff:grant.second')}
        code={form.field('second.staffCode')}
        passphrase={form.field('second.passphrase')}
      />
    </Form>
  );
}
