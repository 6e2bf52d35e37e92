import { answerRequests } from '../threads/worker-life';
import { makeComparer, type CompareRequest } from './comparer';

// The whole program of the worker: two workspaces come in as texts, their flow graphs and what differs go out.
const compare = makeComparer();

answerRequests((request: CompareRequest) => {
  compare(request, (answer) => postMessage(answer));
});
