// The thread program of the workshop: does the one task it was started with, answers, ends.
import { parentPort, workerData } from 'node:worker_threads';
import { doWorkshopTask, type WorkshopTask } from './workshop-tasks';

parentPort?.postMessage(doWorkshopTask(workerData as WorkshopTask));
