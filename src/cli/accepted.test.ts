import { beforeEach, describe, expect, it } from 'vitest';
import { fairway, type Ran } from './testing/command-line';
import { folderPerTest } from './testing/folder';

const bundle = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports: [{ number: 443, name: tls, protocol: TLS }]
  resolution: dns
  zone: 1
`;
const design = `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: shop }
spec:
  accepted:
    - rule: unknown-value
      resource: ServiceEntry/shop/api
      reason: The operator of the cluster mends it.
      until: 2027-03-31
`;

const folder = folderPerTest();
beforeEach(() => {
  folder.write('bundle.yaml', bundle);
  folder.write('design.yaml', design);
});

const check = (...more: readonly string[]): Promise<Ran> => fairway(['check', folder.path, ...more]);

describe('check with a finding that was accepted', () => {
  it('leaves it out of the exit code until it expires', async () => {
    expect((await check('--today', '2027-03-31')).code).toBe(0);
    expect((await check('--today', '2027-03-31', '--fail-on', 'warning')).code).toBe(1);
    const after = await check('--today', '2027-04-01');
    expect(after.code).toBe(1);
    expect(after.out).toContain(
      'info expired-acceptance: unknown-value was accepted in ServiceEntry/shop/api until 2027-03-31',
    );
  });

  it('counts it apart, and says who refuses the resource all the same', async () => {
    const { out } = await check('--today', '2027-01-01');
    expect(out).toContain('accepted error unknown-value');
    expect(out).toContain(
      '\n  accepted until 2027-03-31: The operator of the cluster mends it. The API server still refuses it.\n',
    );
    expect(out).toContain('2 resources in 2 files: 0 errors, 1 warning, 0 infos, 1 accepted\n');
  });

  it('says so in JSON', async () => {
    const { findings, summary } = JSON.parse((await check('--today', '2027-01-01', '--format', 'json')).out) as {
      findings: readonly { rule: string; accepted: unknown }[];
      summary: object;
    };
    expect(findings.map(({ rule, accepted }) => [rule, accepted])).toEqual([
      [
        'unknown-value',
        {
          reason: 'The operator of the cluster mends it.',
          until: '2027-03-31',
          by: { file: folder.at('design.yaml'), path: 'spec.accepted[0]' },
        },
      ],
      ['unknown-field', null],
    ]);
    expect(summary).toMatchObject({ errors: 0, warnings: 1, infos: 0, accepted: 1 });
  });

  it('suppresses it in SARIF', async () => {
    const log = JSON.parse((await check('--today', '2027-01-01', '--format', 'sarif')).out) as {
      runs: readonly [{ results: readonly { ruleId: string; suppressions?: unknown }[] }];
    };
    expect(log.runs[0].results.map(({ ruleId, suppressions }) => [ruleId, suppressions])).toEqual([
      [
        'unknown-value',
        [
          {
            kind: 'external',
            status: 'accepted',
            justification: 'The operator of the cluster mends it.',
            location: {
              physicalLocation: {
                artifactLocation: { uri: folder.at('design.yaml') },
                region: { startLine: 6 },
              },
            },
            properties: { until: '2027-03-31' },
          },
        ],
      ],
      ['unknown-field', undefined],
    ]);
  });

  it('refuses a day that is none', async () => {
    expect(await check('--today', 'tomorrow')).toMatchObject({ code: 2 });
    expect((await check('--today', '2027-02-31x')).error).toContain('--today takes a day such as 2027-03-31');
  });
});
