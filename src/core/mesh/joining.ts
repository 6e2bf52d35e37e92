import { isEqual } from './equal';
import { labelsIn, recordIn } from './read';
import type { ServiceEntry } from './service-entry';

/**
 * What istiod makes of two entries of one host in one namespace: with the `same-ports` one of them is the service, and the other adds endpoints; `merged`
 * they are one service with the ports of both; `apart` only one of them has clusters (pilot/pkg/model/sidecar.go, appendSidecarServices and
 * canMergeServices).
 */
export function joiningOf(a: ServiceEntry, b: ServiceEntry): 'same-ports' | 'merged' | 'apart' {
  if (isEqual(portsOf(a), portsOf(b))) return 'same-ports';
  return isEqual(termsOf(a), termsOf(b)) ? 'merged' : 'apart';
}

function portsOf({ ports }: ServiceEntry): unknown {
  return ports.map((port) => [port.number, port.name, port.protocol]);
}

function termsOf(entry: ServiceEntry): unknown {
  const labels = labelsIn(recordIn(entry.resource.value, 'metadata'), 'labels');
  return [entry.resolution, entry.selector, [...entry.exportTo].sort(), labels];
}
