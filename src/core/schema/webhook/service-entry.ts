import { isRecord } from '../../lists';
import { valueAt } from '../../yaml';
import { isHttpProtocol, isTcpProtocol, isTlsProtocol } from '../protocol-class';
import type { Subject } from '../report';
import { resolutionConflicts, resolutionModeOf } from '../resolution';
import { isPartialWildcard, isWildcardDomain } from '../host-syntax';
import { compareVersions } from '../versions';
import { checkExportTo } from './export-to';
import { checkEndpoints } from './service-entry-endpoints';
import { countOf, has, itemsOf, specOf, textOf, textsOf, type Spot } from './read';
import { labelAt, refuse, warn, type Objection } from './refuse';
import { remedy } from './remedy';
import { checkAlphaSelector } from './selector';

/** What istiod has to say about an entry (istio/istio pkg/config/validation/validation.go, ValidateServiceEntry). */
export function checkServiceEntry(subject: Subject): void {
  const spec = specOf(subject.resource);
  const isTaken = checkAlphaSelector(subject, spec, {
    ref: 'wh-se-selector-bad',
    emptyRef: 'wh-se-selector-empty',
    emptyMeans: 'picks every workload of the namespace',
  });
  if (!isTaken) return;
  checkResolution(subject, spec);
  checkWaypoint(subject, spec);
  checkWildcards(subject, spec);
  checkAddresses(subject, spec);
  checkHosts(subject, spec);
  checkEndpoints(subject, spec);
  checkExportTo(subject, spec, { nobody: true });
}

function checkResolution(subject: Subject, spec: Spot): void {
  for (const conflict of resolutionConflicts(spec.value, subject.release)) {
    const path = [...spec.path, ...conflict.path];
    const objection = {
      rule: 'resolution-conflict',
      path,
      // A whole list is pointed at by its key, and an item or a value by itself.
      part: conflict.path.length === 1 && conflict.path[0] !== 'location' ? 'key' : 'value',
      ref: conflict.ref,
      message: conflict.says,
    } as const;
    if (conflict.by === 'webhook') refuse(subject, { ...objection, fix: writeTls(subject, path) });
    else if (conflict.ref === 'wh-se-none-selector') warn(subject, objection);
  }
}

/** HTTPS and TLS are the same to a proxy: it looks at the server name, and passes the rest on. 1.28 takes neither. */
function writeTls(subject: Subject, path: Spot['path']): Objection['fix'] {
  const protocol = path.at(-1) === 'protocol' ? valueAt(subject.resource.value, path) : undefined;
  const isHttps = typeof protocol === 'string' && protocol.toUpperCase() === 'HTTPS';
  if (!isHttps || compareVersions(subject.release, '1.29') < 0) return undefined;
  return remedy(subject, 'Write TLS', [{ type: 'set', path, value: 'TLS' }]);
}

/** A waypoint cannot look names up for each call (validation.go, usesWaypoint). */
function checkWaypoint(subject: Subject, spec: Spot): void {
  if (resolutionModeOf(spec.value) !== 'DYNAMIC_DNS' || textOf(spec, 'location') !== 'MESH_INTERNAL') return;
  const waypoint = labelOf(subject, 'istio.io/use-waypoint');
  if (waypoint === '' || waypoint.toLowerCase() === 'none') return;
  refuse(subject, {
    rule: 'resolution-conflict',
    path: ['metadata', 'labels', 'istio.io/use-waypoint'],
    ref: 'wh-se-ddns-waypoint',
    message: `A waypoint cannot serve DYNAMIC_DNS inside the mesh, and istiod refuses ${waypoint} with it. Remove the label, or use MESH_EXTERNAL.`,
  });
}

function labelOf({ resource }: Subject, name: string): string {
  const { metadata } = resource.value;
  const labels = isRecord(metadata) ? metadata['labels'] : undefined;
  const value = isRecord(labels) ? labels[name] : undefined;
  return typeof value === 'string' ? value : '';
}

function checkWildcards(subject: Subject, spec: Spot): void {
  if (resolutionModeOf(spec.value) === 'DYNAMIC_DNS') return;
  const isRefused = (path: Spot['path']): boolean =>
    subject.problems.some(
      (problem) => problem.severity === 'error' && problem.path?.join() === [...subject.resource.path, ...path].join(),
    );
  for (const { text, path } of textsOf(spec, 'hosts')) {
    if (!isPartialWildcard(text) || !isWildcardDomain(text) || isRefused(path)) continue;
    warn(subject, {
      rule: 'partial-wildcard',
      path,
      ref: 'wh-se-host-partial',
      message: `${labelAt(subject, path)} is ${text}, where * is part of a label; istiod warns that this is not supported. Write *. and a domain, or list the names.`,
    });
  }
}

/** Without an address of its own, a port of raw bytes stands for every address on its number. istiod can allocate one, but not with NONE. */
function checkAddresses(subject: Subject, spec: Spot): void {
  if (countOf(spec, 'addresses') > 0) return;
  const isNone = resolutionModeOf(spec.value) === 'NONE';
  const optsOut = labelOf(subject, 'networking.istio.io/enable-autoallocate-ip').toLowerCase() === 'false';
  if (!isNone && !optsOut) return;
  const why = isNone ? 'with NONE istiod allocates none' : 'its label keeps istiod from allocating one';
  for (const port of itemsOf(spec, 'ports')) {
    const protocol = textOf(port, 'protocol');
    // Another case is TCP too, and yet istiod does not warn of it.
    if (protocol !== '' && protocol !== 'TCP') continue;
    const label = labelAt(subject, port.path);
    const what = protocol === '' ? 'has no protocol, so it may be TCP' : 'is TCP';
    warn(subject, {
      rule: 'tcp-without-address',
      path: protocol === '' ? port.path : [...port.path, 'protocol'],
      ref: 'wh-se-tcp-address',
      message: `${label} ${what}, and the entry has no addresses: it takes calls to any address on that port, for ${why}. List addresses${protocol === '' ? ', or write the protocol' : ''}.`,
    });
  }
}

/** Hosts of one entry that a proxy cannot tell apart: bytes carry no name. */
function checkHosts(subject: Subject, spec: Spot): void {
  const mode = resolutionModeOf(spec.value);
  if (mode === 'NONE' || countOf(spec, 'hosts') < 2) return;
  const ports = itemsOf(spec, 'ports');
  const nameless = ports.find((port) => !namesHosts(textOf(port, 'protocol')));
  // DYNAMIC_DNS has refused the protocol by then.
  if (nameless && mode !== 'DYNAMIC_DNS') return refuseHosts(subject, spec, nameless);
  const isDns = mode === 'DNS' || mode === 'DNS_ROUND_ROBIN';
  if (!isDns || countOf(spec, 'addresses') === 0) return;
  if (!ports.some((port) => isTcpProtocol(textOf(port, 'protocol')))) return;
  warn(subject, {
    rule: 'indistinct-hosts',
    path: [...spec.path, 'hosts'],
    part: 'key',
    ref: 'wh-se-dns-multihost-vip',
    message: isOneHost(spec)
      ? 'hosts has the same host more than once, which istiod warns of as of several that share addresses. Keep one.'
      : 'The hosts share addresses and a port on which only these are seen; istiod warns of more than one host then. Make an entry for each host.',
  });
}

function namesHosts(protocol: string): boolean {
  return isHttpProtocol(protocol) || isTlsProtocol(protocol);
}

/** Istio counts the items, the same one twice too. */
function isOneHost(spec: Spot): boolean {
  return new Set(textsOf(spec, 'hosts').map(({ text }) => text)).size === 1;
}

function refuseHosts(subject: Subject, spec: Spot, port: Spot): void {
  const protocol = textOf(port, 'protocol');
  const label = labelAt(subject, port.path);
  const what = protocol === '' ? `${label} has no protocol` : `${label} is ${protocol}`;
  refuse(subject, {
    rule: 'indistinct-hosts',
    path: has(port, 'protocol') ? [...port.path, 'protocol'] : port.path,
    ref: 'wh-se-multihost',
    message: isOneHost(spec)
      ? `${what} and takes a single host, and hosts has the same one more than once; istiod refuses the entry. Keep one.`
      : `${what}, by which several hosts cannot be told apart; istiod refuses the entry. Make an entry for each host, or write an HTTP or TLS protocol if it is one.`,
  });
}
