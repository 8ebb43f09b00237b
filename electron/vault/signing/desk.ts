// All that the records of summaries need of signing. Two megabytes of papers and certificates: loaded when somebody seals,
// signs or verifies, not while a person waits at the door.
export { printedSummary } from '../print/printed-summary';
export { signJson } from './cades';
export { createSigningIdentity, openSigningIdentity } from './certificate';
export { publishCertificate, trustedCertificates, trustFolder } from './trust-folder';
