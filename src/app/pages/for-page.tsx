// An act or a part of a file that was looked for by name while no file is open: first whose file it is about.
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isId } from '../../kernel/ids';
import { Stack } from '../../ui/layout';
import { DoorList } from '../../ui/list';
import { useGo, useMark } from '../../ui/navigate';
import { Page } from '../../ui/page';
import { ResidentPicker } from '../../ui/resident-picker';
import { type Door, pathWith } from '../doors/door';
import { isOfFile, useDoors } from '../doors/use-doors';

/** The page for one of them is `/for#<id of the door>`. */
export function ForPage() {
  const { t } = useTranslation();
  const wanted = useMark();
  const doors = [useDoors('act'), useDoors('tab')].flat().filter(isOfFile);
  const door = doors.find(({ id }) => id === wanted);
  return (
    <Page title={t(door?.title ?? 'app:for.title')} lead={t('app:for.lead')} width="form">
      {door === undefined ? (
        <DoorList
          label={t('app:for.title')}
          items={doors.map(({ id, title, icon }) => ({
            ...{ id, icon, href: `/for#${id}`, title: t(title) },
          }))}
        />
      ) : (
        <Whom key={door.id} door={door} />
      )}
    </Page>
  );
}

function Whom({ door }: { readonly door: Door }) {
  const { t } = useTranslation();
  const go = useGo();
  const [value, setValue] = useState<string | null>(null);
  const choose = (next: string | null) => {
    setValue(next);
    if (next === null || !isId<'resident'>(next)) return;
    const path = pathWith(door.path, { residentId: next });
    if (path !== undefined) go(path);
  };
  return (
    <form className="form" onSubmit={(event) => event.preventDefault()}>
      <Stack>
        <ResidentPicker
          label={t('app:for.whom')}
          help={t('app:for.help')}
          name="whom"
          value={value}
          onChange={choose}
        />
      </Stack>
    </form>
  );
}
