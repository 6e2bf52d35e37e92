import type { Finding } from '../../core/analysis';
import type { Snapshot } from '../../core/snapshot';
import { formatPath } from '../../core/text';
import { indexOfDocument, positionIn } from '../../core/yaml';
import type { Grouping } from './group-findings';
import { findingWords } from './words';

/**
 * Says where findings of this very snapshot are: `line 12 · spec.ports[0].name`, from the resource's own root, since its index in a List tells nobody
 * anything. The resource is named only where the group does not.
 */
export function wordsForPlaces({ files }: Snapshot, by: Grouping): (finding: Finding) => string {
  const streams = new Map(files.map(({ path, stream }) => [path, stream]));
  return (finding) => {
    const { file, document, range, path = [], resource } = finding;
    const stream = streams.get(file);
    const line = stream
      ? findingWords.line(positionIn(stream, indexOfDocument(stream, document), range.from).line)
      : file;
    const own = path.slice(resource?.place.path.length ?? 0);
    const where = own.length > 0 ? `${line} · ${formatPath(own)}` : line;
    return by === 'rule' ? findingWords.placeOf(finding, where) : where;
  };
}
