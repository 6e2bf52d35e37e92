import type { Mesh, OtherResource } from '../../build';
import { labelsIn, listIn, recordIn, textIn } from '../../read';
import { matchesLabels } from '../../rule-pool';
import type { Proxy } from '../clients/proxy';

/**
 * Sentences about EnvoyFilters and WasmPlugins that select a proxy: what they change is not judged. Those of the root namespace count for all, and one without
 * a selector for every proxy of its namespace (pilot/pkg/model/push_context.go, EnvoyFilters and WasmPluginsByListenerInfo).
 */
export function filterCaveats(mesh: Mesh, proxy: Proxy): readonly string[] {
  if (proxy.kind === 'ztunnel' || proxy.kind === 'none') return [];
  return extensionsIn(mesh.others)
    .filter((each) => selects(each, mesh.settings.rootNamespace, proxy))
    .map(
      ({ kind, namespace, name }) =>
        `${kind} ${namespace}/${name} selects this ${wordOf(proxy)}, and Fairway does not judge what it changes: the answer may be wrong.`,
    );
}

const known = new WeakMap<Mesh['others'], readonly OtherResource[]>();

function extensionsIn(others: Mesh['others']): readonly OtherResource[] {
  let found = known.get(others);
  if (found === undefined) known.set(others, (found = others.filter(isExtension)));
  return found;
}

function isExtension({ kind, group }: OtherResource): boolean {
  return (
    (kind === 'EnvoyFilter' && group === 'networking.istio.io') ||
    (kind === 'WasmPlugin' && group === 'extensions.istio.io')
  );
}

const gatewayGroup = 'gateway.networking.k8s.io';

function selects({ resource, kind, namespace }: OtherResource, root: string, proxy: Proxy): boolean {
  const spec = recordIn(resource.value, 'spec');
  if (kind === 'EnvoyFilter' && !appliesTo(spec, proxy)) return false;
  const targets = listIn(spec, 'targetRefs');
  if (targets.length > 0) return targets.some((target) => names(target, namespace, root, proxy));
  if (proxy.kind === 'waypoint' || (namespace !== root && namespace !== proxy.namespace)) return false;
  const [holder, labels] = kind === 'EnvoyFilter' ? ['workloadSelector', 'labels'] : ['selector', 'matchLabels'];
  return matchesLabels(labelsIn(recordIn(spec, holder), labels), proxy.labels);
}

/** Waypoints are named by a Gateway, by the class of all waypoints, or by a service that they serve. */
function names(target: unknown, namespace: string, root: string, proxy: Proxy): boolean {
  if (proxy.kind !== 'waypoint') return false;
  const kind = textIn(target, 'kind');
  if (textIn(target, 'group') !== gatewayGroup) return kind === 'Service' || kind === 'ServiceEntry';
  if (kind === 'GatewayClass') return namespace === root && textIn(target, 'name') === 'istio-waypoint';
  return namespace === proxy.namespace && textIn(target, 'name') === proxy.labels[`${gatewayGroup}/gateway-name`];
}

/** Whether any patch is for calls that leave through such a proxy: `context` ANY, or the one of its kind. */
function appliesTo(spec: unknown, { kind }: Proxy): boolean {
  const patches = listIn(spec, 'configPatches');
  if (patches.length === 0) return false;
  const wanted = contexts[kind] ?? [];
  return patches.some((patch) => {
    const context = textIn(recordIn(patch, 'match'), 'context') ?? 'ANY';
    return context === 'ANY' || wanted.includes(context);
  });
}

/** The contexts of patches that calls leaving through a proxy of a kind meet. */
const contexts: Readonly<Partial<Record<Proxy['kind'], readonly string[]>>> = {
  sidecar: ['SIDECAR_OUTBOUND'],
  'egress-gateway': ['GATEWAY'],
  waypoint: ['SIDECAR_INBOUND', 'WAYPOINT'],
};

function wordOf({ kind }: Proxy): string {
  return kind === 'egress-gateway' ? 'gateway' : kind;
}
