import { useSyncExternalStore } from 'react';
import { layoutScene, type Layout } from '../../core/picture';
import { useSlowWork } from '../threads/use-slow-work';
import {
  isHeavy,
  layoutDesk,
  type DeskState,
  type LayoutEar,
  type LayoutPort,
  type LayoutQuestion,
} from './layout-desk';
import { layoutPort } from './layout-port';

const desk = layoutDesk(openWorker, () => performance.now());

/** Calls a listener whenever something else is known of the layout that was asked for last. Returns how to stop. */
export const subscribeArranging = desk.subscribe;
/** Another number whenever that is so. */
export const arrangingVersion = desk.version;
/** Asks the worker for a layout, in the place of what it was asked before. */
export const askArranging = desk.ask;
/** Gives up the layout that is worked on. */
export const stopArranging = desk.stop;
/** Takes up again what was given up. */
export const resumeArranging = desk.resume;

/** Lays out here what takes a frame or two, and leaves what takes longer to the worker: undefined until that has answered. */
export function placeElsewhere(question: LayoutQuestion): Layout | undefined {
  return isHeavy(question.scene) ? desk.answerTo(question) : layoutScene(question.scene, question.pins);
}

function openWorker(ear: LayoutEar): LayoutPort {
  const start = (): Worker => new Worker(new URL('./layout-worker.ts', import.meta.url), { type: 'module' });
  return layoutPort(start, ear);
}

/** What to say about the layout that is worked on: its state, once it has taken a moment; null while there is nothing to say. */
export function useArranging(): Exclude<DeskState, { status: 'idle' }> | null {
  return useSlowWork(useSyncExternalStore(desk.subscribe, desk.state));
}
