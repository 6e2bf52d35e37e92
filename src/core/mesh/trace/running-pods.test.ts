import { describe, expect, it } from 'vitest';
import { describeTrace } from '../../testing/describe-trace';
import { dedent, mesh } from '../../testing/mesh-fixture';
import type { Mesh } from '../build';
import { proxyOf } from '../proxy/clients/proxies';
import { workloadNamed } from '../workload-named';
import { traceCall } from './trace-call';
import { answerWords } from './trace-words';
import type { Trace } from './trace';

/** A Pod that runs; its containers and what else its spec and status say. */
function pod(
  name: string,
  containers: string,
  { labels = 'app: web', status = '', owner = '', ip = `10.0.0.${name.length}` } = {},
): string {
  const made = owner === '' ? '' : `, ownerReferences: [{ kind: ReplicaSet, name: ${owner}, controller: true }]`;
  return `
  apiVersion: v1
  kind: Pod
  metadata: { name: ${name}, namespace: shop, labels: { ${labels} }${made} }
  spec: { containers: [${containers}] }
  status: { phase: Running, podIP: "${ip}"${status} }
  ---`;
}

const injected = '{ name: app }, { name: istio-proxy, args: [proxy, sidecar] }';
const bare = '{ name: app }';

const rules = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports: [{ number: 80, name: http, protocol: HTTP, targetPort: 443 }]
    resolution: DNS
  ---
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: tls, namespace: shop }
  spec: { host: api.example.com, trafficPolicy: { tls: { mode: SIMPLE } } }
  ---`;

function traceOf(model: Mesh, from: string, url: string): Trace {
  const workload = workloadNamed(model, 'shop', from);
  if (workload === undefined) throw new Error(`no workload ${from}`);
  const trace = traceCall(model, { client: proxyOf(model, workload), url, method: 'GET', headers: {} });
  if (trace === undefined) throw new Error(`${url} is no call`);
  return trace;
}

describe('a call of a pod that runs without a proxy', () => {
  const { mesh: model } = mesh`${rules}${pod('web', bare)}`;
  const trace = traceOf(model, 'web', 'http://api.example.com/v1');

  it('leaves as the app sends it, whatever rules say', () => {
    expect(describeTrace(trace).trim()).toBe(
      dedent(`
        passthrough, tls none, via sidecar
        sidecar listener none by Pod shop/web spec.containers
        without effect: DestinationRule shop/tls spec
        without effect: ServiceEntry shop/api spec`).trim(),
    );
    expect(answerWords(trace)).toBe(
      'The pod has no proxy: the call leaves as the app sends it, and no rule applies. No TLS to the server.',
    );
  });

  it('says which pod it is, and what it lacks', () => {
    expect(trace.hops[0]?.because).toBe(
      'Pod shop/web runs without an istio-proxy container and without the annotation ambient.istio.io/redirection, so no rule applies to it.',
    );
  });
});

describe('a call of one of several kinds of pods of a Deployment', () => {
  const template = `
    apiVersion: apps/v1
    kind: Deployment
    metadata: { name: web, namespace: shop }
    spec: { template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: app }] } } }
    ---`;
  const { mesh: model } =
    mesh`${rules}${template}${pod('web-1-a', bare, { owner: 'web-1' })}${pod('web-1-bb', injected, { owner: 'web-1' })}`;
  const url = 'http://api.example.com/v1';

  it('follows what most of them are, and says that others are not', () => {
    const { outcome, caveats } = traceOf(model, 'web', url);
    expect([outcome, caveats]).toEqual([
      'reached',
      [
        'Pod web-1-a of shop/web is not like its other pods (no istio-proxy runs in it), so that its calls are traced apart.',
      ],
    ]);
  });

  it('follows the one that is asked for', () => {
    expect(traceOf(model, 'web-1-bb', url).outcome).toBe('reached');
    const { outcome, caveats } = traceOf(model, 'web-1-a', url);
    expect([outcome, caveats]).toEqual([
      'passthrough',
      ['Other pods of shop/web are not like this one, so that their calls are traced apart.'],
    ]);
  });
});

describe('endpoints that are running pods', () => {
  const service = `
    apiVersion: v1
    kind: Service
    metadata: { name: db, namespace: shop }
    spec: { selector: { app: db }, ports: [{ name: tcp, port: 5432 }] }
    ---${pod('web', injected)}`;
  const db = (name: string, more: { labels?: string; status?: string; ip?: string } = {}): string =>
    pod(name, injected, { labels: 'app: db', ...more });
  const cluster = (...pods: readonly string[]): Trace['cluster'] =>
    traceOf(mesh`${service}${pods.join('')}`.mesh, 'web', 'tcp://db.shop.svc.cluster.local:5432').cluster;
  const readyIn = (...pods: readonly string[]): readonly boolean[] =>
    (cluster(...pods)?.endpoints ?? []).map(({ mtlsReady }) => mtlsReady);

  it('have their IPs', () => {
    const found = cluster(db('db'), db('db-b'))?.endpoints.map(({ address, port }) => `${address ?? ''}:${port ?? ''}`);
    expect(found).toEqual(['10.0.0.2:5432', '10.0.0.4:5432']);
  });

  it('take mesh mTLS by their label alone', () => {
    const labelled = { labels: 'app: db, security.istio.io/tlsMode: istio' };
    expect(readyIn(db('db'), db('db-b', labelled))).toEqual([false, true]);
  });

  it.each([
    ['not ready', { status: ', conditions: [{ type: Ready, status: "False" }]' }],
    ['without an IP yet', { ip: '' }],
  ])('are none while they are %s', (_, more) => {
    expect(cluster(db('db', more), db('db-b'))?.endpoints.map(({ address }) => address)).toEqual(['10.0.0.4']);
    expect(cluster(db('db', more))?.endpoints).toEqual([]);
  });
});
