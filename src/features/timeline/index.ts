// Front door of the timeline: which kinds of lines there are.
export {
  type LineKind,
  lineOfEntry,
  OWN_LINE_NAMES,
  OWN_LINES,
  type OwnLine,
  toldFields,
} from './line-kinds';
