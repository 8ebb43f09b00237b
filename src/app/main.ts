// Entry of the window: first the empty window, in the worker's language and colours, then everything else.
// The order matters: the policy first.
import './trusted-types';
import '../ui/styles';
import { applyPreferences, followSystem, preferences } from './frame/preferences';
import { arrival } from './session/arrival';
import { awaitPort } from './session/port';
import { showWaiting } from './waiting';

const LONGEST_WAIT_MS = 500;

awaitPort();
applyPreferences();
followSystem();

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no root');
showWaiting(root, preferences().language, arrival());
void firstFrame()
  .then(() => import('./start'))
  .then(({ start }) => start(root));

/** Until the quiet line has been drawn: while scripts run, a page draws nothing. */
function firstFrame(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    // Where nothing is drawn, no frame ever comes.
    setTimeout(resolve, LONGEST_WAIT_MS);
  });
}
