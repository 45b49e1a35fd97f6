import { parentPort, workerData } from 'node:worker_threads';
import { CONTROL, LeafWork, type SharedTraining } from './leafWork.ts';

/** A thread of the trainer: sleeps until the next call, does its share, says so, until it is over. */
const { shared, thread } = workerData as { shared: SharedTraining; thread: number };
const { control } = shared;
const work = new LeafWork(shared, thread);
let call = 0;
parentPort?.postMessage('ready');
for (;;) {
  Atomics.wait(control, CONTROL.call, call);
  call = Atomics.load(control, CONTROL.call);
  if (Atomics.load(control, CONTROL.isOver) === 1) break;
  try {
    work.run();
  } catch {
    Atomics.store(control, CONTROL.hasFailed, 1);
  }
  Atomics.add(control, CONTROL.done, 1);
  Atomics.notify(control, CONTROL.done);
}
