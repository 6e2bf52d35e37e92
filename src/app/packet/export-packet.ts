import { download } from '../browser/download';
import { settingsToday } from '../browser/today';
import { exportedWords } from '../browser/words/files';
import { doElsewhere } from '../in-sight';
import { notify } from '../notices';
import { getReview, type Reviewed } from '../review-state';
import { getState } from '../store';
import { makePart, type PacketPart, type PacketRequest } from './make-part';
import { packetWorkWords } from './words';

const files: Readonly<Record<PacketPart, { readonly name: string; readonly type: string }>> = {
  html: { name: 'review.html', type: 'text/html' },
  markdown: { name: 'review.md', type: 'text/markdown' },
  inventory: { name: 'inventory.csv', type: 'text/csv' },
};

/** Downloads a part of the packet of what is reviewed, of the design beside the baseline of a review that is going on, once that is made. */
export function exportPacket(part: PacketPart): void {
  const request = requestFor(part);
  const { name, type } = files[part];
  doElsewhere<PacketRequest, string>({
    words: packetWorkWords(name),
    open: () => new Worker(new URL('./packet-worker.ts', import.meta.url), { type: 'module' }),
    here: makePart,
    request,
    done: (text) => {
      download(name, text, type);
      notify({ tone: 'ok', text: exportedSentence(part, request.baseline?.name) });
    },
  });
}

function requestFor(part: PacketPart): PacketRequest {
  const { baseline, proposal } = getReview();
  const { workspace, settings } = proposal ?? getState().snapshot;
  return {
    part,
    design: { workspace, settings },
    baseline: baseline && sideOf(baseline),
    today: settingsToday({}).today ?? '',
  };
}

function sideOf({ workspace, settings, name, problems }: Reviewed): NonNullable<PacketRequest['baseline']> {
  return { workspace, settings, name, problems };
}

function exportedSentence(part: PacketPart, baseline: string | undefined): string {
  const { name } = files[part];
  if (part === 'inventory') return exportedWords.all(name);
  return baseline === undefined ? exportedWords.alone(name) : exportedWords.compared(name, baseline);
}
