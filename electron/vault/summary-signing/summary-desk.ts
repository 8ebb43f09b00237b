// All that the records of summaries need of signing. Two megabytes of papers and certificates: loaded when somebody seals,
// signs or verifies, not while a person waits at the door.
export { printedSummary } from './printed-summary';
export { signJson } from '../signing/cades';
export { createSigningIdentity, openSigningIdentity } from '../signing/certificate';
export { publishCertificate, trustedCertificates, trustFolder } from '../signing/trust-folder';
