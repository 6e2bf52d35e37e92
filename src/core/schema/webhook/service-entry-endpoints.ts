import { closest } from '../spelling';
import type { Subject } from '../report';
import { resolutionModeOf } from '../resolution';
import { childOf, itemsOf, textOf, type Spot } from './read';
import { labelAt, refuse } from './refuse';
import { remedy } from './remedy';
import { checkLabels } from './labels';
import { checkAddress } from './workload-entry';

/**
 * The endpoints of an entry. istiod looks into them with STATIC and the DNS modes; NONE and DYNAMIC_DNS take none at all
 * (istio/istio pkg/config/validation/validation.go, ValidateServiceEntry and validateWorkloadEntry).
 */
export function checkEndpoints(subject: Subject, spec: Spot): void {
  const mode = resolutionModeOf(spec.value);
  const isStatic = mode === 'STATIC';
  if (!isStatic && mode !== 'DNS' && mode !== 'DNS_ROUND_ROBIN') return;
  const names = new Set(itemsOf(spec, 'ports').map((port) => textOf(port, 'name')));
  const endpoints = itemsOf(spec, 'endpoints');
  for (const endpoint of endpoints) {
    // Only validateWorkloadEntry stops at a missing address.
    if (!checkAddress(subject, endpoint, isStatic) && isStatic) continue;
    checkPorts(subject, endpoint, [...names], isStatic);
    checkLabels(subject, endpoint, 'labels', isStatic ? 'wh-we-labels' : 'wh-se-dns-ep-labels');
  }
  if (isStatic && names.size !== 1) checkSockets(subject, endpoints, names.size);
}

function checkPorts(subject: Subject, endpoint: Spot, names: readonly string[], isStatic: boolean): void {
  const ports = childOf(endpoint, 'ports');
  // The API server refuses the ports of a socket as a whole.
  if (!ports || textOf(endpoint, 'address').startsWith('unix://')) return;
  for (const name of Object.keys(ports.value)) {
    if (names.includes(name)) continue;
    const path = [...ports.path, name];
    const meant = closest(name, names);
    const isFree = meant !== undefined && !Object.hasOwn(ports.value, meant);
    const list = names.filter((each) => each !== '').join(', ');
    const known = list === '' ? 'The entry has no ports with names.' : `The entry's ports are ${list}.`;
    refuse(subject, {
      rule: 'unknown-endpoint-port',
      path,
      part: 'key',
      ref: isStatic ? 'wh-we-port-unknown' : 'wh-se-dns-ep-port-unknown',
      message: `${name === '' ? 'An empty name' : name} is not a port of the entry, and istiod refuses the endpoint. ${isFree ? `Write ${meant}.` : known}`,
      ...(isFree ? { fix: remedy(subject, `Rename to ${meant}`, [{ type: 'rename', path, name: meant }]) } : {}),
    });
  }
}

/** A socket has no port numbers by which several ports could be told apart. */
function checkSockets(subject: Subject, endpoints: readonly Spot[], ports: number): void {
  const socket = endpoints.find((endpoint) => textOf(endpoint, 'address').startsWith('unix://'));
  if (!socket) return;
  const path = [...socket.path, 'address'];
  refuse(subject, {
    rule: 'endpoint-address',
    path,
    ref: 'wh-we-uds-one-port',
    message: `${labelAt(subject, socket.path)} is a socket, for which an entry has one port; istiod refuses ${ports === 0 ? 'none' : ports}. Make an entry with one port for it.`,
  });
}
