import { answerLayout, type LayoutRequest } from './layout-desk';

// The whole program of the worker: a scene comes in, its layout goes out.
addEventListener('message', (event: MessageEvent<LayoutRequest>) => {
  postMessage(answerLayout(event.data));
});
