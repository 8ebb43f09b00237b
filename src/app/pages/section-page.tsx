// One section of a resident's file: every register that stands in it and that this role may see, beneath each other.
import type { FileSection } from '../../kernel/file-sections';
import type { ResidentId } from '../../kernel/ids';
import { useParam } from '../../ui/navigate';
import { TabBody } from '../../ui/page';
import { sessionMay, useSession } from '../../ui/session';
import { roomsIn } from '../doors/room-doors';

export function SectionPage({ section }: { readonly section: FileSection }) {
  const residentId = useParam('residentId') as ResidentId;
  const session = useSession();
  return (
    <TabBody>
      {roomsIn(section)
        .filter(({ needs }) => sessionMay(session, needs))
        .map(({ room, inFile }) => {
          const Whole = inFile?.whole;
          return Whole === undefined ? null : <Whole key={room} residentId={residentId} />;
        })}
    </TabBody>
  );
}
