// Front door of drafts: what a worker was writing, kept for that worker alone.
export { type DraftFields, type DraftPlace, drafts } from './contract';
