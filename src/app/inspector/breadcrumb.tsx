import { isRecord, typeAt, type Kind, type Resource } from '../../core/schema';
import type { Path } from '../../core/text';
import { valueAt } from '../../core/yaml';
import { headWords } from './words/frame';

interface BreadcrumbProps {
  readonly kind: Kind;
  readonly resource: Resource;
  readonly scope: Path;
  readonly onScope: (scope: Path) => void;
}

/** The way back from a part of an object to the whole of it. */
export function Breadcrumb({ kind, resource, scope, onScope }: BreadcrumbProps): React.JSX.Element {
  const parents = scope.map((_, index) => scope.slice(0, index)).filter((path) => typeof path.at(-1) === 'number');
  return (
    <nav className="ins-breadcrumb" aria-label={headWords.partOfResource}>
      <button type="button" className="ins-link" onClick={() => onScope([])}>
        {resource.name || resource.kind}
      </button>
      {parents.map((path) => (
        <span key={path.length}>
          {' › '}
          <button type="button" className="ins-link" onClick={() => onScope(path)}>
            {nameOf(kind, resource, path)}
          </button>
        </span>
      ))}
      <span aria-current="true">
        {' › '}
        {nameOf(kind, resource, scope)}
      </span>
    </nav>
  );
}

/** `ports[0] · https`: where an item stands, and the field that tells the items of its list apart. */
function nameOf(kind: Kind, resource: Resource, path: Path): string {
  const list = typeAt(kind, path.slice(0, -1));
  const value = valueAt(resource.value, path);
  const key = list?.type === 'list' && list.key !== undefined && isRecord(value) ? value[list.key] : undefined;
  const place = `${String(path.at(-2))}[${String(path.at(-1))}]`;
  return typeof key === 'string' || typeof key === 'number' ? `${place} · ${key}` : place;
}
