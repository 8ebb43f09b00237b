// Front door of the trail: what other rooms may know of its verbs.
export { groupOf } from './verbs';
