import { describe, expect, it } from 'vitest';
import { applyEdits } from '../text';
import { readDocuments, type Document } from '../yaml';
import { meantDuration } from './meant-duration';
import { validateDocument } from './validate';

function resource(kind: string, spec: string): string {
  return `apiVersion: networking.istio.io/v1\nkind: ${kind}\nmetadata:\n  name: a\nspec:\n${spec}`;
}

/** The text after the first fix of the first finding. */
function fixed(text: string): string | undefined {
  const document = readDocuments(text).documents[0] as Document;
  const fix = validateDocument(document)[0]?.fixes?.[0];
  return fix && applyEdits(text, fix.edits);
}

describe('what is refused is made right', () => {
  it.each([
    ['one value becomes a list', '  hosts: a.com # one\n', '  hosts: # one\n    - a.com\n'],
    ['values between commas become a list', '  hosts: a.com, b.com\n', '  hosts:\n    - a.com\n    - b.com\n'],
    [
      'an item in a list comes out',
      '  hosts: [a.com]\n  location: [MESH_INTERNAL]\n',
      '  hosts: [a.com]\n  location: MESH_INTERNAL\n',
    ],
    [
      'a mapping becomes the only item, with its comments',
      '  hosts: [a.com]\n  ports: # all\n    # tls\n    number: 443 # here\n\n    name: https\n',
      '  hosts: [a.com]\n  ports: # all\n    # tls\n    - number: 443 # here\n\n      name: https\n',
    ],
    [
      'a mapping in braces becomes the only item',
      '  hosts: [a.com]\n  ports: { number: 443, name: https }\n',
      '  hosts: [a.com]\n  ports: [{ number: 443, name: https }]\n',
    ],
  ])('%s', (_, spec, output) => {
    expect(fixed(resource('ServiceEntry', spec))).toBe(resource('ServiceEntry', output));
  });

  it('a value goes under the field that it is of', () => {
    const route = (port: string): string =>
      resource(
        'VirtualService',
        `  hosts: [a]\n  http:\n    - route:\n        - destination: { host: a, port: ${port} }\n`,
      );
    expect(fixed(route('80'))).toBe(route('{ number: 80 }'));
  });

  it.each([
    ['an address is an endpoint', '  endpoints: [10.0.0.1]\n', '  endpoints: [{ address: 10.0.0.1 }]\n'],
    ['a Unix socket too', '  endpoints:\n    - unix:///a # one\n', '  endpoints:\n    - address: unix:///a # one\n'],
  ])('%s', (_, spec, output) => {
    const entry = '  hosts: [a.com]\n  ports: [{ number: 80, name: http }]\n  resolution: STATIC\n';
    expect(fixed(resource('ServiceEntry', entry + spec))).toBe(resource('ServiceEntry', entry + output));
  });

  it('a host goes down to the only field that a destination needs', () => {
    const route = (item: string): string =>
      resource('VirtualService', `  hosts: [a]\n  http:\n    - route:\n        - ${item}\n`);
    expect(fixed(route('a.com'))).toBe(route('destination:\n            host: a.com'));
    expect(fixed(route('5'))).toBeUndefined();
  });

  it.each([
    ['a number is no endpoint', '  hosts: [a.com]\n  endpoints: [5]\n'],
    ['a port needs more than its number', '  hosts: [a.com]\n  ports: [443]\n'],
    ['a port needs more than its name', '  hosts: [a.com]\n  ports: [https]\n'],
    ['a number in quotes would be no address', '  hosts: [a.com]\n  addresses: [1.5]\n'],
    ['a sentence is no host', '  hosts: all of them\n'],
    ['two items are not one', '  hosts: [a.com]\n  location: [MESH_INTERNAL, MESH_EXTERNAL]\n'],
    ['a comment would go', '  hosts: [a.com]\n  location: # where\n    - MESH_INTERNAL # inside\n'],
    ['keys are none of an item', '  hosts: [a.com]\n  ports:\n    http: 80\n'],
  ])('nothing is offered where %s', (_, spec) => {
    expect(fixed(resource('ServiceEntry', spec))).toBeUndefined();
  });

  it.each([
    ['ServiceEntry', "  hosts: [a.com]\n  resolution: STATIC\n  endpoints:\n    address: 'a b'\n"],
    ['WorkloadEntry', '  5\n'],
    ['Gateway', '  servers: [{ port: { number: 80, name: a, protocol: HTTP, targetPort: "80" }, hosts: [a.com] }]\n'],
  ])('nothing is offered that ends in another refusal of a %s', (kind, spec) => {
    expect(fixed(resource(kind, spec))).toBeUndefined();
  });

  it('a tunnel needs more than its target', () => {
    const policy = '  host: a.com\n  trafficPolicy:\n    tunnel: x\n';
    expect(fixed(resource('DestinationRule', policy))).toBeUndefined();
  });

  it.each([
    ['  ports: [443]\n', 'ports[0] is a mapping of fields; the API server refuses 443. Write it with number and name.'],
    ['  endpoints: [5]\n', 'endpoints[0] is a mapping of fields; the API server refuses 5. Write it with address.'],
  ])('the message names what %j lacks', (spec, message) => {
    const [document] = readDocuments(resource('ServiceEntry', `  hosts: [a.com]\n${spec}`)).documents;
    expect(validateDocument(document as Document)[0]?.message).toBe(message);
  });
});

describe('meantDuration', () => {
  it.each([
    ['5 s', '5s'],
    ['1d', '24h'],
    ['1.5 days', '36h'],
    ['1h 30m', '1h30m'],
    ['30sec', '30s'],
    ['2 Minutes', undefined],
    ['2 minutes', '2m'],
    ['500 ms', '500ms'],
    ['5', undefined],
    ['5M', undefined],
    ['', undefined],
    ['soon', undefined],
    ['5s!', undefined],
    ['-5 s', undefined],
  ])('reads %j as %j', (text, meant) => expect(meantDuration(text)).toBe(meant));
});

it('makes no list of a list that is too long, whatever its items are called', () => {
  const certificates = '[{ privateKey: a }, { toString: b }, { privateKey: c }]';
  const server = `  servers:\n    - tls: { tlsCertificates: ${certificates} }\n`;
  const document = readDocuments(resource('Gateway', server)).documents[0] as Document;
  const found = validateDocument(document).filter(({ path }) => path?.at(-1) === 'tlsCertificates');
  expect(found).not.toHaveLength(0);
  expect(found.flatMap(({ fixes = [] }) => fixes)).toEqual([]);
});
