// Those who start together with the shelter. Each role opens its own rooms and no other; while the vault is being founded
// all keys are at hand, so nobody needs a second approver yet.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { COMPARTMENTS, covers, type Role, ROLE_ACCESS, ROLES } from '../../../kernel/compartments';
import { Code } from '../../../ui/bidi';
import { Button } from '../../../ui/button';
import { Form, useFormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { Card, Row, Stack, Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { Select } from '../../../ui/select';
import { TextField } from '../../../ui/text-field';
import { type NewStaff, vault } from '../contract';
import { withoutHolder } from './first-run-answers';
import { newOffer, Offered, scriptOf } from '../../../ui/offered-passphrase';
import { StepBack } from './step-back';

const personSchema = vault.found.input.shape.team.element.omit({ passphrase: true });
const MOST = 12;

export interface StepTeamProps {
  readonly managerCode: string;
  readonly team: readonly NewStaff[];
  readonly onTeam: (team: readonly NewStaff[]) => void;
  readonly onDone: () => void;
  readonly onBack: () => void;
}

export function StepTeam({ managerCode, team, onTeam, onDone, onBack }: StepTeamProps) {
  const { t } = useTranslation();
  const [isAdding, setAdding] = useState(false);
  const change = (index: number, passphrase: string) =>
    onTeam(team.map((person, at) => (at === index ? { ...person, passphrase } : person)));
  return (
    <Stack gap="l">
      <Notice title={t('vault:team.why-title')}>{t('vault:team.why')}</Notice>
      {team.map((person, index) => (
        <PersonCard
          key={person.code}
          person={person}
          onWords={(words) => change(index, words)}
          onRemove={() => onTeam(team.filter((_, at) => at !== index))}
        />
      ))}
      {isAdding ? (
        <AddPerson
          taken={[managerCode, ...team.map((person) => person.code)]}
          onAdd={(person) => {
            onTeam([...team, person]);
            setAdding(false);
          }}
          onCancel={() => setAdding(false)}
        />
      ) : (
        <div>
          <Button
            icon="resident-add"
            isDisabled={team.length >= MOST}
            onPress={() => setAdding(true)}
          >
            {t('vault:team.add')}
          </Button>
        </div>
      )}
      <Uncovered roles={['manager', ...team.map((person) => person.role)]} />
      <div className="form-actions">
        <Button kind="primary" isDisabled={isAdding} onPress={onDone}>
          {t(team.length === 0 ? 'vault:team.alone' : 'vault:first.continue')}
        </Button>
        <StepBack onPress={onBack} />
      </div>
    </Stack>
  );
}

interface PersonCardProps {
  readonly person: NewStaff;
  readonly onWords: (words: string) => void;
  readonly onRemove: () => void;
}

function PersonCard({ person, onWords, onRemove }: PersonCardProps) {
  const { t } = useTranslation();
  return (
    <Card
      title={
        <>
          {t(`staff:role.${person.role}`)} <Code>{person.code}</Code>
        </>
      }
      actions={
        <Button kind="quiet" size="small" onPress={onRemove}>
          {t('vault:team.remove')}
        </Button>
      }
    >
      <Text tone="muted">{t('vault:team.hand-over')}</Text>
      <Offered words={person.passphrase} onWords={onWords} />
    </Card>
  );
}

interface AddPersonProps {
  readonly taken: readonly string[];
  readonly onAdd: (person: NewStaff) => void;
  readonly onCancel: () => void;
}

function AddPerson({ taken, onAdd, onCancel }: AddPersonProps) {
  const { t, i18n } = useTranslation();
  const form = useFormOf({
    schema: personSchema,
    start: { code: '', role: null },
    submit: (input) =>
      Promise.resolve(
        taken.some((code) => isSame(code, input.code))
          ? ({
              kind: 'invalid',
              issues: [{ path: 'code', code: 'vault.staff-code-taken' }],
            } as const)
          : ({ kind: 'done', value: input } as const),
      ),
    onDone: (_value, person) =>
      onAdd({ ...personSchema.parse(person), passphrase: newOffer(scriptOf(i18n.language)) }),
  });
  const role = form.field('role');
  return (
    <Card title={t('vault:team.new')}>
      <Form
        form={form}
        submitLabel={t('vault:team.add-this')}
        secondary={
          <Button kind="quiet" onPress={onCancel}>
            {t('vault:team.cancel')}
          </Button>
        }
      >
        <div className="door-pair">
          <Select
            label={t('vault:team.role')}
            isRequired
            options={ROLES.map((id) => ({ id, text: t(`staff:role.${id}`) }))}
            {...role}
          />
          <TextField
            label={t('vault:manager.code')}
            kind="code"
            isRequired
            help={t('vault:team.code-help')}
            {...form.field('code')}
          />
        </div>
        {role.value === null || role.value === undefined ? null : <Opens role={role.value} />}
      </Form>
    </Card>
  );
}

function isSame(left: string, right: string): boolean {
  const fold = (code: string) => code.normalize('NFKC').trim().toLowerCase();
  return fold(left) === fold(right);
}

/** Which rooms of content this role's keys open. */
function Opens({ role }: { readonly role: Role }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rooms = COMPARTMENTS.filter((compartment) =>
    covers(ROLE_ACCESS[role][compartment], 'read'),
  );
  const names = format.list(rooms.map((room) => t(`staff:compartment.${room}`)));
  return (
    <Text tone="muted">
      {rooms.length === 0 ? t('staff:opens-nothing') : t('staff:opens', { rooms: names })}
    </Text>
  );
}

function Uncovered({ roles }: { readonly roles: readonly Role[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const rooms = withoutHolder(roles);
  if (rooms.length === 0) return null;
  const names = format.list(rooms.map((room) => t(`staff:compartment.${room}`)));
  return (
    <Row>
      <Notice tone="needs" title={t('vault:team.uncovered-title')}>
        {t('vault:team.uncovered', { rooms: names })}
      </Notice>
    </Row>
  );
}
