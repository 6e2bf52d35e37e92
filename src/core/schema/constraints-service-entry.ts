import type { Path } from '../text';
import { checkEndpoints } from './constraints-endpoint';
import { report, type Subject } from './report';
import { isRecord } from './resource';

type Spec = Readonly<Record<string, unknown>>;

/** The CEL rules of ServiceEntry: what the hosts, ports, addresses and endpoints of one entry allow each other. */
export function checkServiceEntry(subject: Subject, spec: Spec, path: Path): void {
  checkHosts(subject, spec, path);
  checkPorts(subject, spec, path);
  checkAddresses(subject, spec, path);
  checkResolution(subject, spec, path);
  const endpoints = listOf(spec, 'endpoints').flatMap((each, index) =>
    isRecord(each) ? [[each, [...path, 'endpoints', index]] as const] : [],
  );
  checkEndpoints(subject, endpoints, true);
}

function listOf(spec: Spec, name: string): readonly unknown[] {
  const value = spec[name];
  return Array.isArray(value) ? value : [];
}

function isPresent(spec: Spec, name: string): boolean {
  return spec[name] !== undefined && spec[name] !== null;
}

/** The resolution in force; NONE when it is absent, and undefined when it is no known mode. */
function resolutionOf(spec: Spec): { readonly mode: string; readonly says: string } {
  const written = spec['resolution'];
  if (typeof written === 'string') return { mode: written, says: `resolution ${written},` };
  return { mode: 'NONE', says: 'resolution NONE, which is meant when it is unset,' };
}

function checkHosts(subject: Subject, spec: Spec, path: Path): void {
  listOf(spec, 'hosts').forEach((host, index) => {
    if (host !== '*') return;
    const message =
      'A host cannot be * alone; the API server refuses it. Name the hosts, or a domain such as *.example.com.';
    report(subject, {
      rule: 'bad-format',
      path: [...path, 'hosts', index],
      part: 'value',
      ref: 'crd-se-host-star',
      message,
    });
  });
}

function checkPorts(subject: Subject, spec: Spec, path: Path): void {
  for (const [key, ref] of [
    ['name', 'crd-se-ports'],
    ['number', 'crd-se-ports-dup-number'],
  ] as const) {
    const first = new Map<unknown, number>();
    listOf(spec, 'ports').forEach((port, index) => {
      const value = isRecord(port) ? port[key] : undefined;
      if (value === undefined || value === null) return;
      const before = first.get(value);
      if (before === undefined) return first.set(value, index);
      const message = `ports[${index}] has the same ${key} as ports[${before}], ${String(value)}; the API server refuses that. Give it another ${key}.`;
      report(subject, { rule: 'duplicate-port', path: [...path, 'ports', index, key], part: 'value', ref, message });
    });
  }
}

function checkAddresses(subject: Subject, spec: Spec, path: Path): void {
  const { mode } = resolutionOf(spec);
  if (mode === 'NONE' || mode === 'STATIC') return;
  const index = listOf(spec, 'addresses').findIndex((address) => typeof address === 'string' && address.includes('/'));
  if (index < 0) return;
  const message = `CIDRs need resolution NONE or STATIC; the API server refuses ${String(listOf(spec, 'addresses')[index])} with ${mode}. List single addresses, or change resolution.`;
  report(subject, {
    rule: 'resolution-conflict',
    path: [...path, 'addresses', index],
    part: 'value',
    ref: 'crd-se-cidr',
    message,
  });
}

function checkResolution(subject: Subject, spec: Spec, path: Path): void {
  if (!isPresent(spec, 'endpoints')) return;
  const at = [...path, 'endpoints'];
  const { mode, says } = resolutionOf(spec);
  const refuse = (rule: 'conflicting-fields' | 'resolution-conflict', ref: string, message: string): void =>
    report(subject, { rule, path: at, part: 'key', ref, message });
  if (isPresent(spec, 'workloadSelector')) {
    refuse(
      'conflicting-fields',
      'crd-se-selector-xor-endpoints',
      'spec takes only one of workloadSelector and endpoints; the API server refuses both. Remove one.',
    );
  }
  if (mode === 'NONE') {
    refuse(
      'resolution-conflict',
      'crd-se-none-endpoints',
      `The API server refuses endpoints with ${says} for Envoy dials what the app dialled. Remove them, or use STATIC or DNS.`,
    );
  }
  const count = listOf(spec, 'endpoints').length;
  if (mode === 'DNS_ROUND_ROBIN' && count > 1) {
    refuse(
      'resolution-conflict',
      'crd-se-dnsrr-endpoints',
      `DNS_ROUND_ROBIN takes at most one endpoint; the API server refuses ${count}. Use DNS, or keep one.`,
    );
  }
}
