// Every page of the window, once: rail, office, tabs of a file, search box, shortcuts, help and routes are read from here,
// so that none of them offers what another hides. The vault checks every call again.
import { FILE_ACT_DOORS } from './file/acts';
import { PLAN_DOORS } from './file/care-plan';
import { MERGE_DOORS } from './file/merges';
import { NOTE_DOORS } from './file/notes';
import { PLAN_CORRECTION_DOORS } from './file/plan-corrections';
import { SHEET_DOORS } from './file/sheets';
import { STAY_DOORS } from './file/stays';
import { TAB_DOORS } from './file/tabs';
import { ACT_DOORS } from './house/acts';
import { RAIL_DOORS } from './house/rail';
import { REPORT_DOORS } from './house/reports';
import { OFFICE_LINE_DOORS } from './office/lines';
import { RECORD_DOORS } from './office/records';
import { RECOVERY_DOORS } from './office/recovery';
import { STAFF_DOORS } from './office/staff';

const HOUSE_DOORS = [...RAIL_DOORS, ...ACT_DOORS] as const;

const FILE_DOORS = [
  ...TAB_DOORS,
  ...FILE_ACT_DOORS,
  ...PLAN_DOORS,
  ...MERGE_DOORS,
  ...STAY_DOORS,
  ...PLAN_CORRECTION_DOORS,
  ...SHEET_DOORS,
  ...NOTE_DOORS,
] as const;

const OFFICE_DOORS = [
  ...OFFICE_LINE_DOORS,
  ...STAFF_DOORS,
  ...RECORD_DOORS,
  ...RECOVERY_DOORS,
] as const;

/** Rail, tabs, office lines and help topics stand in this order. */
export const DOORS = [...HOUSE_DOORS, ...FILE_DOORS, ...REPORT_DOORS, ...OFFICE_DOORS] as const;

export type HouseDoorId = (typeof HOUSE_DOORS | typeof REPORT_DOORS)[number]['id'];
export type FileDoorId = (typeof FILE_DOORS)[number]['id'];
export type OfficeDoorId = (typeof OFFICE_DOORS)[number]['id'];
export type DoorId = (typeof DOORS)[number]['id'];
