import type { Mesh } from './build';
import { allChanged, changedHosts, type ChangedHosts } from './changed-hosts';
import { clientKinds } from './proxy/clients/client-kinds';
import { surroundingsStay } from './surroundings';

/** The comparison made last of all with the later mesh; who asks for one asks for it many times. */
const compared = new WeakMap<Mesh, { readonly before: Mesh; readonly changed: ChangedHosts }>();

/**
 * The hosts about which two meshes may disagree for any client, drawn calls left aside: all of them where clients, Services, policies, or what the
 * mesh is set to differ, else those whose entries, rules or routes do.
 */
export function changedAbout(before: Mesh, now: Mesh): ChangedHosts {
  const known = compared.get(now);
  if (known?.before === before) return known.changed;
  const isComparable = surroundingsStay(before, now) && clientKinds(before).ground === clientKinds(now).ground;
  const changed = isComparable ? changedHosts(before, now) : allChanged;
  compared.set(now, { before, changed });
  return changed;
}
