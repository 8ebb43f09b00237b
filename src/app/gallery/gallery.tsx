// Every part of src/ui in its states, inside the real frame. Development only.
import type { ReactNode } from 'react';
import { showToast } from '../../ui/toast';
import { AppFrame } from '../frame/app-frame';
import { ListSheet } from './list-sheet';
import { FormSheet } from './form-sheet';
import { RecordSheet } from './record-sheet';
import { TodaySheet } from './today-sheet';
import { PartsSheet } from './parts-sheet';
import { useWords } from './use-words';

type Sheet = 'list' | 'form' | 'record' | 'parts' | 'today';

/** `?sheet=form` chooses what is shown. */
export function Gallery() {
  const w = useWords();
  const sheet = (new URLSearchParams(location.search).get('sheet') ?? 'parts') as Sheet;
  const sheets: Record<Sheet, ReactNode> = {
    list: <ListSheet />,
    form: <FormSheet />,
    record: <RecordSheet />,
    parts: <PartsSheet />,
    today: <TodaySheet />,
  };
  return (
    <AppFrame
      session={{ code: 'M-07', role: w('key') }}
      onLock={() =>
        showToast({ text: w('done'), undo: { label: w('remove'), run: () => undefined } })
      }
      isTraining={sheet !== 'form'}
    >
      {sheets[sheet]}
    </AppFrame>
  );
}
