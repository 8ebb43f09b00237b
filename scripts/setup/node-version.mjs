// Refuses a Node that is too old, in words; Debian's own package is the usual reason.
import { MINIMUM_NODE } from './places.mjs';
import { stop } from './say.mjs';

export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1])) return;
  stop([
    `Node ${MINIMUM_NODE.join('.')} or newer is needed; this is ${version}.`,
    'Debian 12 and Ubuntu 24.04 carry Node 18 only. Take Node 20, 22 or 24 from https://nodejs.org',
    'or your administrator, then run the same command again.',
  ]);
}
