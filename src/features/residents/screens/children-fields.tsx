// Children who came with their mother: one press adds one, and the typing goes on in the new line.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button';
import { RadioGroup } from '../../../ui/choice';
import { Fieldset } from '../../../ui/fieldset';
import type { FormOf } from '../../../ui/form';
import { useFormat } from '../../../ui/format';
import { useShortcut } from '../../../ui/keyboard';
import { Columns, Row, Stack } from '../../../ui/layout';
import { NumberField, TextField } from '../../../ui/text-field';
import type { AdmissionSchema } from './admission-schema';
import { useResidentWords } from './resident-words';

export type FormWithChildren = FormOf<AdmissionSchema>;

const ADD = 'Ctrl+Shift+N';
const MOST = 15;

export function ChildrenFields({ form }: { readonly form: FormWithChildren }) {
  const { t } = useTranslation();
  const [takenOff, setTakenOff] = useState(0);
  const [added, setAdded] = useState<number | undefined>(undefined);
  const children = form.values.children ?? [];
  const canAdd = children.length < MOST;
  const add = () => {
    form.set('children', [...children, { name: '', sex: null, guessedAge: null }]);
    setAdded(children.length);
  };
  useShortcut(ADD, add, { isEnabled: canAdd });
  return (
    <Fieldset title={t('residents:children.title')} help={t('residents:children.add-help')}>
      <Stack>
        {children.map((_, at) => (
          // Fields are bound by place; after one child was taken off they are drawn anew.
          <ChildFields
            key={`${takenOff}-${at}`}
            form={form}
            at={at}
            isNew={at === added}
            onTakenOff={() => setTakenOff(takenOff + 1)}
          />
        ))}
        {canAdd ? (
          <Row>
            <Button icon="resident-add" shortcut={ADD} onPress={add}>
              {t('residents:children.add')}
            </Button>
          </Row>
        ) : null}
      </Stack>
    </Fieldset>
  );
}

interface ChildProps {
  readonly form: FormWithChildren;
  readonly at: number;
  readonly isNew: boolean;
  readonly onTakenOff: () => void;
}

function ChildFields({ form, at, isNew, onTakenOff }: ChildProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const words = useResidentWords();
  const number = format.number(at + 1);
  const remove = () => {
    form.set(
      'children',
      (form.values.children ?? []).filter((_, place) => place !== at),
    );
    onTakenOff();
  };
  return (
    <Fieldset title={t('residents:children.title-of', { number })}>
      <Columns min="narrow">
        <TextField
          label={t('residents:children.name')}
          kind="name"
          isRequired
          autoFocus={isNew}
          {...form.field(`children.${at}.name`)}
        />
        <RadioGroup
          label={t('residents:children.sex')}
          direction="row"
          isRequired
          options={words.sexes}
          {...form.field(`children.${at}.sex`)}
        />
        <NumberField
          label={t('residents:children.age')}
          {...form.field(`children.${at}.guessedAge`)}
        />
      </Columns>
      <Row>
        <Button kind="quiet" size="small" onPress={remove}>
          {t('residents:children.remove', { number })}
        </Button>
      </Row>
    </Fieldset>
  );
}
