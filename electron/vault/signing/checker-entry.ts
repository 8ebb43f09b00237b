// The checking process itself: in the app a utility process of main, on the command line a child of it.
import { answerCheck, type CheckRequest } from './checker';

const parent: Electron.ParentPort | undefined = process.parentPort;

if (parent === undefined) {
  process.once('message', (request) => {
    process.send?.(answerCheck(request as CheckRequest), () => process.disconnect());
  });
} else {
  parent.once('message', ({ data }) => parent.postMessage(answerCheck(data as CheckRequest)));
}
