import { isRecord, itemsOf } from '../lists';
import type { Path } from '../text';
import { checkEndpoints } from './constraints-endpoint';
import { report, type Subject } from './report';
import { resolutionConflicts } from './resolution';

type Spec = Readonly<Record<string, unknown>>;

/** What the hosts, ports, addresses and endpoints of one entry allow each other: the CEL rules of ServiceEntry, and what its resolution takes. */
export function checkServiceEntry(subject: Subject, spec: Spec, path: Path): void {
  checkHosts(subject, spec, path);
  checkPorts(subject, spec, path);
  checkSelector(subject, spec, path);
  checkResolution(subject, spec, path);
  const endpoints = itemsOf(spec['endpoints']).flatMap((each, index) =>
    isRecord(each) ? [[each, [...path, 'endpoints', index]] as const] : [],
  );
  checkEndpoints(subject, endpoints, true);
}

function isPresent(spec: Spec, name: string): boolean {
  return spec[name] !== undefined && spec[name] !== null;
}

function checkHosts(subject: Subject, spec: Spec, path: Path): void {
  itemsOf(spec['hosts']).forEach((host, index) => {
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
    itemsOf(spec['ports']).forEach((port, index) => {
      const value = isRecord(port) ? port[key] : undefined;
      if (value === undefined || value === null) return;
      const before = first.get(value);
      if (before === undefined) return first.set(value, index);
      const message = `ports[${index}] has the same ${key} as ports[${before}], ${String(value)}; the API server refuses that. Give it another ${key}.`;
      report(subject, { rule: 'duplicate-port', path: [...path, 'ports', index, key], part: 'value', ref, message });
    });
  }
}

function checkResolution(subject: Subject, spec: Spec, path: Path): void {
  for (const conflict of resolutionConflicts(spec, subject.release)) {
    if (conflict.by !== 'schema') continue;
    report(subject, {
      rule: 'resolution-conflict',
      path: [...path, ...conflict.path],
      // A whole list is pointed at by its key, and an item or a value by itself.
      part: conflict.path.length === 1 ? 'key' : 'value',
      ref: conflict.ref,
      message: conflict.says,
    });
  }
}

function checkSelector(subject: Subject, spec: Spec, path: Path): void {
  if (!isPresent(spec, 'endpoints') || !isPresent(spec, 'workloadSelector')) return;
  const message = 'spec takes only one of workloadSelector and endpoints; the API server refuses both. Remove one.';
  const at = [...path, 'endpoints'];
  report(subject, {
    rule: 'conflicting-fields',
    path: at,
    part: 'key',
    ref: 'crd-se-selector-xor-endpoints',
    message,
  });
}
