import type { Mesh } from './build';
import { allChanged, changedHosts, type ChangedHosts } from './changed-hosts';
import { clientKinds } from './proxy/clients/client-kinds';
import { surroundingsStay } from './surroundings';

/** The comparison made last of all: who asks for one asks for it many times. One kept for each mesh would keep all before it alive. */
let latest: { readonly before: Mesh; readonly now: Mesh; readonly changed: ChangedHosts } | undefined;

/**
 * The hosts about which two meshes may disagree for any client, drawn calls left aside: all of them where clients, Services, policies, or what the
 * mesh is set to differ, else those whose entries, rules or routes do.
 */
export function changedAbout(before: Mesh, now: Mesh): ChangedHosts {
  if (latest?.before === before && latest.now === now) return latest.changed;
  const isComparable = surroundingsStay(before, now) && clientKinds(before).ground === clientKinds(now).ground;
  const changed = isComparable ? changedHosts(before, now) : allChanged;
  latest = { before, now, changed };
  return changed;
}
