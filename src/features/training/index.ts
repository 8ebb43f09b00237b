// Front door of training: invented shelters for practice, the demo and long tests.
export {
  type InventedRequest,
  type InventedResident,
  inventedShelter,
} from './invented-shelter';
