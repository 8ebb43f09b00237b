// The gallery’s parts: buttons, notices, dialogs, what small things there are.
import { useState } from 'react';
import { Badge, Flag } from '../../ui/badge';
import { Button } from '../../ui/button';
import { Checkbox, CheckboxGroup, Switch } from '../../ui/choice';
import { ConfirmDialog } from '../../ui/dialog';
import { EmptyState } from '../../ui/empty-state';
import { FileDrop } from '../../ui/file-drop';
import { useFormat } from '../../ui/format';
import { Columns, Row, Section, Stack } from '../../ui/layout';
import { Notice } from '../../ui/notice';
import { Page } from '../../ui/page';
import { PassphraseField } from '../../ui/passphrase-field';
import { ProgressBar } from '../../ui/progress-bar';
import { Select } from '../../ui/select';
import { SimpleTable } from '../../ui/simple-table';
import { Steps } from '../../ui/steps';
import { NumberField, TextField } from '../../ui/text-field';
import { useWords } from './use-words';

export function PartsSheet() {
  const w = useWords();
  const format = useFormat();
  const [isAsking, setAsking] = useState(false);
  const [text, setText] = useState('');
  const [count, setCount] = useState<number | null>(12);
  const [is, setIs] = useState(true);
  const [room, setRoom] = useState<string | null>(null);
  const [several, setSeveral] = useState<string[]>(['1']);
  return (
    <Page title="ui" lead={w('noticeText')}>
      <Section title="button">
        <Row>
          <Button kind="primary">{w('save')}</Button>
          <Button>{w('later')}</Button>
          <Button kind="quiet" icon="print">
            {w('plan')}
          </Button>
          <Button kind="destructive" onPress={() => setAsking(true)}>
            {w('remove')}
          </Button>
          <Button kind="primary" isPending>
            {w('save')}
          </Button>
          <Button isDisabled>{w('later')}</Button>
          <Button size="small" icon="edit">
            {w('plan')}
          </Button>
        </Row>
        <Row>
          <Badge>{w('draft')}</Badge>
          <Badge tone="teal">{w('plan')}</Badge>
          <Badge tone="done" icon="check">
            {w('done')}
          </Badge>
          <Flag>{w('needs')}</Flag>
        </Row>
      </Section>
      <Section title="field">
        <Columns>
          <Stack>
            <TextField
              label={w('name')}
              value={text}
              onChange={setText}
              kind="name"
              help={w('nameHelp')}
            />
            <TextField
              label={w('file')}
              value="K-2026-014"
              onChange={setText}
              kind="code"
              error={w('reason')}
            />
            <NumberField label={w('sessions')} value={count} onChange={setCount} />
            <PassphraseField label={w('passphrase')} value={text} onChange={setText} />
          </Stack>
          <Stack>
            <Select
              label={w('room')}
              value={room}
              onChange={setRoom}
              options={['1', '2', '3'].map((id) => ({
                id,
                text: `${w('room')} ${format.digits(id)}`,
              }))}
            />
            <CheckboxGroup
              label={w('key')}
              value={several}
              onChange={setSeveral}
              options={['1', '2'].map((id) => ({
                id,
                text: `${w('plan')} ${format.digits(id)}`,
                help: w('nameHelp'),
              }))}
            />
            <Checkbox label={w('agree')} value={is} onChange={setIs} />
            <Switch label={w('urgent')} value={is} onChange={setIs} />
          </Stack>
        </Columns>
      </Section>
      <Section title="notice">
        <Stack>
          <Notice
            title={w('noticeTitle')}
            tone="needs"
            actions={<Button size="small">{w('open')}</Button>}
          >
            {w('noticeText')}
          </Notice>
          <Notice tone="done" title={w('done')} />
          <Notice>{w('noticeText')}</Notice>
          <ProgressBar
            label={w('importing')}
            done={4200}
            total={21195}
            step={w('step2')}
            onCancel={() => undefined}
          />
          <Steps
            label={w('importing')}
            items={[
              { id: '1', title: w('step1'), status: 'done' },
              { id: '2', title: w('step2'), status: 'current' },
              { id: '3', title: w('step3'), status: 'todo' },
              { id: '4', title: w('step4'), status: 'todo' },
            ]}
          />
          <FileDrop label={w('drop')} help={w('dropHelp')} onFile={() => undefined} />
        </Stack>
      </Section>
      <Section title="table">
        <SimpleTable
          caption={w('residents')}
          columns={[
            { id: 'a', title: w('room') },
            { id: 'b', title: w('female'), kind: 'number' },
            { id: 'c', title: w('male'), kind: 'number' },
          ]}
          rows={[
            { id: '1', cells: ['1', format.number(12), format.number(3)] },
            { id: '2', cells: ['2', format.number(1200), format.number(31)] },
          ]}
          footer={{ id: 'f', cells: [w('residents'), format.number(1212), format.number(34)] }}
        />
      </Section>
      <Section title="empty">
        <EmptyState
          icon="plan"
          title={w('emptyTitle')}
          help={w('emptyHelp')}
          action={<Button>{w('plan')}</Button>}
        />
      </Section>
      <ConfirmDialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={w('remove')}
        confirmLabel={w('remove')}
        onConfirm={() => setAsking(false)}
        tone="destructive"
      >
        {w('noticeText')}
      </ConfirmDialog>
    </Page>
  );
}
