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

/** The way back from a part of an object to the whole of it. Where there is no room for all names, those of what lies around give way first. */
export function Breadcrumb({ kind, resource, scope, onScope }: BreadcrumbProps): React.JSX.Element {
  const parents = scope.map((_, index) => scope.slice(0, index)).filter((path) => typeof path.at(-1) === 'number');
  return (
    <nav className="ins-breadcrumb" aria-label={headWords.partOfResource}>
      <Around name={resource.name || resource.kind} onPress={() => onScope([])} />
      {parents.map((path) => (
        <Around key={path.length} name={nameOf(kind, resource, path)} onPress={() => onScope(path)} />
      ))}
      <Here name={nameOf(kind, resource, scope)} />
    </nav>
  );
}

function Around({ name, onPress }: { readonly name: string; readonly onPress: () => void }): React.JSX.Element {
  return (
    <>
      <button type="button" className="ins-link ins-crumb" title={name} onClick={onPress}>
        {name}
      </button>
      <span className="ins-crumb-between">{' › '}</span>
    </>
  );
}

/** What a name ends with is shown also where it is cut: items of a list differ there more often than in the name of the list. */
const endLength = 10;

/** What is shown below. A long name is cut before its end; what is spoken is whole. */
function Here({ name }: { readonly name: string }): React.JSX.Element {
  const letters = [...name];
  const end = letters.slice(-endLength).join('');
  return (
    <span className="ins-crumb-here" aria-current="true" title={name}>
      {letters.length <= 2 * endLength ? (
        name
      ) : (
        <>
          <span className="spoken-only">{name}</span>
          <span className="ins-crumb-begin" aria-hidden="true">
            {letters.slice(0, -endLength).join('')}
          </span>
          <span aria-hidden="true">{end}</span>
        </>
      )}
    </span>
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
