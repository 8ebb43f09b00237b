// The gallery’s form: every kind of field.
import { z } from 'zod';
import { calendarDate } from '../../kernel/calendar-date';
import { partialDate } from '../../kernel/partial-date';
import { requiredText } from '../../kernel/text';
import { Button } from '../../ui/button';
import { RadioGroup } from '../../ui/choice';
import { DateField, PartialDateField } from '../../ui/date-field';
import { DurationField } from '../../ui/duration-field';
import { Fieldset } from '../../ui/fieldset';
import { Form, useFormOf } from '../../ui/form';
import { useFormat } from '../../ui/format';
import { MomentField } from '../../ui/moment-field';
import { MoneyField } from '../../ui/money-field';
import { Page } from '../../ui/page';
import { PlaceField } from '../../ui/place-field';
import { ComboBox } from '../../ui/select';
import { TextArea, TextField } from '../../ui/text-field';
import { useWords } from './use-words';

const SAMPLE = z.object({
  name: requiredText(40),
  sex: z.enum(['female', 'male']),
  nationality: z.string(),
  birth: partialDate(),
  admittedOn: calendarDate(),
  took: z.string().nullable(),
  paid: z.string().nullable(),
  went: z.string().nullable(),
  left: z.string().nullable(),
  notes: z.string().optional(),
});

export function FormSheet() {
  const w = useWords();
  const format = useFormat();
  const form = useFormOf({
    schema: SAMPLE,
    start: { name: '', birth: null, took: null, paid: null, went: 'EG-ALX', left: null },
    submit: () => Promise.resolve({ kind: 'refused', refusal: { code: 'access.denied' } } as const),
  });
  const asked = (name: 'took' | 'paid' | 'went' | 'left') => {
    const { value, ...rest } = form.field(name);
    return { ...rest, value: value ?? null };
  };
  return (
    <Page title={w('admit')} back={{ href: '/', label: w('residents') }} width="form">
      <Form
        form={form}
        submitLabel={w('save')}
        secondary={<Button kind="quiet">{w('later')}</Button>}
      >
        <Fieldset title={w('who')}>
          <TextField
            label={w('name')}
            help={w('nameHelp')}
            kind="name"
            isRequired
            {...form.field('name')}
          />
          <RadioGroup
            label={w('sex')}
            direction="row"
            options={[
              { id: 'female', text: w('female') },
              { id: 'male', text: w('male') },
            ]}
            {...form.field('sex')}
          />
          <ComboBox
            label={w('nationality')}
            options={format.countries()}
            {...form.field('nationality')}
          />
          <PartialDateField label={w('birth')} why={w('birthWhy')} {...form.field('birth')} />
          <DateField label={w('admitted')} isRequired {...form.field('admittedOn')} />
        </Fieldset>
        <Fieldset title={w('errand')}>
          <DurationField label={w('took')} help={w('tookHelp')} {...asked('took')} />
          <MoneyField label={w('paid')} {...asked('paid')} />
          <PlaceField label={w('went')} {...asked('went')} />
          <MomentField label={w('left')} isRequired {...asked('left')} />
        </Fieldset>
        <Fieldset title={w('notes')}>
          <TextArea label={w('notes')} {...form.field('notes')} />
        </Fieldset>
      </Form>
    </Page>
  );
}
