import { compareAge } from '../../base';
import type { Mesh, OtherResource } from '../../build';
import { hasKey, labelsIn, recordIn, textIn } from '../../read';
import { matchesLabels } from '../../rule-pool';
import type { Workload } from '../../workload';

/** What of pods ProxyConfigs ask for. */
type Pods = Pick<Workload, 'namespace' | 'labels' | 'annotations'>;

/** What tells a proxy to answer names. */
const capture = 'ISTIO_META_DNS_CAPTURE';

/**
 * Whether the proxy of pods is told to answer names, by the closest that says it: the ProxyConfig that selects them, their annotation, the ProxyConfig of their
 * namespace, that of the root namespace. Of several of one kind the oldest counts. Undefined where none says it, so that MeshConfig does
 * (pilot/pkg/model/proxy_config.go, EffectiveProxyConfig).
 */
export function configuredCapture(mesh: Pick<Mesh, 'others' | 'settings'>, pods: Pods): boolean | undefined {
  const own = configsIn(mesh.others).filter(({ namespace }) => namespace === pods.namespace);
  const root = configsIn(mesh.others).filter(({ namespace }) => namespace === mesh.settings.rootNamespace);
  return (
    stated(own.find((each) => selects(each, pods.labels))) ??
    annotated(pods) ??
    stated(own.find(isForAll)) ??
    stated(root.find(isForAll))
  );
}

const known = new WeakMap<Mesh['others'], readonly OtherResource[]>();

function configsIn(others: Mesh['others']): readonly OtherResource[] {
  let found = known.get(others);
  if (found === undefined) {
    found = others.filter(({ kind, group }) => kind === 'ProxyConfig' && group === 'networking.istio.io');
    known.set(others, (found = [...found].sort(compareAge)));
  }
  return found;
}

function specOf({ resource }: OtherResource): Readonly<Record<string, unknown>> {
  return recordIn(resource.value, 'spec');
}

/** A selector without labels selects nothing, and is not for all either. */
function selects(config: OtherResource, labels: Pods['labels']): boolean {
  const wanted = labelsIn(recordIn(specOf(config), 'selector'), 'matchLabels');
  return Object.keys(wanted).length > 0 && matchesLabels(wanted, labels);
}

function isForAll(config: OtherResource): boolean {
  return !hasKey(specOf(config), 'selector');
}

function stated(config: OtherResource | undefined): boolean | undefined {
  const value = config && textIn(recordIn(specOf(config), 'environmentVariables'), capture);
  return value === undefined ? undefined : value === 'true';
}

function annotated({ annotations }: Pods): boolean | undefined {
  const written = /ISTIO_META_DNS_CAPTURE["']?\s*:\s*["']?(\w+)/.exec(annotations['proxy.istio.io/config'] ?? '');
  return written === null ? undefined : written[1] === 'true';
}
