import type { Mesh } from '../build';
import { compareText } from '../base';
import type { Proxy } from './proxy';
import { tellingLabels } from './telling-labels';

/** A text that is equal for proxies to which istiod gives the same configuration: labels that no rule of the mesh names make no difference. */
export function proxyKey(mesh: Mesh, proxy: Proxy): string {
  const names = tellingLabels(mesh);
  const labels = Object.entries(proxy.labels)
    .filter(([name]) => names.has(name))
    .sort(([a], [b]) => compareText(a, b));
  const { kind, namespace, locality, dnsCapture, gateways } = proxy;
  return JSON.stringify([kind, namespace, locality, dnsCapture, gateways, labels]);
}
