// Tables of the keyring file whose rows are read one by one: who holds what, deals, deeds and the vault's own secrets.
import {
  bytesColumn,
  codeColumn,
  countColumn,
  instantColumn,
  madeTextColumn,
  namedInTable,
  orNull,
  refTextColumn,
  table,
  versionColumn,
} from '../../../src/kernel/columns';
import { COMPARTMENTS } from '../../../src/kernel/compartments';

export const COMPARTMENT_GENERATIONS = table(
  'compartment_generations',
  {
    compartment: codeColumn(COMPARTMENTS),
    generation: versionColumn(),
    dropPublicKey: namedInTable('drop_public', bytesColumn()),
    createdAt: instantColumn(),
  },
  ['compartment', 'generation'],
);

export const COMPARTMENT_WRAPS = table(
  'compartment_wraps',
  {
    compartment: codeColumn(COMPARTMENTS),
    generation: versionColumn(),
    holderId: madeTextColumn(),
    wrapped: bytesColumn(),
  },
  ['compartment', 'generation', 'holderId'],
);

export const EMERGENCY_DEALS = table('emergency_deals', {
  dealId: madeTextColumn(),
  compartment: codeColumn(COMPARTMENTS),
  publicKey: bytesColumn(),
  dealtAt: instantColumn(),
  /** Two shares of it did not join: a new deal is due. */
  doubtedAt: orNull(instantColumn()),
});

export const EMERGENCY_SHARES = table(
  'emergency_shares',
  {
    dealId: refTextColumn('emergency_deals'),
    staffId: madeTextColumn(),
    publicKey: bytesColumn(),
    wrapped: bytesColumn(),
  },
  ['dealId', 'staffId'],
);

export const EMERGENCY_WRAPS = table(
  'emergency_wraps',
  {
    dealId: refTextColumn('emergency_deals'),
    compartment: codeColumn(COMPARTMENTS),
    generation: versionColumn(),
    wrapped: bytesColumn(),
  },
  ['dealId', 'compartment', 'generation'],
);

/** Signatures as they lie: what is no list of them is for the verifier to say. */
export const DEEDS = table('deeds', {
  number: versionColumn(),
  body: madeTextColumn(),
  signatures: madeTextColumn(),
});

export const DEED_HEADS = table('deed_heads', {
  staffId: madeTextColumn(),
  sealed: bytesColumn(),
});

/** Under no compartment where the file's own encryption guards them: generation 0. */
export const VAULT_SECRETS = table('vault_secrets', {
  name: madeTextColumn(),
  compartment: madeTextColumn(),
  generation: countColumn(),
  wrapped: bytesColumn(),
});
