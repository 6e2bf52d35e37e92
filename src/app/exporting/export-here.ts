import { rememberStream } from '../../core/yaml';
import { getState } from '../store';
import { makeExporter } from './exporter';

/** A function that answers on the page, which has read the design already. */
export function makeExporterHere(): ReturnType<typeof makeExporter> {
  const answer = makeExporter();
  return (request) => {
    for (const { file, stream } of getState().snapshot.files) rememberStream(file, stream);
    return answer(request);
  };
}
