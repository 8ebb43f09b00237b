// Words of coded columns that the house does not know, and the code the worker gives each of them.
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../ui/format';
import { Columns, Section, Stack, Text } from '../../../ui/layout';
import { ComboBox, Select } from '../../../ui/select';
import type { ImportPreview } from '../contract';
import { useCodeWords } from './code-words';
import type { MappingProps } from './column-mapping';
import { withWord } from './import-plan';

type Coded = ImportPreview['words'][number];
type Word = Coded['words'][number];

export function WordMapping({ preview, onChange }: MappingProps) {
  const { t } = useTranslation();
  const asked = preview.words.filter(({ words }) => words.length > 0);
  if (asked.length === 0) return null;
  return (
    <Section title={t('imports:map.words')} description={t('imports:map.words-help')}>
      <Stack>
        {asked.map((coded) => (
          <CodedColumn key={coded.target} coded={coded} preview={preview} onChange={onChange} />
        ))}
      </Stack>
    </Section>
  );
}

function CodedColumn({ coded, preview, onChange }: MappingProps & { readonly coded: Coded }) {
  const { t } = useTranslation();
  const format = useFormat();
  const codes = useCodeWords();
  const settled = new Set(
    preview.mapping.values.filter(({ target }) => target === coded.target).map(({ word }) => word),
  );
  const open = coded.words.filter(({ word, code }) => code === null || settled.has(word));
  const known = coded.words.filter((one) => !open.includes(one));
  return (
    <Stack gap="s">
      <h3>{t(`imports:target.${coded.target}`)}</h3>
      {known.length === 0 ? null : (
        <Text tone="muted" size="small">
          {t('imports:map.known-words')}{' '}
          {format.list(
            known.map(({ word, code }) =>
              t('imports:map.known-word', {
                word: `\u2068${word}\u2069`,
                meaning: codes.textOf(coded.target, code ?? ''),
              }),
            ),
          )}
        </Text>
      )}
      {open.length === 0 ? null : (
        <Columns min="narrow">
          {open.map((word) => (
            <WordChoice
              key={word.word}
              coded={coded}
              word={word}
              onChange={(code) =>
                onChange(withWord(preview.mapping, { target: coded.target, word: word.word }, code))
              }
            />
          ))}
        </Columns>
      )}
    </Stack>
  );
}

interface WordChoiceProps {
  readonly coded: Coded;
  readonly word: Word;
  readonly onChange: (code: string | null) => void;
}

function WordChoice({ coded, word, onChange }: WordChoiceProps) {
  const { t } = useTranslation();
  const codes = useCodeWords();
  const common = {
    label: `\u2068${word.word}\u2069`,
    help: t('imports:file.note-count', { count: word.count }),
    value: word.code === '' ? null : word.code,
    onChange,
  };
  if (coded.target === 'nationality') {
    const countries = codes.countries();
    // What is typed and is no country leaves the word open, as before anything was typed.
    const only = (code: string | null) =>
      onChange(countries.some(({ id }) => id === code) ? code : null);
    return <ComboBox {...common} onChange={only} options={countries} />;
  }
  const options = coded.choices.map((id) => ({ id, text: codes.textOf(coded.target, id) }));
  return <Select {...common} options={options} placeholder={t('imports:map.leave-open')} />;
}
