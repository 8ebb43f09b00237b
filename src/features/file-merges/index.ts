// Front door of merging: what a merge of two files is, and until when it can be undone.
export {
  FILE_MERGES,
  type FileMerge,
  type FileMergeId,
  type MergeWords,
  mergeWords,
} from './file-merge';
