import { isRecord } from '../../lists';
import type { Subject } from '../report';
import { checkLabels } from './labels';
import { childOf, countOf, has, itemsOf, specOf, textOf, type Spot } from './read';
import { labelAt, refuse, warn } from './refuse';

/** A server outside Kubernetes (istio/istio pkg/config/validation/validation.go, ValidateWorkloadEntry). What its address and ports may be the CRD says too. */
export function checkWorkloadEntry(subject: Subject): void {
  const spec = specOf(subject.resource);
  if (!isRecord(subject.resource.value['spec']) || !checkAddress(subject, spec, true)) return;
  checkLabels(subject, spec, 'labels', 'wh-we-labels');
}

/**
 * Whether an endpoint says where to connect to: false when istiod looks no further. The CRD counts an empty text as an address; istiod does not.
 * A network without an address is for an endpoint behind a gateway of another network, where `takesNetwork`.
 */
export function checkAddress(subject: Subject, endpoint: Spot, takesNetwork: boolean): boolean {
  if (textOf(endpoint, 'address') !== '') return true;
  const value = endpoint.value['address'];
  if (value !== undefined && value !== null && typeof value !== 'string') return true;
  const isWritten = has(endpoint, 'address');
  const path = [...endpoint.path, 'address'];
  const label = labelAt(subject, endpoint.path);
  if (textOf(endpoint, 'network') !== '') {
    if (takesNetwork) warnOfNetwork(subject, endpoint, label);
    return true;
  }
  refuse(subject, {
    rule: 'endpoint-address',
    path,
    ...(isWritten ? {} : { near: [...endpoint.path, 'network'], part: 'key' }),
    ref: takesNetwork ? 'wh-we-address-required' : 'wh-se-dns-ep-address',
    message: `${label} has an empty ${isWritten ? 'address' : 'network and no address'}, and istiod refuses it. Give it an address.`,
  });
  return false;
}

function warnOfNetwork(subject: Subject, endpoint: Spot, label: string): void {
  warn(subject, {
    rule: 'network-without-address',
    path: [...endpoint.path, 'network'],
    ref: 'wh-we-address-network',
    message: `${label} has a network and no address: it is reached through that network's gateway, if istiod knows one. istiod warns of it; give it an address if it has one.`,
  });
}

/** A template of WorkloadEntries: their labels, and how their readiness is asked for (ValidateWorkloadGroup). */
export function checkWorkloadGroup(subject: Subject): void {
  const spec = specOf(subject.resource);
  const before = subject.problems.length;
  const metadata = childOf(spec, 'metadata');
  if (metadata) checkLabels(subject, metadata, 'labels', 'eng-webhook');
  // istiod stops at labels that it refuses.
  if (subject.problems.length > before) return;
  const probe = childOf(spec, 'probe');
  if (probe) checkProbe(subject, probe);
}

const methods = ['httpGet', 'tcpSocket', 'exec'];

function checkProbe(subject: Subject, probe: Spot): void {
  if (has(probe, 'grpc')) refuseGrpc(subject, probe);
  else if (!methods.some((method) => has(probe, method)))
    missing(
      subject,
      probe,
      'httpGet',
      `probe does not say how to ask; istiod refuses it. Add one of ${methods.join(', ')}.`,
    );
  const exec = childOf(probe, 'exec');
  if (exec && Array.isArray(exec.value['command']) && countOf(exec, 'command') === 0)
    missing(subject, exec, 'command', 'command is empty, so that nothing runs; istiod refuses it. Write the command.');
  const httpGet = childOf(probe, 'httpGet');
  for (const header of httpGet ? itemsOf(httpGet, 'httpHeaders') : [])
    if (!has(header, 'name') || header.value['name'] === '')
      missing(subject, header, 'name', 'A header without a name cannot be sent; istiod refuses it. Give it a name.');
}

/** The CRD and the agent know the method, and validateReadinessProbe does not. */
function refuseGrpc(subject: Subject, probe: Spot): void {
  const message = `istiod does not know grpc as a way to ask, and refuses the group. Use one of ${methods.join(', ')}.`;
  refuse(subject, {
    rule: 'unsupported-probe',
    path: [...probe.path, 'grpc'],
    part: 'key',
    ref: 'eng-webhook',
    message,
  });
}

function missing(subject: Subject, parent: Spot, name: string, message: string): void {
  const path = [...parent.path, name];
  const place = has(parent, name) ? {} : { near: parent.path };
  refuse(subject, { rule: 'missing-field', path, ...place, part: 'key', ref: 'eng-webhook', message });
}
