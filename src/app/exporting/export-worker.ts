import { answerRequests } from '../threads/worker-life';
import { makeExporter, type ExportRequest } from './exporter';

// The whole program of the worker: a design, a choice and a baseline come in; what leaves goes out, or the file to be downloaded.
const answer = makeExporter();

answerRequests((request: ExportRequest) => {
  const given = answer(request);
  postMessage(given, { transfer: given.bytes ? [given.bytes.buffer] : [] });
});
