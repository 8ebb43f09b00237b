// The parts of a resident's file, each behind its own tab of the file's frame.
import type { ResidentId } from '../../kernel/ids';
import { WhoLooked } from '../../features/audit/screens/who-looked';
import { CarePlanTab } from '../../features/care-plans/screens/care-plan-tab';
import { DropNotesTab } from '../../features/drop-notes/screens/drop-notes-tab';
import { OpeningsInFile } from '../../features/emergency/screens/openings-in-file';
import { MergedFiles, MergeOffer } from '../../features/file-merges/screens/merged-files';
import { ImportedFacts } from '../../features/imports/screens/imported-facts';
import { ProgressTab } from '../../features/progress/screens/progress-tab';
import { useResident } from '../../features/residents/screens/person-bar';
import { ResidentOverview } from '../../features/residents/screens/resident-overview';
import { KeepingTab } from '../../features/retention/screens/keeping-tab';
import { SessionNotesTab } from '../../features/session-notes/screens/session-notes-tab';
import { TimelineTab } from '../../features/timeline/screens/timeline-tab';
import { useParam } from '../../ui/navigate';
import { TabBody } from '../../ui/page';
import { ROOM_PAGES } from '../room-pages';

function useResidentId(): ResidentId {
  return useParam('residentId') as ResidentId;
}

export function OverviewPage() {
  const id = useResidentId();
  const resident = useResident(id).value;
  return (
    <TabBody>
      <OpeningsInFile residentId={id} />
      <MergedFiles residentId={id} />
      {resident === undefined ? null : (
        <ResidentOverview
          resident={resident}
          now={<FirstOfRooms residentId={id} />}
          more={<ImportedFacts residentId={id} />}
        />
      )}
      <MergeOffer residentId={id} />
    </TabBody>
  );
}

/** What the registers of this file say on its first page. */
function FirstOfRooms({ residentId }: { readonly residentId: ResidentId }) {
  return ROOM_PAGES.map(({ room, inFile }) => {
    const First = inFile?.first;
    return First === undefined ? null : <First key={room} residentId={residentId} />;
  });
}

export function PlanPage() {
  return (
    <TabBody>
      <CarePlanTab residentId={useResidentId()} />
    </TabBody>
  );
}

export function ProgressPage() {
  return (
    <TabBody>
      <ProgressTab residentId={useResidentId()} />
    </TabBody>
  );
}

export function NotesPage() {
  return (
    <TabBody>
      <SessionNotesTab residentId={useResidentId()} />
    </TabBody>
  );
}

export function LeftPage() {
  return (
    <TabBody>
      <DropNotesTab residentId={useResidentId()} />
    </TabBody>
  );
}

export function TimelinePage() {
  return (
    <TabBody>
      <TimelineTab residentId={useResidentId()} rooms={ROOM_PAGES} />
    </TabBody>
  );
}

export function KeepingPage() {
  return (
    <TabBody>
      <KeepingTab residentId={useResidentId()} />
    </TabBody>
  );
}

export function WhoLookedPage() {
  return (
    <TabBody>
      <WhoLooked residentId={useResidentId()} />
    </TabBody>
  );
}
