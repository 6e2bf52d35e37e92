import { buildMesh, hasKey, recordIn, scopeOf, type Mesh, type MeshSettings, type Proxy } from '../../core/mesh';
import type { Resource } from '../../core/schema';
import type { Snapshot } from '../../core/snapshot';

/** Settings of the mesh that are tried without being written. */
export type WhatIf = Partial<Pick<MeshSettings, 'istioVersion' | 'outboundTrafficPolicy' | 'dnsCapture'>>;

/** What a proxy does with calls to hosts that it does not know. */
interface PolicyInForce {
  readonly mode: string;
  /** `namespace/name` of the Sidecar that says it; undefined where the mesh does. */
  readonly sidecar: string | undefined;
}

/** The outbound policy that a client's calls are judged by; null for one without a sidecar, which goes by none. */
export function policyInForce(mesh: Mesh, client: Proxy): PolicyInForce | null {
  if (client.kind !== 'sidecar') return null;
  const { mode, sidecar } = scopeOf(mesh, client).outbound;
  return { mode, sidecar: sidecar && `${sidecar.namespace}/${sidecar.name}` };
}

const tried = new WeakMap<Mesh, Map<string, Mesh>>();

/** The mesh as it would be with other settings; the snapshot's own where nothing is tried. */
export function meshWith(snapshot: Snapshot, whatIf: WhatIf): Mesh {
  const { mesh } = snapshot;
  const entries = Object.entries(whatIf).filter(
    ([name, value]) =>
      mesh.settings[name as keyof WhatIf] !== value ||
      (name === 'outboundTrafficPolicy' && mesh.sidecars.some((each) => saysOtherwise(each, value))),
  );
  if (entries.length === 0) return mesh;
  const known = tried.get(mesh) ?? new Map<string, Mesh>();
  tried.set(mesh, known);
  const key = JSON.stringify(entries);
  let other = known.get(key);
  if (other === undefined) known.set(key, (other = build(snapshot, Object.fromEntries(entries))));
  return other;
}

function saysOtherwise({ outboundTrafficPolicy }: Mesh['sidecars'][number], value: unknown): boolean {
  return outboundTrafficPolicy !== undefined && outboundTrafficPolicy !== value;
}

/**
 * What an EgressDesign says counts before all else, so each says what is tried; where there is none, the mesh does. A Sidecar with an outbound policy of its
 * own says it too, since for its pods that of the mesh does not count.
 */
function build({ resources, mesh, settings }: Snapshot, whatIf: WhatIf): Mesh {
  const changed = resources.map((each) => {
    if (each.kind === 'EgressDesign') return designWith(each, whatIf);
    return each.kind === 'Sidecar' ? sidecarWith(each, whatIf) : each;
  });
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

function sidecarWith(sidecar: Resource, { outboundTrafficPolicy: mode }: WhatIf): Resource {
  const spec = recordIn(sidecar.value, 'spec');
  if (mode === undefined || !hasKey(spec, 'outboundTrafficPolicy')) return sidecar;
  const policy = { ...recordIn(spec, 'outboundTrafficPolicy'), mode };
  return { ...sidecar, value: { ...sidecar.value, spec: { ...spec, outboundTrafficPolicy: policy } } };
}
