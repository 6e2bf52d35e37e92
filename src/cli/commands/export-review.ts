import { reviewPacket } from '../../core/exchange';
import { takeSnapshot, type Settings } from '../../core/snapshot';
import type { SourceFile } from '../../core/workspace';
import type { Streams } from '../streams';
import { readSide } from './read-side';

/** What `export --format review` is told besides its paths. */
export interface ReviewRequest {
  readonly settings: Settings & { readonly today: string };
  /** What the files are compared with: a file, a directory or a zip archive. */
  readonly baseline: string | undefined;
  readonly title: string | undefined;
}

/** The files of a review packet. */
export async function exportReview(
  files: readonly SourceFile[],
  { settings, baseline, title }: ReviewRequest,
  streams: Streams,
): Promise<readonly SourceFile[]> {
  const packet = await reviewPacket(takeSnapshot({ files }, undefined, undefined, settings), {
    baseline: baseline === undefined ? undefined : await readSide(baseline, settings, streams),
    baselineName: baseline,
    today: settings.today,
    title,
  });
  return [
    { path: 'review.html', text: packet.html },
    { path: 'review.md', text: packet.markdown },
    { path: 'inventory.csv', text: packet.inventory },
  ];
}
