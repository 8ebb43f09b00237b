// Front door of the ban list.
export { ban, BAN_REASONS } from './ban';
