import { CornerDownRight } from 'lucide-react';
import { resourceWords } from '../../core/mesh';
import type { Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';
import { formatPath, type Path } from '../../core/text';
import { goToPart } from '../go-to-part';
import { placeWords } from '../place-words';
import { Breakable } from '../widgets';

/** A part of a resource with its file and line: goes there in text, form and canvas. */
export function PartLink(props: {
  readonly snapshot: Snapshot;
  readonly resource: Resource;
  readonly path: Path;
}): React.JSX.Element {
  const { snapshot, resource, path } = props;
  return (
    <button type="button" className="part-link" onClick={() => goToPart(resource, path)}>
      <CornerDownRight size={12} strokeWidth={1.75} aria-hidden />
      <span>{resourceWords(resource)}</span>
      {path.length > 0 && (
        <span className="mono part-path">
          <Breakable text={formatPath(path)} />
        </span>
      )}
      <span className="part-place">{placeWords(snapshot, resource, path)}</span>
    </button>
  );
}
