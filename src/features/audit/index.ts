// Front door of the trail: what other rooms may know of its verbs and of its weekly check.
export { alarmOf } from './alarm';
export { isCheckDue } from './check-days';
export { type BadRow, brokenTrail, filesChecked, rowsChecked, soundTrail } from './checked';
export { UNVOUCHED_THINGS, type UnvouchedThing } from './unvouched';
export { groupOf } from './verbs';
