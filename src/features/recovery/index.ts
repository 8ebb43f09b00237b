// Front door of recovery: what the screens at the vault's door may ask.
export { type PaperName, recovery } from './contract';
