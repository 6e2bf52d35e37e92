import { reviewPacket } from '../../core/exchange';
import { takeSnapshot, type Settings } from '../../core/snapshot';
import type { SourceFile } from '../../core/workspace';
import type { Streams } from '../streams';
import { readable, readSide } from './read-side';

/** What `export --format review` is told besides its paths. */
interface ReviewRequest {
  readonly settings: Settings & { readonly today: string };
  /** What the files are compared with: a file, a directory or a zip archive. */
  readonly baseline: string | undefined;
  readonly title: string | undefined;
}

/** The files of a review packet of what was read from some PATH arguments. Throws `Failure` where a side holds text of which nothing can be read. */
export async function exportReview(
  paths: readonly string[],
  files: readonly SourceFile[],
  { settings, baseline, title }: ReviewRequest,
  streams: Streams,
): Promise<readonly SourceFile[]> {
  const proposal = readable(paths.join(', '), takeSnapshot({ files }, undefined, undefined, settings));
  const packet = await reviewPacket(proposal, {
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
