import { describe, expect, it } from 'vitest';
import { blocksLeftOut } from './port-blocks';

describe('blocksLeftOut', () => {
  it.each([
    [{ tls: {}, outlierDetection: {} }, { port: { number: 443 }, tls: {} }, ['outlierDetection']],
    [{ loadBalancer: {}, connectionPool: {} }, { port: { number: 443 } }, ['connectionPool', 'loadBalancer']],
    [{ tunnel: {}, retryBudget: {}, proxyProtocol: {} }, { port: { number: 443 } }, []],
    [{ tls: null, portLevelSettings: [] }, {}, []],
    [undefined, {}, []],
    [{ tls: {} }, 'text', []],
  ])('of %j for a port with %j are %j', (policy, port, names) => {
    expect(blocksLeftOut(policy, port)).toEqual(names);
  });
});
