import { notify } from '../notices';
import { getReview } from '../review-state';
import { getState } from '../store';
import { download } from './download';
import { settingsToday } from './today';
import { exportedWords } from './words/files';

/** What of a review packet is downloaded. */
export type PacketPart = 'html' | 'markdown' | 'inventory';

const files: Readonly<Record<PacketPart, { readonly name: string; readonly type: string }>> = {
  html: { name: 'review.html', type: 'text/html' },
  markdown: { name: 'review.md', type: 'text/markdown' },
  inventory: { name: 'inventory.csv', type: 'text/csv' },
};

/** Downloads a part of the packet of what is reviewed: of the design, beside the baseline of a review that is going on. */
export async function exportPacket(part: PacketPart): Promise<void> {
  const { reviewPacket } = await import('../../core/exchange');
  const { baseline, proposal } = getReview();
  const snapshot = proposal?.snapshot ?? getState().snapshot;
  const packet = await reviewPacket(snapshot, {
    baseline: baseline?.snapshot,
    baselineName: baseline?.name,
    baselineProblems: baseline?.problems ?? [],
    today: settingsToday({}).today ?? '',
  });
  const { name, type } = files[part];
  download(name, packet[part], type);
  notify({ tone: 'ok', text: exportedSentence(part, baseline?.name) });
}

function exportedSentence(part: PacketPart, baseline: string | undefined): string {
  const { name } = files[part];
  if (part === 'inventory') return exportedWords.all(name);
  return baseline === undefined ? exportedWords.alone(name) : exportedWords.compared(name, baseline);
}
