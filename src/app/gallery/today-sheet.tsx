// The gallery’s day: what a worker finds in the morning.
import { Badge } from '../../ui/badge';
import { Bidi, Code } from '../../ui/bidi';
import { Card, Columns, Facts, Section } from '../../ui/layout';
import { DoorList } from '../../ui/list';
import { Page } from '../../ui/page';
import { RESIDENTS } from './samples';
import { useWords } from './use-words';

export function TodaySheet() {
  const w = useWords();
  return (
    <Page title={w('today')} lead={w('lead')}>
      <Section title={w('needs')}>
        <DoorList
          label={w('needs')}
          items={[
            {
              id: '1',
              href: '/',
              icon: 'plan',
              title: w('due'),
              note: w('dueNote'),
              flags: <Badge tone="needs">{w('today')}</Badge>,
            },
            { id: '2', href: '/', icon: 'signed', title: w('approve'), note: w('dueNote') },
            { id: '3', href: '/', icon: 'clock', title: w('call'), note: w('dueNote') },
          ]}
        />
      </Section>
      <Columns>
        <Card title={w('progress')}>
          <Facts
            items={[
              { term: w('room'), value: <Code>2-4</Code> },
              { term: w('key'), value: <Bidi>{RESIDENTS[1]?.name}</Bidi> },
            ]}
          />
        </Card>
        <Card title={w('needs')} tone="needs">
          <p>{w('noticeText')}</p>
        </Card>
      </Columns>
    </Page>
  );
}
