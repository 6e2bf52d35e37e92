import { describe, expect, it } from 'vitest';
import { routeOf, toSubset, withRules } from '../../../testing/route-fixture';

describe('rules', () => {
  it('are asked in their order, and no longer prefix goes first', () => {
    const rules = `- {match: [{uri: {prefix: /a}}], ${toSubset('short')}}\n- {match: [{uri: {prefix: /a/b}}], ${toSubset('long')}}`;
    expect(routeOf(withRules(rules), { path: '/a/b' }).action).toMatchObject({ destinations: [{ subset: 'short' }] });
  });

  it('that take no request leave 404, and say why', () => {
    const choice = routeOf(withRules(`- {match: [{uri: {prefix: /v2}}], ${toSubset('v2')}}`), { path: '/v1' });
    expect(choice).toMatchObject({
      virtualHost: 'api.example.com:80',
      action: { type: 'no-route' },
      passed: [{ path: ['spec', 'http', 0, 'match', 0], because: 'The path /v1 does not begin with /v2.' }],
    });
  });

  it('that are all for others leave the default route', () => {
    const { action, losers } = routeOf(withRules(`- {match: [{sourceLabels: {app: x}}], ${toSubset('x')}}`));
    expect(action).toMatchObject({
      type: 'forward',
      route: undefined,
      destinations: [{ host: 'api.example.com', port: 80 }],
    });
    expect(losers).toMatchObject([{ path: ['spec'] }]);
  });

  it.each([
    [`- {${toSubset('all')}}\n- {match: [{uri: {exact: /a}}], ${toSubset('late')}}`],
    [`- {match: [{uri: {prefix: /}}], ${toSubset('all')}}\n- {${toSubset('late')}}`],
    [`- {match: [{uri: {regex: ".*"}}], ${toSubset('all')}}\n- {${toSubset('late')}}`],
    [`- {match: [{gateways: [mesh]}], ${toSubset('all')}}\n- {${toSubset('late')}}`],
    [
      `- {match: [{uri: {prefix: /a}}], ${toSubset('all')}}\n- {match: [{uri: {prefix: /a/b}, method: {exact: GET}}], ${toSubset('late')}}`,
    ],
    [`- {match: [{uri: {prefix: /}, port: 80}], ${toSubset('all')}}\n- {match: [{port: 443}], ${toSubset('late')}}`],
  ])('behind one that takes as much take nothing: %s', (rules) => {
    const { losers } = routeOf(withRules(rules), { path: '/a' });
    expect(losers.map(({ path }) => path)).toEqual([['spec', 'http', 1]]);
  });

  it.each([
    [`- {match: [{gateways: [egress]}], ${toSubset('gate')}}\n- {${toSubset('all')}}`, ['spec', 'http', 0]],
    [
      `- {match: [{uri: {prefix: /b}, port: 8080}, {uri: {prefix: /a}}], ${toSubset('a')}}\n- {${toSubset('all')}}`,
      ['spec', 'http', 0, 'match', 0],
    ],
  ])('and matches for other places lose: %s', (rules, path) => {
    expect(routeOf(withRules(rules), { path: '/a' }).losers.map((each) => each.path)).toEqual([path]);
  });
});

describe('destinations', () => {
  it('have the port of the listener on a sidecar, though their service has another one alone', () => {
    const { action } = routeOf(
      withRules('- {route: [{destination: {host: one.example.com}}], mirror: {host: one.example.com}}'),
    );
    expect(action).toMatchObject({
      destinations: [
        { host: 'one.example.com', port: 80, weight: 100, path: ['spec', 'http', 0, 'route', 0, 'destination'] },
      ],
      policy: { mirrors: [{ destination: { host: 'one.example.com', port: 80 }, percent: 100 }] },
    });
  });

  it('of one get all, whatever weight it has; of several those without weight get none', () => {
    const weights = (rules: string): unknown => {
      const { action } = routeOf(withRules(rules));
      return action.type === 'forward'
        ? action.destinations.map(({ subset, weight }) => [subset, weight])
        : action.type;
    };
    expect(weights('- {route: [{destination: {host: a.com, subset: v1}, weight: 0}]}')).toEqual([['v1', 100]]);
    expect(
      weights(
        '- {route: [{destination: {host: a.com, subset: v1}, weight: 3}, {destination: {host: a.com, subset: v2}}, {destination: {host: a.com, subset: v3}, weight: 1}]}',
      ),
    ).toEqual([
      ['v1', 3],
      ['v3', 1],
    ]);
  });

  it('without dots are services of the namespace', () => {
    expect(routeOf(withRules('- {route: [{destination: {host: cart, port: {number: 8}}}]}')).action).toMatchObject({
      destinations: [{ host: 'cart.shop.svc.cluster.local', port: 8 }],
    });
  });

  it('that are not written yet take the request nowhere', () => {
    expect(routeOf(withRules('- {match: [{uri: {prefix: /}}]}')).action).toEqual({ type: 'no-route' });
    expect(routeOf(withRules('- {match: , route: }')).action).toEqual({ type: 'no-route' });
  });
});
