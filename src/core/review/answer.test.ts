import { expect, it } from 'vitest';
import { compared, design, said, written } from '../testing/review-cases';

const drawn = design(['shop/cart', "{ url: 'tcp://db.example:5432' }"]);
const open = drawn.replace('REGISTRY_ONLY', 'ALLOW_ANY');
const capturing = drawn.replace('mesh: {', 'mesh: { dnsCapture: true,');

function db(addresses: string, more = 'endpoints: [{ address: 10.1.1.10 }]'): string {
  return written(
    'ServiceEntry',
    'shop/db',
    `{ hosts: [db.example], addresses: [${addresses}], ports: [{ number: 5432, name: tcp-pg, protocol: TCP }], resolution: STATIC, ${more} }`,
  );
}

it('says at which other address a call by name gets out', () => {
  expect(said([db('10.20.0.1'), drawn], [db('10.99.0.1'), drawn])).toMatchInlineSnapshot(
    `"medium address-changed: Calls from shop/cart to db.example:5432 get out only where DNS answers 10.99.0.1 (was 10.20.0.1). In ServiceEntry shop/db, spec.addresses[0] is 10.99.0.1 (was 10.20.0.1)."`,
  );
});

it('says so of an address that is one of several no more', () => {
  expect(said([db('10.20.0.1, 10.20.0.2'), drawn], [db('10.20.0.1'), drawn])).toMatchInlineSnapshot(
    `"medium address-changed: Calls from shop/cart to db.example:5432 get out only where DNS answers 10.20.0.1 (was 10.20.0.1 or 10.20.0.2). In ServiceEntry shop/db, spec.addresses is [10.20.0.1] (was [10.20.0.1, 10.20.0.2])."`,
  );
  expect(said([db('10.20.0.1'), drawn], [db('10.20.0.1, 10.20.0.2'), drawn])).toMatchInlineSnapshot(
    `"low address-changed: Calls from shop/cart to db.example:5432 get out only where DNS answers 10.20.0.1 or 10.20.0.2 (was 10.20.0.1). In ServiceEntry shop/db, spec.addresses is [10.20.0.1, 10.20.0.2] (was [10.20.0.1])."`,
  );
  expect(said([db('10.20.0.1, 10.20.0.2'), drawn], [db('10.20.0.2, 10.20.0.1'), drawn])).toBe('');
});

it('calls a wider range no narrower answer', () => {
  expect(said([db('10.20.0.1'), drawn], [db('10.20.0.0/16'), drawn])).toMatch(/^low address-changed/);
  expect(said([db('10.20.0.0/16'), drawn], [db('10.20.0.1'), drawn])).toMatch(/^medium address-changed/);
});

it('says so of the first address, and of none', () => {
  expect(said([db(''), drawn], [db('10.99.0.1'), drawn])).toMatchInlineSnapshot(
    `"medium address-changed: Calls from shop/cart to db.example:5432 get out only where DNS answers 10.99.0.1 (got out whatever it answers). In ServiceEntry shop/db, spec.addresses is [10.99.0.1] (was [])."`,
  );
  expect(said([db('10.20.0.1'), drawn], [db(''), drawn])).toMatchInlineSnapshot(
    `"low address-changed: Calls from shop/cart to db.example:5432 get out whatever DNS answers (got out only where it answers 10.20.0.1). In ServiceEntry shop/db, spec.addresses is [] (was [10.20.0.1])."`,
  );
});

it('says that the sidecar knows no other address, where it lets all out', () => {
  expect(said([db('10.20.0.1'), open], [db('10.99.0.1'), open])).toMatchInlineSnapshot(
    `"medium address-changed: Calls from shop/cart to db.example:5432 are known to the sidecar only where DNS answers 10.99.0.1 (was 10.20.0.1). In ServiceEntry shop/db, spec.addresses[0] is 10.99.0.1 (was 10.20.0.1)."`,
  );
});

it('says beside it where the call goes', () => {
  expect(said([db('10.20.0.1'), drawn], [db('10.99.0.1', 'endpoints: [{ address: 10.1.1.11 }]'), drawn]))
    .toMatchInlineSnapshot(`
    "high address-changed: Calls from shop/cart to db.example:5432 go to 10.1.1.11:5432 (went to 10.1.1.10:5432). In ServiceEntry shop/db, spec.endpoints[0].address is 10.1.1.11 (was 10.1.1.10).
    medium address-changed: Calls from shop/cart to db.example:5432 get out only where DNS answers 10.99.0.1 (was 10.20.0.1). In ServiceEntry shop/db, spec.addresses[0] is 10.99.0.1 (was 10.20.0.1)."
  `);
});

it('says nothing where the sidecar answers the name itself', () => {
  expect(said([db('10.20.0.1'), capturing], [db('10.99.0.1'), capturing])).toBe('');
});

it('says nothing where an address is dialled', () => {
  const dialled = design(['shop/cart', "{ url: 'tcp://10.20.0.1:5432' }"]);
  expect(said([db('10.20.0.1'), dialled], [db('10.20.0.1, 10.99.0.1'), dialled])).not.toContain('10.20.0.1:5432');
});

it('says nothing of HTTP, which the sidecar knows by its host', () => {
  const web = (address: string): string => db(address).replace('tcp-pg, protocol: TCP', 'http, protocol: HTTP');
  const calls = design(['shop/cart', "{ url: 'http://db.example:5432' }"]);
  expect(said([web('10.20.0.1'), calls], [web('10.99.0.1'), calls])).toBe('');
});

it('puts it down to the addresses of the entry', () => {
  const [change] = compared([db('10.20.0.1'), drawn], [db('10.99.0.1'), drawn]).changes;
  expect(change?.causes.map(({ resource, path }) => `${resource.kind} ${path.join('.')}`)).toEqual([
    'ServiceEntry spec.addresses.0',
  ]);
});
