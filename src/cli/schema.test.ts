import { describe, expect, it } from 'vitest';
import { fairway } from './testing/command-line';

describe('schema', () => {
  it('prints the JSON Schema of a kind by any of its names, for a release', async () => {
    const { code, out } = await fairway(['schema', 'dr']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ title: 'DestinationRule', required: ['apiVersion', 'kind', 'metadata'] });
    expect(out).toContain('outlierDetectionHttpErrorCodes');
    expect((await fairway(['schema', 'destinationrules', '--istio-version', '1.30.2'])).out).not.toContain(
      'outlierDetectionHttpErrorCodes',
    );
    expect(JSON.parse((await fairway(['schema', 'Gateway.gateway.networking.k8s.io'])).out)).toMatchObject({
      'x-kubernetes-group-version-kind': [{ group: 'gateway.networking.k8s.io' }, {}],
    });
  });

  it.each([
    [[], 'Name one KIND, such as ServiceEntry.'],
    [['ServiceEntri'], 'There is no kind "ServiceEntri"; did you mean ServiceEntry?'],
    [['ServiceEntry', '--istio-version', '1.2'], '--istio-version takes 1.28, 1.29, 1.30 or 1.31, not "1.2".'],
  ])('refuses %j', async (args, message) => {
    expect(await fairway(['schema', ...args])).toEqual({ code: 2, out: '', error: `fairway: ${message}\n` });
  });
});
