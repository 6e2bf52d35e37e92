import type { Mesh } from '../../build';
import { compareText } from '../../base';
import { IdentityMap } from '../identity-map';
import type { Proxy } from './proxy';
import { tellingLabels } from './telling-labels';

/** A text that is equal for proxies to which istiod gives the same configuration: labels that no rule of the mesh names make no difference. */
export function proxyKey(mesh: Mesh, proxy: Proxy): string {
  const names = tellingLabels(mesh);
  return keys.get([names, proxy], '', () => makeKey(proxy, names));
}

const keys = new IdentityMap<string>();

function makeKey(proxy: Proxy, names: ReadonlySet<string>): string {
  const labels = Object.entries(proxy.labels)
    .filter(([name]) => names.has(name))
    .sort(([a], [b]) => compareText(a, b));
  const { kind, namespace, locality, dnsCapture, bindsPorts, gateways } = proxy;
  return JSON.stringify([kind, namespace, locality, dnsCapture, bindsPorts, gateways, labels]);
}
