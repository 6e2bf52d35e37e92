import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import Ajv from 'ajv';
import draft04 from 'ajv/lib/refs/json-schema-draft-04.json' with { type: 'json' };
import { describe, expect, it } from 'vitest';
import { rules } from '../../core/analysis';
import { takeSnapshot } from '../../core/snapshot';
import { reportSarif } from './sarif';

const isValid = new Ajv({ allErrors: true, schemaId: 'id', meta: false }).addMetaSchema(draft04).compile(schema);

/** What OASIS's own schema has against a log. */
function objections(log: unknown): readonly string[] {
  isValid(log);
  return (isValid.errors ?? []).map(({ dataPath, message }) => `${dataPath} ${message ?? ''}`);
}

function logOf(files: Readonly<Record<string, string>>): unknown {
  const workspace = { files: Object.entries(files).map(([path, text]) => ({ path, text })) };
  return JSON.parse(reportSarif({ snapshot: takeSnapshot(workspace, undefined, undefined, { today: '2027-04-01' }) }));
}

const entry = (name: string): string =>
  `apiVersion: networking.istio.io/v1\nkind: ServiceEntry\nmetadata: { name: ${name}, namespace: shop }\nspec:\n  hosts: [a.example.com]\n  resolution: dns\n  zone: 1\n`;
const design =
  'apiVersion: fairway.dev/v1alpha1\nkind: EgressDesign\nmetadata: { name: shop }\nspec:\n  accepted:\n    - { rule: unknown-field, resource: ServiceEntry/shop/a, reason: "Ours <b>|%%" }\n    - { rule: unknown-value, resource: ServiceEntry/shop/a, reason: Old., until: 2027-03-31 }\n';

describe('SARIF 2.1.0', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['nothing to say', { 'a.yaml': '' }],
    ['findings with and without a decision', { 'a.yaml': entry('a'), 'design.yaml': design }],
    ['text that cannot be read', { 'a.yaml': 'key: "never closed\n', 'b.yaml': '\t- x: [\n' }],
    ['names that are no plain words', { 'a b/ü%20"<>|\\c#d?.yaml': entry('"a\\"]%% `end` <b> 😀"') }],
    [
      'what istioctl would say',
      {
        'g.yaml':
          'apiVersion: networking.istio.io/v1\nkind: VirtualService\nmetadata: { name: a }\nspec: { hosts: [a], gateways: [gone], http: [{ route: [{ destination: { host: a } }] }] }\n',
      },
    ],
  ])('is kept for %s', (_, files) => {
    const log = logOf(files);
    expect(objections(log)).toEqual([]);
  });

  it('describes each rule that found something, and points at it', () => {
    const log = logOf({ 'a.yaml': entry('a'), 'design.yaml': design }) as {
      runs: readonly [
        {
          tool: { driver: { rules: readonly { id: string }[] } };
          results: readonly { ruleId: string; ruleIndex: number }[];
        },
      ];
    };
    const [{ tool, results }] = log.runs;
    expect(results.length).toBeGreaterThan(2);
    for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(tool.driver.rules.every(({ id }) => rules.some((rule) => rule.id === id))).toBe(true);
  });

  it('is missed by what is none', () => {
    expect(objections({ version: '2.1.0', runs: [{ tool: {} }] })).toEqual([
      ".runs[0].tool should have required property 'driver'",
    ]);
    expect(
      objections({
        version: '2.1.0',
        runs: [
          {
            tool: { driver: { name: 'x' } },
            results: [{ message: { text: 'x' }, suppressions: [{ kind: 'inDesign' }] }],
          },
        ],
      }),
    ).not.toEqual([]);
  });
});
