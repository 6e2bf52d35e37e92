import { buildMesh, recordIn, type Mesh, type MeshSettings } from '../../core/mesh';
import type { Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';

/** Settings of the mesh that are tried without being written. */
export type WhatIf = Partial<Pick<MeshSettings, 'istioVersion' | 'outboundTrafficPolicy' | 'dnsCapture'>>;

const tried = new WeakMap<Mesh, Map<string, Mesh>>();

/** The mesh as it would be with other settings; the snapshot's own where nothing is tried. */
export function meshWith(snapshot: Snapshot, whatIf: WhatIf): Mesh {
  const { mesh } = snapshot;
  const entries = Object.entries(whatIf).filter(([name, value]) => mesh.settings[name as keyof WhatIf] !== value);
  if (entries.length === 0) return mesh;
  const known = tried.get(mesh) ?? new Map<string, Mesh>();
  tried.set(mesh, known);
  const key = JSON.stringify(entries);
  let other = known.get(key);
  if (other === undefined) known.set(key, (other = build(snapshot, Object.fromEntries(entries))));
  return other;
}

/** What an EgressDesign says counts before all else, so each says what is tried; where there is none, the mesh does. */
function build({ resources, mesh, settings }: Snapshot, whatIf: WhatIf): Mesh {
  const changed = resources.map((each) => (each.kind === 'EgressDesign' ? designWith(each, whatIf) : each));
  return buildMesh(changed, mesh, { meshConfig: { ...settings.meshConfig, ...whatIf } });
}

function designWith(design: Resource, { istioVersion, ...rest }: WhatIf): Resource {
  const spec = recordIn(design.value, 'spec');
  const version = istioVersion === undefined ? {} : { istioVersion };
  return {
    ...design,
    value: { ...design.value, spec: { ...spec, ...version, mesh: { ...recordIn(spec, 'mesh'), ...rest } } },
  };
}
