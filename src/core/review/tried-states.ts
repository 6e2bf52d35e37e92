import { groupBy } from '../lists';
import { withResource, withSettings, type Mesh, type MeshSettings } from '../mesh';
import { isRecord, type Resource } from '../schema';
import { formatPath, type Path } from '../text';
import type { Cause } from './causes';
import { putBack } from './put-back';

/** So many states without some of what the proposal says otherwise are tried: each is a mesh of its own. */
const mostTried = 60;

/** So many of them may be about single fields, so that some are left for whole resources. */
const mostOfFields = mostTried / 2;

/** A field of a resource that both sides have. */
export interface Field {
  readonly old: Resource;
  readonly now: Resource;
  /** Of the aligned sides. */
  readonly path: Path;
}

/** A resource; undefined on a side that has none. */
interface Whole {
  readonly old: Resource | undefined;
  readonly now: Resource | undefined;
}

/** Something of the proposal that can be as it is in the baseline. */
export type Part = { readonly setting: keyof MeshSettings } | Whole | Field;

/** What is said otherwise in a cause, as a whole. */
export function partOf({ setting, before, after }: Cause): Part {
  return setting === undefined ? { old: before?.resource, now: after?.resource } : { setting };
}

/** The proposal with some parts as they are in the baseline; undefined where that cannot be, and once too many states were asked for. */
export function statesWithout(before: MeshSettings, proposal: Mesh): (parts: readonly Part[]) => Mesh | undefined {
  const idOf = identified();
  const meshes = new Map<string, Mesh | undefined>();
  let ofFields = 0;
  return (parts) => {
    const key = [...new Set(parts.map(idOf))].sort().join();
    if (meshes.has(key)) return meshes.get(key);
    const isOfFields = parts.some((part) => 'path' in part);
    if (meshes.size >= mostTried || (isOfFields && ofFields >= mostOfFields)) return undefined;
    if (isOfFields) ofFields++;
    const mesh = stateWithout(parts, before, proposal);
    meshes.set(key, mesh);
    return mesh;
  };
}

function identified(): (part: Part) => string {
  const ids = new Map<Resource | undefined, number>();
  return (part) => {
    if ('setting' in part) return part.setting;
    const resource = part.now ?? part.old;
    const id = ids.get(resource) ?? ids.size;
    ids.set(resource, id);
    return 'path' in part ? `${id} ${formatPath(part.path)}` : String(id);
  };
}

function stateWithout(parts: readonly Part[], before: MeshSettings, proposal: Mesh): Mesh | undefined {
  const settings: [string, unknown][] = [];
  const whole: Whole[] = [];
  const fields: Field[] = [];
  for (const part of parts)
    if ('setting' in part) settings.push([part.setting, before[part.setting]]);
    else if ('path' in part) fields.push(part);
    else whole.push(part);
  const start = settings.length === 0 ? proposal : withSettings(proposal, Object.fromEntries(settings));
  const taken = whole.reduce<Mesh | undefined>((mesh, { old, now }) => mesh && withResource(mesh, now, old), start);
  return [...groupBy(fields, ({ now }) => now)].reduce<Mesh | undefined>((mesh, [now, own]) => {
    const value = putBack(
      own[0]?.old.value,
      now.value,
      own.map(({ path }) => path),
    );
    return mesh && isRecord(value) ? withResource(mesh, now, { ...now, value }) : undefined;
  }, taken);
}
