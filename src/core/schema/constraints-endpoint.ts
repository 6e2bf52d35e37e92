import type { Path } from '../text';
import { labelOf, report, type Report, type Subject } from './report';

/** Addresses and port names of endpoints. `required` says whether an address or a network must be there, which a template may leave out. */
export function checkEndpoints(
  subject: Subject,
  endpoints: readonly (readonly [Readonly<Record<string, unknown>>, Path])[],
  required: boolean,
): void {
  for (const [endpoint, path] of endpoints) {
    if (required && absent(endpoint['address']) && absent(endpoint['network'])) reportMissingAddress(subject, path);
    if (typeof endpoint['address'] === 'string') checkSocket(subject, endpoint, endpoint['address'], path);
    checkPortNames(subject, endpoint['ports'], path);
  }
}

function absent(value: unknown): boolean {
  return value === undefined || value === null;
}

function refuse(subject: Subject, found: Omit<Report, 'rule'>): void {
  report(subject, { rule: 'endpoint-address', ...found });
}

function reportMissingAddress(subject: Subject, path: Path): void {
  const message = `${labelOf(subject, path)} has neither address nor network; the API server refuses it. Give it an address.`;
  refuse(subject, { path: [...path, 'address'], near: path, part: 'key', ref: 'crd-we-address', message });
}

function checkSocket(subject: Subject, endpoint: Readonly<Record<string, unknown>>, address: string, path: Path): void {
  if (!address.startsWith('unix://')) return;
  const at = [...path, 'address'];
  const rest = address.slice('unix://'.length);
  if (!/^[/@]/.test(rest)) {
    const message = `A socket is unix:// and an absolute path, or @ and an abstract name; the API server refuses ${address}. Write one such as unix:///var/run/app.sock.`;
    refuse(subject, { path: at, part: 'value', ref: 'crd-uds-abs', message });
  } else if (rest.endsWith('/')) {
    const message = `A socket is a file, not a directory; the API server refuses ${address}. Remove the / at the end.`;
    refuse(subject, { path: at, part: 'value', ref: 'crd-uds-dir', message });
  }
  if (absent(endpoint['ports'])) return;
  const message = `${labelOf(subject, path)} is a socket and takes no ports; the API server refuses them. Remove ports.`;
  refuse(subject, { path: [...path, 'ports'], part: 'key', ref: 'crd-uds-ports', message });
}

function checkPortNames(subject: Subject, ports: unknown, path: Path): void {
  if (typeof ports !== 'object' || ports === null || Array.isArray(ports)) return;
  for (const name of Object.keys(ports)) {
    if (name.length < 63 && /^[a-zA-Z0-9](?:[-a-zA-Z0-9]*[a-zA-Z0-9])?$/.test(name)) continue;
    const message = `Port names are up to 62 letters, digits and -; the API server refuses ${name === '' ? 'an empty one' : name}. Rename it.`;
    report(subject, {
      rule: 'bad-format',
      path: [...path, 'ports', name],
      part: 'key',
      ref: 'crd-we-portname',
      message,
    });
  }
}
