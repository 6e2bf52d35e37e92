import { typeAt, type FieldType, type Kind, type Resource } from '../schema';
import { defaultNamespace, expandHost } from '../mesh';
import type { Path } from '../text';
import { valueAt } from '../yaml';
import { headOf, type Context } from './context';

/** A place in a resource for which something is to be suggested, and what stands around it: in text that is being written, or as it was read. */
export interface Spot {
  readonly kind: Kind;
  /** Below the resource, as are all paths that are asked for. */
  readonly path: Path;
  /** The namespace of the resource: as written, else `default`. */
  readonly namespace: string;
  /** What is written up to the caret; empty where there is no caret. */
  readonly typed: string;
  /** The scalar at a path; undefined where there is none. */
  textAt(path: Path): string | undefined;
  /** How many items the list at a path has; 0 where there is none. */
  lengthAt(path: Path): number;
}

/** The spot of a caret in a kind of resource. */
export function spotOfCaret({ sketch, caret, base, inside }: Context, kind: Kind): Spot {
  return {
    kind,
    path: inside,
    typed: caret.typed,
    namespace: headOf(sketch, base).namespace ?? defaultNamespace,
    textAt: (path) => sketch.scalarAt([...base, ...path]),
    lengthAt: (path) => sketch.lengthAt([...base, ...path]),
  };
}

/** The spot at a path below a resource. */
export function spotInResource(
  { namespace, value }: Pick<Resource, 'namespace' | 'value'>,
  kind: Kind,
  path: Path,
): Spot {
  return {
    kind,
    path,
    typed: '',
    namespace: namespace ?? defaultNamespace,
    textAt: (at) => {
      const found = valueAt(value, at);
      return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
    },
    lengthAt: (at) => {
      const found = valueAt(value, at);
      return Array.isArray(found) ? found.length : 0;
    },
  };
}

/** The scalars of the list at a path; '' for items that are none. */
export function textsAt(spot: Spot, path: Path): readonly string[] {
  return Array.from({ length: spot.lengthAt(path) }, (_, index) => spot.textAt([...path, index]) ?? '');
}

/** The hosts, as istiod looks them up, to which a port or subset at a spot belongs: what the nearest object around it refers to. */
export function hostsInQuestion(spot: Spot): readonly string[] {
  for (let length = spot.path.length - 1; length > 0; length--) {
    const path = spot.path.slice(0, length);
    const hosts = hostsOf(spot, path).filter((host) => host !== '');
    if (hosts.length > 0) return hosts.map((host) => expandHost(host, spot.namespace));
  }
  return [];
}

/** The hosts that the fields of the object at a path refer to. */
function hostsOf(spot: Spot, path: Path): readonly string[] {
  const type = typeAt(spot.kind, path);
  if (type?.type !== 'object') return [];
  return type.fields.flatMap((field) => {
    const at = [...path, field.name];
    if (isHostReference(field.type)) return spot.textAt(at) ?? [];
    return field.type.type === 'list' && isHostReference(field.type.item) ? textsAt(spot, at) : [];
  });
}

/** Whether a text refers to a host, and does not make one or limit who may name it. */
export function isHostReference(type: FieldType): boolean {
  return type.type === 'string' && type.references === 'host' && !type.makes && !type.qualified;
}
