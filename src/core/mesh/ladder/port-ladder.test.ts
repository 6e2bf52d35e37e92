import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import { istioDocument as document } from '../../testing/policy-fixture';
import type { Mesh } from '../build';
import { anyPod } from '../proxy/clients/proxies';
import { portLadder } from './port-ladder';

interface Written {
  readonly host: string;
  readonly protocol: string;
  readonly port?: number;
  readonly year?: number;
  readonly more?: string;
}

const entry = ({ host, protocol, port = 5432, year = 2020, more = '' }: Written): string =>
  document(
    'ServiceEntry',
    `shop/${host.replace('*', 'any').split('.')[0]}`,
    `{ hosts: ["${host}"], ports: [{ number: ${port}, name: p, protocol: ${protocol} }], resolution: NONE${more} }`,
    `${year}-01-01`,
  );

function ladder(model: Mesh, port = 5432): readonly string[] {
  return portLadder(model, anyPod(model, 'shop'), port).flatMap(({ listener, shares, rest }) => [
    listener,
    ...shares.map(
      ({ resource, receives, verdict, tied }) => `${resource.name} ${verdict}: ${receives}${tied ? ' (by age)' : ''}`,
    ),
    ...(rest === undefined ? [] : [rest]),
  ]);
}

describe('who gets a port', () => {
  it('is the older of two entries for bytes', () => {
    const two = `${entry({ host: 'new.com', protocol: 'TCP', year: 2024 })}${entry({ host: 'old.com', protocol: 'TCP' })}`;
    expect(ladder(mesh`${two}`.mesh)).toEqual([
      '0.0.0.0_5432',
      'old gets its share: everything',
      'new older entry first: nothing (by age)',
    ]);
  });

  it('is told by server names, and bytes get the rest', () => {
    const two = `${entry({ host: 'tls.com', protocol: 'TLS' })}${entry({ host: '*.wide.com', protocol: 'TLS' })}${entry({ host: 'raw.com', protocol: 'TCP' })}`;
    expect(ladder(mesh`${two}`.mesh)).toEqual([
      '0.0.0.0_5432',
      'any gets its share: TLS with server name *.wide.com',
      'raw gets its share: everything else',
      'tls gets its share: TLS with server name tls.com',
    ]);
  });

  it('is told by Host among requests, and others pass', () => {
    const two = `${entry({ host: 'a.com', protocol: 'HTTP' })}${entry({ host: '*.b.com', protocol: 'HTTP' })}`;
    expect(ladder(mesh`${two}`.mesh)).toEqual([
      '0.0.0.0_5432',
      'any gets its share: requests with a Host below *.b.com',
      'a gets its share: requests with its Host',
      'Envoy passes all other connections on to the dialled address.',
    ]);
  });

  it('has a listener for each address', () => {
    const two = `${entry({ host: 'one.com', protocol: 'TCP', more: ', addresses: [10.0.0.1]' })}${entry({ host: 'two.com', protocol: 'TCP', more: ', addresses: [10.1.0.0/16]' })}`;
    expect(ladder(mesh`${two}`.mesh)).toEqual([
      '10.0.0.1_5432',
      'one gets its share: everything',
      '0.0.0.0_5432',
      'two gets its share: connections to 10.1.0.0/16',
      'Envoy passes all other connections on to the dialled address.',
    ]);
  });

  it('keeps HTTP and other bytes on one port apart', () => {
    const two = `${entry({ host: 'web.com', protocol: 'HTTP' })}${entry({ host: 'raw.com', protocol: 'TCP', year: 2024 })}`;
    expect(ladder(mesh`${two}`.mesh)).toEqual([
      '0.0.0.0_5432',
      'web gets its share: requests with its Host',
      'raw gets its share: everything else',
    ]);
  });

  it('leaves nothing to who shares a port with a server that speaks first', () => {
    const two = `${entry({ host: 'mysql.com', protocol: 'MYSQL' })}${entry({ host: 'tls.com', protocol: 'TLS', year: 2024 })}`;
    expect(ladder(mesh`${two}`.mesh)).toEqual([
      '0.0.0.0_5432',
      'mysql gets its share: everything',
      'tls older entry first: nothing (by age)',
    ]);
  });

  it('is nobody where no sidecar listens', () => {
    const model = mesh`${entry({ host: 'a.com', protocol: 'TCP' })}`.mesh;
    expect(ladder(model, 80)).toEqual([]);
    expect(portLadder(model, { ...anyPod(model, 'shop'), kind: 'none' }, 5432)).toEqual([]);
  });
});
