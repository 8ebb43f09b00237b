// Front door of one worker's own lists: lines put off, filters saved.
export { ownListsContract } from './contract';
export {
  type OwnLists,
  ownLists,
  type PutOffLine,
  type SavedFilter,
} from './own-lists';
