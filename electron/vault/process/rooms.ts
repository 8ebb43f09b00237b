// Every room of the vault in one list: what is not here cannot be asked.
import { followUps } from '../../../src/features/follow-ups/contract';
import { followUp } from '../../../src/features/follow-ups/index';
import { followUpsUseCases } from '../../../src/features/follow-ups/use-cases';
import { caseNotes } from '../../../src/features/case-notes/contract';
import { caseNote } from '../../../src/features/case-notes/index';
import { caseNotesUseCases } from '../../../src/features/case-notes/use-cases';
import { referrals } from '../../../src/features/referrals/contract';
import { referral } from '../../../src/features/referrals/index';
import { referralsUseCases } from '../../../src/features/referrals/use-cases';
import { assistance } from '../../../src/features/assistance/contract';
import { assistanceGiven } from '../../../src/features/assistance/index';
import { assistanceUseCases } from '../../../src/features/assistance/use-cases';
import { healthVisits } from '../../../src/features/health-visits/contract';
import { healthVisit } from '../../../src/features/health-visits/index';
import { healthVisitsUseCases } from '../../../src/features/health-visits/use-cases';
import { functioning } from '../../../src/features/functioning/contract';
import { functioningAnswer } from '../../../src/features/functioning/index';
import { functioningUseCases } from '../../../src/features/functioning/use-cases';
import { conditions } from '../../../src/features/conditions/contract';
import { condition } from '../../../src/features/conditions/index';
import { conditionsUseCases } from '../../../src/features/conditions/use-cases';
import { medicines } from '../../../src/features/medicines/contract';
import { medicine } from '../../../src/features/medicines/index';
import { medicinesUseCases } from '../../../src/features/medicines/use-cases';
import { allergies } from '../../../src/features/allergies/contract';
import { allergy } from '../../../src/features/allergies/index';
import { allergiesUseCases } from '../../../src/features/allergies/use-cases';
import { workClaims } from '../../../src/features/work-claims/contract';
import { workClaim } from '../../../src/features/work-claims/index';
import { workClaimsUseCases } from '../../../src/features/work-claims/use-cases';
import { legalSteps } from '../../../src/features/legal-steps/contract';
import { legalStep } from '../../../src/features/legal-steps/index';
import { legalStepsUseCases } from '../../../src/features/legal-steps/use-cases';
import { traffickingEvents } from '../../../src/features/trafficking-events/contract';
import { traffickingEvent } from '../../../src/features/trafficking-events/index';
import { traffickingEventsUseCases } from '../../../src/features/trafficking-events/use-cases';
import { consents } from '../../../src/features/consents/contract';
import { consent } from '../../../src/features/consents/index';
import { consentsUseCases } from '../../../src/features/consents/use-cases';
import { bodyNumbers } from '../../../src/features/body-numbers/contract';
import { bodyNumber } from '../../../src/features/body-numbers/index';
import { bodyNumbersUseCases } from '../../../src/features/body-numbers/use-cases';
import { residentPapers } from '../../../src/features/resident-papers/contract';
import { paper } from '../../../src/features/resident-papers/index';
import { residentPapersUseCases } from '../../../src/features/resident-papers/use-cases';
import { languages } from '../../../src/features/languages/contract';
import { language } from '../../../src/features/languages/index';
import { languagesUseCases } from '../../../src/features/languages/use-cases';
import { contacts } from '../../../src/features/contacts/contract';
import { contact } from '../../../src/features/contacts/index';
import { contactsUseCases } from '../../../src/features/contacts/use-cases';
import { bannedVisitors } from '../../../src/features/banned-visitors/contract';
import { ban } from '../../../src/features/banned-visitors/index';
import { bannedVisitorsUseCases } from '../../../src/features/banned-visitors/use-cases';
import { visitors } from '../../../src/features/visitors/contract';
import { visitorsRecords } from '../records/visitors';
import { visitorsUseCases } from '../../../src/features/visitors/use-cases';
import { registerRecords } from '../records/register';
import { audit } from '../../../src/features/audit/contract';
import { auditUseCases } from '../../../src/features/audit/use-cases';
import { backups } from '../../../src/features/backups/contract';
import { backupsUseCases } from '../../../src/features/backups/use-cases';
import { carePlans } from '../../../src/features/care-plans/contract';
import { carePlansUseCases } from '../../../src/features/care-plans/use-cases';
import { drafts } from '../../../src/features/drafts/contract';
import { draftsUseCases } from '../../../src/features/drafts/use-cases';
import { ownListsContract } from '../../../src/features/own-lists/contract';
import { ownListsUseCases } from '../../../src/features/own-lists/use-cases';
import { dropNotes } from '../../../src/features/drop-notes/contract';
import { dropNotesUseCases } from '../../../src/features/drop-notes/use-cases';
import { emergency } from '../../../src/features/emergency/contract';
import { emergencyUseCases } from '../../../src/features/emergency/use-cases';
import { fileMerges } from '../../../src/features/file-merges/contract';
import { fileMergesUseCases } from '../../../src/features/file-merges/use-cases';
import { imports } from '../../../src/features/imports/contract';
import { importsUseCases } from '../../../src/features/imports/use-cases';
import { progress } from '../../../src/features/progress/contract';
import { progressUseCases } from '../../../src/features/progress/use-cases';
import { sessionNotes } from '../../../src/features/session-notes/contract';
import { sessionNotesUseCases } from '../../../src/features/session-notes/use-cases';
import { recovery } from '../../../src/features/recovery/contract';
import { recoveryUseCases } from '../../../src/features/recovery/use-cases';
import { residents } from '../../../src/features/residents/contract';
import { residentsUseCases } from '../../../src/features/residents/use-cases';
import { retention } from '../../../src/features/retention/contract';
import { retentionUseCases } from '../../../src/features/retention/use-cases';
import { staffContract } from '../../../src/features/staff/contract';
import { staffUseCases } from '../../../src/features/staff/use-cases';
import { shelter } from '../../../src/features/shelter/contract';
import { shelterUseCases } from '../../../src/features/shelter/use-cases';
import { summaries } from '../../../src/features/summaries/contract';
import { summariesUseCases } from '../../../src/features/summaries/use-cases';
import { timeline } from '../../../src/features/timeline/contract';
import { timelineUseCases } from '../../../src/features/timeline/use-cases';
import { training } from '../../../src/features/training/contract';
import { trainingUseCases } from '../../../src/features/training/use-cases';
import { vault } from '../../../src/features/vault/contract';
import { vaultUseCases } from '../../../src/features/vault/use-cases';
import { type Room, room } from '../host/room';
import { auditRecords } from '../records/audit';
import { backupsRecords } from '../records/backups';
import { carePlansRecords } from '../records/care-plans';
import { draftsRecords } from '../records/drafts';
import { ownListsRecords } from '../records/own-lists';
import { dropNotesRecords } from '../records/drop-notes';
import { emergencyRecords } from '../records/emergency';
import { fileMergesRecords } from '../records/file-merges';
import { importsRecords } from '../records/imports';
import type { Outside } from '../platform/process-environment';
import { progressRecords } from '../records/progress';
import { recoveryRecords } from '../records/recovery';
import { residentsRecords } from '../records/residents';
import { retentionRecords } from '../records/retention';
import { summariesRecords } from '../records/summaries';
import { sessionNotesRecords } from '../records/session-notes';
import { shelterRecords } from '../records/shelter';
import { staffRecords } from '../records/staff';
import { timelineRecords } from '../records/timeline';
import { trainingRecords } from '../records/training';

export function vaultRooms(outside: Outside): readonly Room[] {
  return [
    room({
      contract: followUps,
      useCases: followUpsUseCases,
      records: ({ vault: open }) => registerRecords(open(), followUp, outside),
    }),
    room({
      contract: caseNotes,
      useCases: caseNotesUseCases,
      records: ({ vault: open }) => registerRecords(open(), caseNote, outside),
    }),
    room({
      contract: referrals,
      useCases: referralsUseCases,
      records: ({ vault: open }) => registerRecords(open(), referral, outside),
    }),
    room({
      contract: assistance,
      useCases: assistanceUseCases,
      records: ({ vault: open }) => registerRecords(open(), assistanceGiven, outside),
    }),
    room({
      contract: healthVisits,
      useCases: healthVisitsUseCases,
      records: ({ vault: open }) => registerRecords(open(), healthVisit, outside),
    }),
    room({
      contract: functioning,
      useCases: functioningUseCases,
      records: ({ vault: open }) => registerRecords(open(), functioningAnswer, outside),
    }),
    room({
      contract: conditions,
      useCases: conditionsUseCases,
      records: ({ vault: open }) => registerRecords(open(), condition, outside),
    }),
    room({
      contract: medicines,
      useCases: medicinesUseCases,
      records: ({ vault: open }) => registerRecords(open(), medicine, outside),
    }),
    room({
      contract: allergies,
      useCases: allergiesUseCases,
      records: ({ vault: open }) => registerRecords(open(), allergy, outside),
    }),
    room({
      contract: workClaims,
      useCases: workClaimsUseCases,
      records: ({ vault: open }) => registerRecords(open(), workClaim, outside),
    }),
    room({
      contract: legalSteps,
      useCases: legalStepsUseCases,
      records: ({ vault: open }) => registerRecords(open(), legalStep, outside),
    }),
    room({
      contract: traffickingEvents,
      useCases: traffickingEventsUseCases,
      records: ({ vault: open }) => registerRecords(open(), traffickingEvent, outside),
    }),
    room({
      contract: consents,
      useCases: consentsUseCases,
      records: ({ vault: open }) => registerRecords(open(), consent, outside),
    }),
    room({
      contract: bodyNumbers,
      useCases: bodyNumbersUseCases,
      records: ({ vault: open }) => registerRecords(open(), bodyNumber, outside),
    }),
    room({
      contract: residentPapers,
      useCases: residentPapersUseCases,
      records: ({ vault: open }) => registerRecords(open(), paper, outside),
    }),
    room({
      contract: languages,
      useCases: languagesUseCases,
      records: ({ vault: open }) => registerRecords(open(), language, outside),
    }),
    room({
      contract: contacts,
      useCases: contactsUseCases,
      records: ({ vault: open }) => registerRecords(open(), contact, outside),
    }),
    room({
      contract: bannedVisitors,
      useCases: bannedVisitorsUseCases,
      records: ({ vault: open }) => registerRecords(open(), ban, outside),
    }),
    room({
      contract: visitors,
      useCases: visitorsUseCases,
      records: ({ vault: open }) => visitorsRecords(open(), outside),
    }),
    room({
      contract: residents,
      useCases: residentsUseCases,
      records: ({ vault: open }) => residentsRecords(open()),
    }),
    room({
      contract: summaries,
      useCases: summariesUseCases,
      records: (place) => summariesRecords(place, outside),
    }),
    room({
      contract: imports,
      useCases: importsUseCases,
      records: ({ vault: open }) => importsRecords(open(), outside),
    }),
    room({
      contract: retention,
      useCases: retentionUseCases,
      records: (place) => retentionRecords(place, outside),
    }),
    room({
      contract: training,
      useCases: trainingUseCases,
      records: ({ vault: open }) => trainingRecords(open()),
    }),
    room({
      contract: backups,
      useCases: backupsUseCases,
      records: (place) => backupsRecords(place, outside),
    }),
    room({
      contract: shelter,
      useCases: shelterUseCases,
      records: ({ vault: open }) => shelterRecords(open()),
    }),
    room({ contract: vault, useCases: vaultUseCases, records: ({ gate }) => gate }),
    room({
      contract: recovery,
      useCases: recoveryUseCases,
      records: (place) => recoveryRecords(place, outside),
    }),
    room({
      contract: ownListsContract,
      useCases: ownListsUseCases,
      records: ({ vault: open }) => ownListsRecords(open()),
    }),
    room({
      contract: drafts,
      useCases: draftsUseCases,
      records: ({ vault: open }) => draftsRecords(open()),
    }),
    room({
      contract: staffContract,
      useCases: staffUseCases,
      records: staffRecords,
    }),
    room({
      contract: audit,
      useCases: auditUseCases,
      records: (place) => auditRecords(place, outside),
    }),
    room({
      contract: carePlans,
      useCases: carePlansUseCases,
      records: ({ vault: open }) => carePlansRecords(open()),
    }),
    room({
      contract: sessionNotes,
      useCases: sessionNotesUseCases,
      records: ({ vault: open }) => sessionNotesRecords(open()),
    }),
    room({
      contract: progress,
      useCases: progressUseCases,
      records: ({ vault: open }) => progressRecords(open()),
    }),
    room({
      contract: dropNotes,
      useCases: dropNotesUseCases,
      records: ({ vault: open }) => dropNotesRecords(open()),
    }),
    room({
      contract: timeline,
      useCases: timelineUseCases,
      records: ({ vault: open }) => timelineRecords(open()),
    }),
    room({ contract: fileMerges, useCases: fileMergesUseCases, records: fileMergesRecords }),
    room({ contract: emergency, useCases: emergencyUseCases, records: emergencyRecords }),
  ];
}
