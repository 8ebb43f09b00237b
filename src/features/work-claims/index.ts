// Front door of the work and wages of a file.
export { workClaim } from './work-claim';
