import { reviewPacket } from '../../core/exchange';
import { takeSnapshot, type Settings } from '../../core/snapshot';
import type { SourceFile } from '../../core/workspace';
import { readAllSources } from '../files';
import type { Streams } from '../streams';

/** What `export --format review` is told besides its paths. */
export interface ReviewRequest {
  readonly settings: Settings & { readonly today: string };
  /** What the files are compared with: a file or a directory. */
  readonly baseline: string | undefined;
  readonly title: string | undefined;
}

/** The files of a review packet. */
export async function exportReview(
  files: readonly SourceFile[],
  { settings, baseline, title }: ReviewRequest,
  streams: Streams,
): Promise<readonly SourceFile[]> {
  const before = baseline === undefined ? undefined : await readAllSources([baseline], streams);
  const packet = reviewPacket(takeSnapshot({ files }, undefined, undefined, settings), {
    baseline: before && takeSnapshot({ files: before }, undefined, undefined, settings),
    today: settings.today,
    title,
  });
  return [
    { path: 'review.html', text: packet.html },
    { path: 'review.md', text: packet.markdown },
    { path: 'inventory.csv', text: packet.inventory },
  ];
}
