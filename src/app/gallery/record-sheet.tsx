// The gallery’s record: a resident’s file with its tabs and charts.
import { Flag } from '../../ui/badge';
import { Bidi, Code } from '../../ui/bidi';
import { Button } from '../../ui/button';
import { BarChart } from '../../ui/chart/bar-chart';
import { TimeChart } from '../../ui/chart/time-chart';
import { EmptyState } from '../../ui/empty-state';
import { useFormat } from '../../ui/format';
import { Card, Stack } from '../../ui/layout';
import { Timeline } from '../../ui/list';
import { Page } from '../../ui/page';
import { RecordHeader } from '../../ui/record-header';
import { Tabs } from '../../ui/tabs';
import { RESIDENTS, SCORES } from './samples';
import { useWords } from './use-words';

export function RecordSheet() {
  const w = useWords();
  const format = useFormat();
  const first = SCORES[0];
  return (
    <Page
      title={w('name')}
      width="wide"
      header={
        <RecordHeader
          title={<Bidi>{RESIDENTS[0]?.name}</Bidi>}
          code="K-2026014"
          flags={
            <>
              <Flag icon="warning">{w('allergy')}</Flag>
              <Flag>{w('quiet')}</Flag>
            </>
          }
          facts={[
            { label: w('age'), value: format.age(27, { estimated: true }) },
            { label: w('room'), value: <Code>2-4</Code> },
            { label: w('admitted'), value: first === undefined ? '' : format.dateBoth(first.on) },
          ]}
          actions={<Button kind="primary">{w('progress')}</Button>}
        />
      }
      panel={
        <Timeline
          label={w('progress')}
          items={SCORES.map((score) => ({
            id: score.id,
            on: score.on,
            title: w('chartTitle'),
            note: format.number(score.value),
            icon: 'chart',
          }))}
        />
      }
    >
      <Tabs
        label={w('plan')}
        items={[
          { id: 'progress', title: w('progress'), content: <Charts /> },
          {
            id: 'plan',
            title: w('plan'),
            content: (
              <EmptyState
                icon="plan"
                title={w('emptyTitle')}
                help={w('emptyHelp')}
                action={<Button icon="plus">{w('plan')}</Button>}
              />
            ),
          },
        ]}
      />
    </Page>
  );
}

function Charts() {
  const w = useWords();
  return (
    <Stack gap="l">
      <Card>
        <TimeChart
          title={w('chartTitle')}
          sentence={w('chartSentence')}
          valueLabel={w('score')}
          points={SCORES}
          min={0}
          max={27}
          band={{ from: 0, to: 9, label: w('goalBand') }}
          events={[
            { on: SCORES[2]?.on ?? ('2026-01-01' as never), label: w('event') },
            { on: '2026-02-10' as never, label: w('event2') },
          ]}
        />
      </Card>
      <Card>
        <BarChart
          title={w('residents')}
          sentence={w('lead')}
          categoryLabel={w('room')}
          valueLabel={w('sessions')}
          bars={[
            { id: 'a', label: w('female'), value: 34 },
            { id: 'b', label: w('male'), value: 12 },
            { id: 'c', label: w('needs'), value: undefined },
          ]}
        />
      </Card>
    </Stack>
  );
}
