// Front door of the notes left for colleagues.
export {
  DROP_ADDRESSES,
  type DropAddress,
  dropAddress,
  DROP_STATES,
  type DropState,
  type DropWords,
  dropWords,
  FILING_FORM,
} from './drop-note';
