// On the file that stays: which other number the person carried, since when, by whom, and until when it can be undone.
import { useTranslation } from 'react-i18next';
import { leftToRight } from '../../../kernel/left-to-right';
import type { ResidentId } from '../../../kernel/ids';
import { Bidi } from '../../../ui/bidi';
import { LinkButton } from '../../../ui/button';
import { useQueryOf } from '../../../ui/call';
import { useFormat } from '../../../ui/format';
import { Text } from '../../../ui/layout';
import { Notice } from '../../../ui/notice';
import { useMay } from '../../../ui/session';
import { fileMerges, type FileMergeView } from '../contract';
import { useDays } from './side-by-side';

export function MergedFiles({ residentId }: { readonly residentId: ResidentId }) {
  const { value } = useQueryOf(fileMerges.ofFile, { id: residentId });
  return (value?.merges ?? []).map((merge) => <Merged key={merge.id} merge={merge} />);
}

/** For those who may say that two files are of one person. */
export function MergeOffer({ residentId }: { readonly residentId: ResidentId }) {
  const { t } = useTranslation();
  const decides = useMay({ identity: 'write' });
  if (!decides) return null;
  return (
    <LinkButton kind="quiet" size="small" href={`/residents/${residentId}/merge`}>
      {t('file-merges:offer')}
    </LinkButton>
  );
}

function Merged({ merge }: { readonly merge: FileMergeView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { undone, undoUntil, mayUndo } = merge;
  const numbers = {
    number: leftToRight(merge.mergedNumber),
    staying: leftToRight(merge.stayingNumber),
  };
  const title = t(
    undone === null ? 'file-merges:file.carried' : 'file-merges:file.taken-apart',
    numbers,
  );
  return (
    <Notice
      title={title}
      actions={
        mayUndo ? (
          <LinkButton
            size="small"
            icon="undo"
            href={`/residents/${merge.stayingId}/merges/${merge.id}/undo`}
          >
            {t('file-merges:file.undo')}
          </LinkButton>
        ) : undefined
      }
    >
      <Text size="small">
        {t('file-merges:file.merged', { on: format.dateBoth(merge.mergedOn), ...twoCodes(merge) })}
        <Reason of={merge.reason} />
      </Text>
      {undone === null ? (
        <Text size="small">
          {mayUndo ? t('file-merges:file.until', { on: format.dateBoth(undoUntil) }) : null}
        </Text>
      ) : (
        <Text size="small">
          {t('file-merges:file.undone', { at: format.instant(undone.at), ...twoCodes(undone) })}
          <Reason of={undone.reason} />
        </Text>
      )}
      <PutAside merge={merge} />
    </Notice>
  );
}

interface TwoPeople {
  readonly staffCode: string;
  readonly secondCode: string;
}

function twoCodes({ staffCode, secondCode }: TwoPeople) {
  return { one: leftToRight(staffCode), two: leftToRight(secondCode) };
}

function Reason({ of }: { readonly of: FileMergeView['reason'] }) {
  if (of.state !== 'open') return null;
  return (
    <>
      {' · '}
      <Bidi>{of.value}</Bidi>
    </>
  );
}

function PutAside({ merge: { putAside } }: { readonly merge: FileMergeView }) {
  const { t } = useTranslation();
  const format = useFormat();
  const days = useDays();
  if (putAside.length === 0) return null;
  return (
    <Text size="small">
      {t('file-merges:file.put-aside', { stays: format.list(putAside.map(days)) })}
    </Text>
  );
}
