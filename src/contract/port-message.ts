/** The window message that carries the port to the vault process. Alone in its file: the preload stays small. */
export const PORT_MESSAGE = 'kanaf-vault-port';
