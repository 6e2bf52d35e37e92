import type { Mesh } from '../build';
import type { MeshSettings } from '../settings';

/** The mesh under the other outbound policy: REGISTRY_ONLY instead of ALLOW_ANY, and the other way round. Sidecars that name one keep theirs. */
export function withOtherPolicy(mesh: Mesh): Mesh {
  let other = others.get(mesh);
  if (other === undefined) {
    others.set(mesh, (other = { ...mesh, settings: otherSettings(mesh.settings) }));
    supposed.add(other);
  }
  return other;
}

/** Whether a mesh is one that nobody wrote, so that nothing else on the page asks for its traces. */
export function isSupposed(mesh: Mesh): boolean {
  return supposed.has(mesh);
}

const others = new WeakMap<Mesh, Mesh>();
const supposed = new WeakSet<Mesh>();
const settingsBehind = new WeakMap<MeshSettings, MeshSettings>();

/** The same object for the same settings, so that what is remembered about them stays. */
function otherSettings(settings: MeshSettings): MeshSettings {
  let other = settingsBehind.get(settings);
  if (other === undefined) {
    const outboundTrafficPolicy = settings.outboundTrafficPolicy === 'REGISTRY_ONLY' ? 'ALLOW_ANY' : 'REGISTRY_ONLY';
    settingsBehind.set(settings, (other = { ...settings, outboundTrafficPolicy }));
  }
  return other;
}
