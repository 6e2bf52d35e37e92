import { expect, it } from 'vitest';
import { putBack } from './put-back';

const before = { ports: [{ number: 80 }, { number: 443, name: 'tls' }], hosts: ['a'], resolution: 'DNS' };
const after = {
  ports: [{ number: 8443 }, { number: 443, name: 'https' }, { number: 80 }],
  hosts: ['b'],
  location: 'x',
};

it('puts back what one place said', () => {
  expect(putBack(before, after, [['hosts', 0]])).toEqual({ ...after, hosts: ['a'] });
  expect(putBack(before, after, [['resolution']])).toEqual({ ...after, resolution: 'DNS' });
  expect(putBack(before, after, [['location']])).toEqual({ ports: after.ports, hosts: ['b'] });
  expect(putBack(before, after, [])).toEqual(after);
});

it('puts back items that came, went or say something else, whatever stands above them', () => {
  expect(putBack(before, after, [['ports', 0]])).toEqual({ ...after, ports: after.ports.slice(1) });
  expect(putBack(before, after, [['ports', 1, 'name']])).toEqual({
    ...after,
    ports: [{ number: 8443 }, { number: 443, name: 'tls' }, { number: 80 }],
  });
  expect(putBack(after, before, [['ports', 2]])).toEqual({ ...before, ports: [...before.ports, { number: 8443 }] });
  expect(putBack(after, before, [])).toEqual(before);
});

it('puts back several places at once', () => {
  const all = [['ports', 0], ['ports', 1, 'name'], ['hosts', 0], ['resolution'], ['location']];
  expect(putBack(before, after, all)).toEqual({ ...before, ports: [before.ports[1], before.ports[0]] });
});

it('puts nothing back where nothing leads', () => {
  expect(putBack(before, after, [['subsets', 0, 'name']])).toBeUndefined();
});
