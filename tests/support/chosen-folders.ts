// An outside whose folders a test chooses: the token is the path, good for every use.
import { nowhere, type Outside } from '../../electron/vault/platform/process-environment';

export const chosenFolders: Outside = { ...nowhere, takeFolder: (token) => token };
