// Front door of the medical visits of a file.
export { healthVisit } from './health-visit';
