import { answerRequests } from '../threads/worker-life';
import { answerLayout, type LayoutRequest } from './layout-desk';

// The whole program of the worker: a scene comes in, its layout goes out.
answerRequests((request: LayoutRequest) => postMessage(answerLayout(request)));
