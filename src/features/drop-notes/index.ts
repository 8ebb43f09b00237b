// Front door of the notes left for colleagues.
export {
  DROP_ADDRESSES,
  type DropAddress,
  dropAddress,
  type DropState,
  type DropWords,
  dropWords,
  FILING_FORM,
} from './drop-note';
