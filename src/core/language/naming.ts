import { findKind, groupOf, isRecord, rootFields, type FieldType, type Resource, type StringType } from '../schema';
import { defaultNamespace, expandHost, parseCall } from '../mesh';
import type { Path } from '../text';
import { isHostReference } from './spot';

/** What a text in a resource names. */
export interface Naming {
  readonly type: 'host' | 'namespace' | 'gateway' | 'subset' | 'secret' | 'service-account';
  /**
   * What is named, the same for all that name it: a host as istiod looks it up, `namespace/name` of a gateway, host and name of a subset,
   * the bare name of the others.
   */
  readonly id: string;
  /** From the root of the document to the text. */
  readonly path: Path;
  /** Whether it makes what it names, and does not only refer to it. */
  readonly defines: boolean;
  readonly resource: Resource;
}

const namings = new WeakMap<Resource, readonly Naming[]>();

/** Everything that a resource names, worked out once a resource. */
export function namingsIn(resource: Resource): readonly Naming[] {
  let found = namings.get(resource);
  if (found === undefined) namings.set(resource, (found = findNamings(resource)));
  return found;
}

/** What the text at a path (from the root of the document) names; undefined when it names nothing. */
export function namingAt(resource: Resource, path: Path): Naming | undefined {
  const key = JSON.stringify(path);
  return namingsIn(resource).find((each) => JSON.stringify(each.path) === key);
}

type Named = Pick<Naming, 'type' | 'id'> & { readonly defines?: boolean };

function findNamings(resource: Resource): readonly Naming[] {
  const kind = findKind(resource.apiVersion, resource.kind);
  const found: Naming[] = [];
  const add = (path: Path, named: Named): void => {
    found.push({ defines: false, ...named, path: [...resource.place.path, ...path], resource });
  };
  const own = nameOf(resource);
  if (own && resource.name !== '') add(['metadata', 'name'], { ...own, defines: true });
  if (kind) visit(resource.value, { type: 'object', fields: rootFields(kind) }, [], { resource, host: '', add });
  return found;
}

/** What the name of a resource stands for where others refer to it. */
function nameOf({ apiVersion, kind, name, namespace }: Resource): Named | undefined {
  const group = groupOf(apiVersion);
  const inside = namespace ?? defaultNamespace;
  if (kind === 'Gateway' && group === 'networking.istio.io') return { type: 'gateway', id: `${inside}/${name}` };
  if (group !== '') return undefined;
  switch (kind) {
    case 'Namespace':
      return { type: 'namespace', id: name };
    case 'Service':
      return { type: 'host', id: `${name}.${inside}.svc.cluster.local` };
    case 'Secret':
      return { type: 'secret', id: name };
    case 'ServiceAccount':
      return { type: 'service-account', id: name };
    default:
      return undefined;
  }
}

interface Visit {
  readonly resource: Resource;
  /** What is referred to as a host beside or above, which a subset belongs to; empty for nothing. */
  readonly host: string;
  readonly add: (path: Path, named: Named) => void;
}

function visit(value: unknown, type: FieldType, path: Path, at: Visit): void {
  switch (type.type) {
    case 'object': {
      if (!isRecord(value)) return;
      const field = type.fields.find((each) => isHostReference(each.type));
      const host = field && value[field.name];
      const inner = typeof host === 'string' ? { ...at, host } : at;
      for (const { name, type: own } of type.fields) visit(value[name], own, [...path, name], inner);
      return;
    }
    case 'list':
      if (Array.isArray(value)) value.forEach((item: unknown, index) => visit(item, type.item, [...path, index], at));
      return;
    case 'map':
      if (isRecord(value)) for (const key of Object.keys(value)) visit(value[key], type.value, [...path, key], at);
      return;
    case 'string':
      if (typeof value === 'string' && value !== '') visitText(value, type, path, at);
      return;
    default:
  }
}

function visitText(text: string, type: StringType, path: Path, at: Visit): void {
  const { resource, host, add } = at;
  const namespace = resource.namespace ?? defaultNamespace;
  const defines = type.makes === true;
  if (type.format === 'url') {
    const dialled = parseCall(text);
    if (dialled) add(path, { type: 'host', id: dialled.host });
    return;
  }
  if (type.words?.some((word) => word.value === text)) return;
  switch (type.references) {
    case 'host':
      return add(path, { type: 'host', id: hostId(text, type, namespace), defines });
    case 'gateway':
      return add(path, { type: 'gateway', id: gatewayId(text, namespace) });
    case 'subset':
      return add(path, { type: 'subset', id: `${expandHost(host, namespace)} ${text}`, defines });
    case 'namespace':
      return add(path, { type: 'namespace', id: text });
    case 'secret':
      return add(path, { type: 'secret', id: text.replace(/^kubernetes(?:-gateway)?:\/\//, '').replace(/^.*\//, '') });
    case 'service-account':
      return add(path, { type: 'service-account', id: text.replace(/^.*\//, '') });
    default:
  }
}

function hostId(host: string, { makes, qualified }: StringType, namespace: string): string {
  if (makes) return host;
  return qualified ? host.slice(host.indexOf('/') + 1) : expandHost(host, namespace);
}

function gatewayId(name: string, namespace: string): string {
  if (name.startsWith('./')) return `${namespace}/${name.slice(2)}`;
  return name.includes('/') ? name : `${namespace}/${name}`;
}
