import { describe, expect, it } from 'vitest';
import { fairway, type Ran } from './testing/command-line';
import { folderPerTest } from './testing/folder';

const bundle = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: api, namespace: shop }
spec:
  hosts: [api.example.com]
  ports:
    - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
  resolution: DNS
---
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata: { name: tls, namespace: shop }
spec:
  host: api.example.com
  trafficPolicy:
    tls: { mode: SIMPLE }
    outlierDetection: { interval: 60s }
`;

const design = (expectation: string): string => `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  workloads:
    - name: cart
      namespace: shop
      calls:
        - url: http://api.example.com/v1
          expect: ${expectation}
        - url: http://unpromised.example.com
`;

const folder = folderPerTest();

describe('--istio-version', () => {
  const wildcard = `apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata: { name: any, namespace: shop }
spec:
  hosts: ['*.example.com']
  ports: [{ number: 80, name: http, protocol: HTTP }]
  resolution: DYNAMIC_DNS
`;
  const released = (release: string): string => `apiVersion: fairway.dev/v1alpha1
kind: EgressDesign
metadata: { name: design }
spec:
  istioVersion: '${release}'
  workloads:
    - { name: cart, namespace: shop, calls: [{ url: http://a.example.com, expect: { outcome: reached } }] }
`;

  // Sidecars get a cluster for DYNAMIC_DNS from 1.30 on.
  it.each([
    ['1.31', '1.29', 'error'],
    ['1.29', '1.30', 'reached'],
  ])('counts for trace and test before what the design says: %s, asked for %s', async (written, asked, outcome) => {
    const files = [folder.write('any.yaml', wildcard), folder.write('design.yaml', released(written))];
    const asks = ['--istio-version', asked, '--format', 'json'];
    const traced = await fairway(['trace', '--from', 'shop/cart', 'http://a.example.com', ...files, ...asks]);
    expect(JSON.parse(traced.out)).toMatchObject({ outcome });
    expect((await fairway(['test', ...files, ...asks])).code).toBe(outcome === 'reached' ? 0 : 1);
  });
});

describe('trace', () => {
  it('prints the walk as JSON, with the lines that decide', async () => {
    const file = folder.write('egress.yaml', bundle);
    const drawn = folder.write('design.yaml', design('{ outcome: reached }'));
    const args = ['trace', '--from', 'shop/cart', 'http://api.example.com/v1', file, drawn, '--format', 'json'];
    const { code, out, error } = await fairway(args);
    expect([code, error]).toEqual([0, '']);
    const trace = JSON.parse(out) as Record<string, unknown> & { hops: Record<string, unknown>[] };
    expect(trace).toMatchObject({
      version: 1,
      call: { from: 'shop/cart', url: 'http://api.example.com/v1', method: 'GET', headers: {} },
      outcome: 'reached',
      undecided: null,
      assumed: null,
      response: null,
      tls: 'originated',
      via: 'sidecar',
      request: { host: 'api.example.com', path: '/v1' },
      cluster: {
        name: 'outbound|80||api.example.com',
        type: 'STRICT_DNS',
        endpoints: [{ address: 'api.example.com', port: 443, locality: null, priority: 0, weight: 1 }],
      },
      split: [],
      mirrors: [],
      policy: {
        timeout: null,
        retries: { attempts: 2, statusCodes: [], perTryTimeout: null },
        fault: null,
        outlierDetection: { consecutive5xxErrors: 5, interval: '60s', baseEjectionTime: '30s', maxEjectionPercent: 10 },
        connectionPool: { tcp: { maxConnections: null, connectTimeout: '10s' } },
        loadBalancer: { policy: 'LEAST_REQUEST', hash: null },
        tls: {
          mode: 'SIMPLE',
          sni: 'api.example.com',
          sanCheck: true,
          subjectAltNames: ['api.example.com'],
          ca: 'system',
        },
      },
      ineffective: [],
    });
    expect(trace.hops.find((hop) => hop['at'] === 'destination-rule')).toMatchObject({
      resource: { kind: 'DestinationRule', namespace: 'shop', name: 'tls' },
      path: 'spec.trafficPolicy',
      file,
      line: 15,
    });
  });

  it('says in JSON what the files do not decide', async () => {
    const call = ['trace', '--from', 'shop/cart', 'http://reviews.shop.svc.cluster.local'];
    const { out } = await fairway([...call, folder.write('egress.yaml', bundle), '--format', 'json']);
    expect((JSON.parse(out) as { undecided: unknown }).undecided).toMatch(/^No Service is among the files/);
  });

  it('says in JSON that it takes a sidecar for given', async () => {
    const unlabelled = folder.write('namespace.yaml', 'apiVersion: v1\nkind: Namespace\nmetadata: { name: shop }\n');
    const call = ['trace', '--from', 'shop/cart', 'http://api.example.com'];
    const { out } = await fairway([...call, folder.write('egress.yaml', bundle), unlabelled, '--format', 'json']);
    expect((JSON.parse(out) as { assumed: unknown }).assumed).toMatch(
      /^Nothing among these files gives pods in shop a sidecar/,
    );
  });

  it('prints it as text, with headers and a method, for a caller that no file draws', async () => {
    const args = ['trace', '--from', 'shop/nobody', 'http://api.example.com', folder.write('a.yaml', bundle)];
    const { code, out, error } = await fairway([...args, '--header', 'x-user=ada', '--method', 'post']);
    expect(code).toBe(0);
    expect(out).toContain('any pod in shop calls POST http://api.example.com with x-user: ada');
    expect(error).toContain('shop/nobody is in none of the files; it is taken as a pod without labels.');
  });

  it('prints below the walk what the rules say of the call, but for what is accepted', async () => {
    const entry = bundle.slice(0, bundle.indexOf('---'));
    const call = ['trace', '--from', 'shop/cart', 'http://api.example.com'];
    const { out } = await fairway([...call, folder.write('a.yaml', entry)]);
    expect(out).toMatch(/\n\nFindings about this call\n {2}warning plaintext-to-tls-port\n {4}Calls to/);
    expect(out).toContain('    ServiceEntry shop/api spec.ports[0].targetPort (');
    expect(out).toMatch(/a\.yaml:7\)\n$/);
    const accepted = `${design('{}')}  accepted: [{ rule: plaintext-to-tls-port, resource: ServiceEntry/shop/api, reason: A tunnel. }]\n`;
    const quiet = await fairway([...call, folder.write('a.yaml', entry), folder.write('design.yaml', accepted)]);
    expect(quiet.out).not.toContain('Findings');
  });

  it('says below the walk what on its way no cluster takes', async () => {
    const refused = bundle.replace('interval: 60s', 'interval: 0s');
    const { out } = await fairway([
      ...['trace', '--from', 'shop/cart', 'http://api.example.com'],
      folder.write('a.yaml', refused),
    ]);
    expect(out).toMatch(/\n\nNo cluster takes this as it is: mend it before you rely on the answer\n {2}error /);
    expect(out).toContain('DestinationRule shop/tls spec.trafficPolicy.outlierDetection.interval');
  });

  it.each([
    [['http://api.example.com'], 'Name the caller with --from NAMESPACE/WORKLOAD.'],
    [['--from', 'cart', 'http://api.example.com'], '--from takes NAMESPACE/WORKLOAD, not "cart".'],
    [['--from', 'shop/cart', 'api.example.com'], '"api.example.com" cannot be called'],
    [
      ['--from', 'shop/cart', 'postgres://app:s3cret@db.example.com/orders'],
      '"postgres://app:(hidden)@db.example.com/orders" cannot be called; to proxies this call is tcp://db.example.com:5432; write that.',
    ],
    [['--from', 'shop/cart', 'http://a.example', '--header', 'x'], '--header takes NAME=VALUE, not "x".'],
  ])('refuses %j with a sentence', async (args, sentence) => {
    const result = await fairway(['trace', ...args, folder.write('a.yaml', bundle)]);
    expect(result.code).toBe(2);
    expect(result.error).toContain(sentence);
  });

  it('answers a batch, line by line', async () => {
    const files = [{ path: 'a.yaml', text: bundle }];
    const { code, out } = await fairway(
      ['trace', '--batch'],
      [
        JSON.stringify({ id: 1, files, from: 'shop/cart', url: 'http://api.example.com', headers: { a: 'b' } }),
        JSON.stringify({ id: 2, files, from: 'shop/cart', url: 'nothing' }),
        JSON.stringify({ id: 3, files, url: 'http://api.example.com' }),
        JSON.stringify({
          id: 4,
          files,
          from: 'shop/cart',
          url: 'http://b.example.com',
          meshConfig: 'outboundTrafficPolicy: { mode: REGISTRY_ONLY }',
        }),
      ].join('\n'),
    );
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(code).toBe(0);
    expect(lines[0]).toMatchObject({ id: 1, outcome: 'reached', call: { headers: { a: 'b' } } });
    expect(lines[1]).toMatchObject({ id: 2, error: expect.stringContaining('"nothing" cannot be called') as string });
    expect(lines[2]).toEqual({ id: 3, error: '`from` must be "namespace/workload".' });
    expect(lines[3]).toMatchObject({
      id: 4,
      outcome: 'blackhole',
      response: { code: 502, flag: null, location: null },
    });
  });
});

describe('test', () => {
  const run = (expectation: string, ...more: string[]): Promise<Ran> =>
    fairway(['test', folder.write('egress.yaml', bundle), folder.write('design.yaml', design(expectation)), ...more]);

  it('exits 0 where every promise holds, and 1 where one does not', async () => {
    expect(await run('{ outcome: reached, tls: originated, via: sidecar }')).toMatchObject({ code: 0 });
    const failed = await run('{ outcome: blocked }');
    expect(failed.code).toBe(1);
    expect(failed.out).toContain('fails       shop/cart GET http://api.example.com/v1 expects blocked');
    expect(failed.out).toContain('design.yaml:9)');
    expect(failed.out).toContain('0 of 1 promises hold.');
  });

  it('says of a promise what it rests on that no cluster takes', async () => {
    const egress = folder.write('egress.yaml', bundle.replace('interval: 60s', 'interval: 0s'));
    const files = [egress, folder.write('design.yaml', design('{ outcome: reached }'))];
    const words = 'It goes through DestinationRule shop/tls, which no cluster takes as it is.';
    const { code, out } = await fairway(['test', ...files]);
    expect(code).toBe(0);
    expect(out).toContain(`expects reached\n            ${words}\n`);
    expect((await fairway(['test', ...files, '--format', 'junit'])).out).toContain(`<system-out>${words}</system-out>`);
    const json = JSON.parse((await fairway(['test', ...files, '--format', 'json'])).out) as object;
    expect(json).toMatchObject({ results: [{ verdict: 'holds', refused: words }] });
  });

  it('says so where nothing is promised', async () => {
    const result = await fairway(['test', folder.write('egress.yaml', bundle)]);
    expect(result).toMatchObject({ code: 0, out: 'No call has a promise (expect), so there is nothing to check.\n' });
  });

  it('prints JUnit and JSON', async () => {
    const junit = (await run('{ outcome: blocked, tls: none }', '--format', 'junit')).out;
    expect(junit).toContain('<testsuites tests="1" failures="1" errors="0">');
    expect(junit).toContain('name="GET http://api.example.com/v1 expects blocked, tls none"');
    const json = JSON.parse((await run('{ tls: double }', '--format', 'json')).out) as object;
    expect(json).toMatchObject({
      version: 1,
      summary: { promises: 1, holds: 0, fails: 1, cannotTell: 0 },
      results: [
        { from: 'shop/cart', verdict: 'fails', found: { outcome: 'reached', tls: 'originated', via: 'sidecar' } },
      ],
    });
  });
});
