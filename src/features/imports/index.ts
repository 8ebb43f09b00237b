// Front door of imports: what the importer's parsers and other rooms may know of a file being imported.
export { calledName } from './called-name';
export { type ArchiveCaseDraft, archiveFacts, type ResidentDraft } from './draft';
export { type ImportSource, type RemainingFacts, remainingFacts } from './remaining';
export { IMPORT_KINDS, type ImportKind } from './import-kind';
export { hasMarks, withoutMarks } from './invisible-marks';
export { verdictOf } from './outcome';
export {
  type CollectorState,
  ENCODINGS,
  type Encoding,
  FILE_LIMITS,
  FILE_NOTES,
  FILE_REFUSALS,
  type FileNote,
  type FileNoteCode,
  type FileRefusal,
  type FileRefusalCode,
  type ImporterMessage,
  messagesOf,
  type ParsedFile,
  ParsedFileCollector,
  type ParsedSheet,
  SEPARATORS,
  type Separator,
} from './parsed-file';
