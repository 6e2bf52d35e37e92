import { answerRequests } from '../threads/worker-life';
import { makePart, type PacketRequest } from './make-part';

// The whole program of the worker: what a packet is made of comes in as texts, a part of it goes out. A failure is for whoever has started it to hear.
answerRequests((request: PacketRequest) => {
  makePart(request).then((text) => postMessage(text), reportError);
});
