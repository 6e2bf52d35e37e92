import { makeComparer, type CompareRequest } from './comparer';

// The whole program of the worker: two workspaces come in as texts, their flow graphs and what differs go out.
const compare = makeComparer();

addEventListener('message', (event: MessageEvent<CompareRequest>) => {
  compare(event.data, (answer) => postMessage(answer));
});
