import { describe, expect, it } from 'vitest';
import { kindNamed } from '../testing/kind-named';
import { checkValue } from './check-value';
import { readDuration } from './duration';
import { typeAt } from './field-at';
import type { FieldType, Kind } from './types';

const entry = kindNamed('ServiceEntry');
const rule = kindNamed('DestinationRule');

function type(kind: Kind, ...path: (string | number)[]): FieldType {
  const found = typeAt(kind, path);
  if (found === undefined) throw new Error(`No field at ${path.join('.')}`);
  return found;
}

describe('checkValue', () => {
  it('says in one sentence why a value is refused', () => {
    expect(checkValue(type(entry, 'spec', 'ports', 0, 'targetPort'), 70000, 'targetPort')).toBe(
      'targetPort is 1 to 65535.',
    );
    expect(checkValue(type(entry, 'spec', 'ports', 0, 'targetPort'), '80')).toBe('The value is a whole number.');
    expect(
      checkValue(
        type(rule, 'spec', 'trafficPolicy', 'outlierDetection', 'maxEjectionPercent'),
        101,
        'maxEjectionPercent',
      ),
    ).toBe('maxEjectionPercent is 0 to 100.');
    expect(
      checkValue(type(rule, 'spec', 'trafficPolicy', 'connectionPool', 'tcp', 'maxConnections'), -1, 'maxConnections'),
    ).toBe('maxConnections is 0 or more.');
    expect(
      checkValue(
        type(rule, 'spec', 'trafficPolicy', 'connectionPool', 'tcp', 'connectTimeout'),
        '0.5ms',
        'connectTimeout',
      ),
    ).toBe('connectTimeout is 1 ms or more.');
    expect(
      checkValue(type(rule, 'spec', 'trafficPolicy', 'connectionPool', 'tcp', 'idleTimeout'), '3 s', 'idleTimeout'),
    ).toBe('idleTimeout is a duration such as 500ms, 30s or 1h30m.');
    expect(checkValue(type(rule, 'spec', 'trafficPolicy', 'portLevelSettings', 0, 'port', 'number'), 0, 'number')).toBe(
      'number is 1 to 65535.',
    );
    expect(checkValue(type(entry, 'spec', 'resolution'), 'dns', 'resolution')).toBe(
      'resolution is one of NONE, STATIC, DNS, DNS_ROUND_ROBIN, DYNAMIC_DNS.',
    );
  });

  it('takes what Istio takes', () => {
    expect(checkValue(type(entry, 'spec', 'ports', 0, 'protocol'), 'mongo')).toBeNull();
    expect(checkValue(type(entry, 'spec', 'ports', 0, 'number'), 65535)).toBeNull();
    expect(checkValue(type(rule, 'spec', 'trafficPolicy', 'connectionPool', 'tcp', 'idleTimeout'), '0s')).toBeNull();
    expect(checkValue(type(rule, 'spec', 'trafficPolicy', 'outlierDetection', 'interval'), '1h30m')).toBeNull();
  });
});

describe('hosts and addresses', () => {
  const places: Readonly<Record<string, FieldType>> = {
    hosts: type(entry, 'spec', 'hosts', 0),
    addresses: type(entry, 'spec', 'addresses', 0),
    endpoint: type(entry, 'spec', 'endpoints', 0, 'address'),
    host: type(rule, 'spec', 'host'),
  };
  const check = (place: string, value: string): string | null => checkValue(places[place] as FieldType, value, place);

  it.each([
    ['hosts', 'bad host!', 'hosts is a DNS name, or a domain such as *.example.com.'],
    ['hosts', '10.0.0.1', 'hosts is a DNS name, or a domain such as *.example.com.'],
    ['host', 'bad host!', 'host is a DNS name, or a domain such as *.example.com.'],
    ['addresses', '300.1.1.1', 'addresses is an IP, or a range such as 10.0.0.0/16.'],
    ['endpoint', 'bad host!', 'endpoint is an IP, a DNS name, or unix:// and a path.'],
    ['endpoint', '*.example.com', 'endpoint is an IP, a DNS name, or unix:// and a path.'],
  ])('%s refuses %s', (place, value, why) => expect(check(place, value)).toBe(why));

  it.each([
    ['hosts', '*.example.com'],
    ['hosts', 'db'],
    ['hosts', 'api.example.com.'],
    ['host', '*'],
    ['host', 'reviews'],
    ['addresses', '1.2.3.4/16'],
    ['addresses', '2001:db8::1'],
    ['endpoint', 'unix:///var/run/a.sock'],
    ['endpoint', 'unix://@abstract'],
    ['endpoint', '2001:db8::1'],
    ['endpoint', 'db'],
  ])('%s takes %s', (place, value) => expect(check(place, value)).toBeNull());
});

describe('readDuration', () => {
  it.each([
    ['1h30m', 5_400_000],
    ['1.5s', 1500],
    ['.5s', 500],
    ['2.s', 2000],
    ['100us', 0.1],
    ['0', 0],
    ['-3s', -3000],
    ['+1ms', 1],
  ])('reads %s', (text, milliseconds) => {
    expect(readDuration(text)).toBeCloseTo(milliseconds, 9);
  });

  it.each(['', '1', '1d', '1 s', 's', '.s', '1s2', '--1s', '1e3s', '3000000h', '1S'])('refuses %j', (text) => {
    expect(readDuration(text)).toBeNull();
  });
});
