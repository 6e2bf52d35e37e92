import { threadDesk, type DeskOptions, type ThreadDesk, type ThreadEar, type ThreadPort } from '../threads/thread-desk';
import { workerPort } from '../threads/worker-port';
import type { ExportChoice } from '../view';
import type { ExportAnswer, ExportRequest, ExportTexts, makeExporter, WantedPart } from './exporter';

/** What is asked about an export. Texts are the same as before when they are the same objects. */
export interface ExportQuestion {
  readonly texts: ExportTexts;
  readonly choice: ExportChoice;
  readonly wants: WantedPart;
}

type Port = ThreadPort<ExportRequest>;
type Ear = ThreadEar<ExportAnswer>;
type Options = DeskOptions<ExportQuestion, ExportRequest, ExportAnswer>;

/**
 * Has exports worked out elsewhere. Once that has failed, the page works them out itself, and stands still meanwhile: whatever becomes of workers, the design can be
 * taken away.
 */
export function exportDesk(
  exporter: ReturnType<typeof makeExporter>,
  options: Pick<Options, 'onAnswer' | 'onState'>,
  openElsewhere: (ear: Ear) => Port = openWorker,
): ThreadDesk<ExportQuestion> {
  let hasFailed = false;
  return threadDesk({
    onAnswer: options.onAnswer,
    onState: (state) => {
      if (state.status === 'failed') hasFailed = true;
      options.onState(state);
    },
    open: (ear) => (hasFailed ? portHere(exporter, ear) : openElsewhere(ear)),
    requestFor: (id, { texts, choice, wants }, known) => ({
      id,
      texts: known && areSame(known.texts, texts) ? null : texts,
      choice,
      wants,
    }),
    isMoot: (sent, newest) => !areSame(sent.texts, newest.texts),
    isLast: () => true,
    now: () => performance.now(),
  });
}

function areSame(a: ExportTexts, b: ExportTexts): boolean {
  return a.workspace === b.workspace && a.since === b.since;
}

function openWorker(ear: Ear): Port {
  return workerPort(new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' }), ear);
}

/** A port to the page itself. It answers a moment later, so that what says that it works can be seen. */
function portHere(answer: ReturnType<typeof makeExporter>, { give }: Ear): Port {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    send: (request) => {
      timer = setTimeout(() => give(answer(request)), 50);
    },
    end: () => clearTimeout(timer),
  };
}
