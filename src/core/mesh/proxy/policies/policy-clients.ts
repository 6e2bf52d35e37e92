import type { Proxy } from '../clients/proxy';

/** Whether istiod makes clusters by DestinationRules for a proxy: ztunnel gets addresses and policies only. */
export function readsRules(proxy: Proxy): boolean {
  return proxy.kind !== 'ztunnel' && proxy.kind !== 'none';
}

/** The labels that selectors are held against: a waypoint's pods are not the clients' (pilot/pkg/model/sidecar.go, DestinationRule). */
export function labelsForRules(proxy: Proxy): Readonly<Record<string, string>> | undefined {
  return proxy.kind === 'waypoint' ? undefined : proxy.labels;
}
