import { describe, expect, it } from 'vitest';
import { mesh } from '../../testing/mesh-fixture';
import type { Snapshot } from '../../snapshot';
import { applyCommands, keepCommand, probeCommands, proxyCommands, secretCommands, shellWord } from '.';

const rule = (tls: string, selector = ''): string => `
  apiVersion: networking.istio.io/v1
  kind: DestinationRule
  metadata: { name: api, namespace: shop }
  spec:
    host: api.example.com
    ${selector}
    trafficPolicy: { tls: ${tls} }
`;
const entry = `
  apiVersion: networking.istio.io/v1
  kind: ServiceEntry
  metadata: { name: api, namespace: shop }
  spec:
    hosts: [api.example.com]
    ports:
      - { number: 80, name: http, protocol: HTTP, targetPort: 443 }
      - { number: 5432, name: db, protocol: TCP }
    resolution: DNS
`;
const cart = `
  apiVersion: apps/v1
  kind: Deployment
  metadata: { name: cart, namespace: shop }
  spec:
    template:
      metadata: { labels: { app: cart } }
      spec:
        serviceAccountName: cart-account
        containers: [{ name: istio-proxy, image: auto }, { name: web }]
`;

function secrets(snapshot: Snapshot): readonly string[] {
  return secretCommands(snapshot.mesh, snapshot.resources).flatMap(({ title, note, commands }) => [
    `# ${title}`,
    ...(note === undefined ? [] : [`# ${note}`]),
    ...commands.map(({ command }) => command),
  ]);
}

describe('secretCommands', () => {
  it('puts the Secret of a selected sidecar into its namespace, with Role and RoleBinding for its account', () => {
    const selector = 'workloadSelector: { matchLabels: { app: cart } }';
    expect(secrets(mesh`${rule('{ mode: MUTUAL, credentialName: client }', selector)}---${entry}---${cart}`)).toEqual([
      '# Secret client of DestinationRule api',
      'kubectl create secret generic client -n shop --from-file=tls.crt --from-file=tls.key --from-file=ca.crt',
      'kubectl create role client-reader -n shop --verb=list --resource=secrets',
      'kubectl create rolebinding client-reader -n shop --role=client-reader --serviceaccount=shop:cart-account',
      'kubectl auth can-i list secrets -n shop --as=system:serviceaccount:shop:cart-account',
    ]);
  });

  it('asks for the account of pods that no file has, and needs no Role for a CA alone', () => {
    const selector = 'workloadSelector: { matchLabels: { app: cart } }';
    expect(secrets(mesh`${rule('{ mode: MUTUAL, credentialName: client }', selector)}`)).toContain(
      `ACCOUNT=$(kubectl get pod -n shop -l app=cart -o jsonpath='{.items[0].spec.serviceAccountName}')`,
    );
    expect(secrets(mesh`${rule('{ mode: SIMPLE, credentialName: ca }', selector)}`)).toEqual([
      '# Secret ca of DestinationRule api',
      'kubectl create secret generic ca -n shop --from-file=ca.crt',
    ]);
  });

  it('says that no proxy reads the Secret of a rule for all sidecars', () => {
    expect(secrets(mesh`${rule('{ mode: SIMPLE, credentialName: ca }')}---${entry}---${cart}`)).toEqual([
      '# Secret ca of DestinationRule api',
      expect.stringContaining('# No proxy reads it'),
    ]);
  });

  it('puts it where the gateway runs that uses the rule', () => {
    const gateway = `
      apiVersion: networking.istio.io/v1
      kind: Gateway
      metadata: { name: egress, namespace: shop }
      spec:
        selector: { istio: egressgateway }
        servers:
          - { port: { number: 443, name: tls, protocol: HTTPS }, hosts: [api.example.com], tls: { mode: SIMPLE, credentialName: shown } }
      ---
      apiVersion: v1
      kind: Service
      metadata: { name: egressgateway, namespace: istio-egress }
      spec: { selector: { istio: egressgateway }, ports: [{ name: https, port: 443 }] }
    `;
    const found = secrets(mesh`${rule('{ mode: MUTUAL, credentialName: client }')}---${entry}---${gateway}`);
    expect(found).toContain(
      'kubectl create secret generic client -n istio-egress --from-file=tls.crt --from-file=tls.key --from-file=ca.crt',
    );
    expect(found).toContain('kubectl create secret tls shown -n istio-egress --cert=tls.crt --key=tls.key');
    expect(found.join('\n')).not.toContain('-n shop');
  });

  it('is asked for what counts, and says how many are left out', () => {
    const { mesh: read, resources } = mesh`${rule('{ mode: MUTUAL, credentialName: client }')}---${entry}---${cart}`;
    const groups = secretCommands(read, resources, ({ kind }) => kind !== 'DestinationRule');
    expect(groups).toEqual([
      { title: 'Other Secrets', note: expect.stringMatching(/^1 that a resource names/) as string, commands: [] },
    ]);
  });

  it('takes a ConfigMap from the namespace of the rule', () => {
    expect(secrets(mesh`${rule("{ mode: SIMPLE, credentialName: 'configmap://shop/ca' }")}`)).toEqual([
      '# ConfigMap ca of DestinationRule api',
      'kubectl create configmap ca -n shop --from-file=ca.crt',
    ]);
  });

  it('does not make what the files hold already', () => {
    const selector = 'workloadSelector: { matchLabels: { app: cart } }';
    const secret = 'apiVersion: v1\nkind: Secret\nmetadata: { name: ca, namespace: shop }\n';
    expect(secrets(mesh`${rule('{ mode: SIMPLE, credentialName: ca }', selector)}---${secret}`)[1]).toBe(
      'kubectl get secret ca -n shop',
    );
  });
});

describe('probeCommands', () => {
  it('makes each call from the container of its app, by what it speaks', () => {
    const { mesh: found } = mesh`
      ${cart}
      ---
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: d }
      spec:
        workloads:
          - name: cart
            namespace: shop
            calls:
              - { url: 'http://api.example.com/v1?a=1&b=2', method: POST, headers: { x-user: "it's" } }
              - { url: 'tls://api.example.com' }
          - name: job
            namespace: shop
            labels: { app: job }
            calls: [{ url: 'tcp://db.example.com:5432' }, { url: 'grpc://api.example.com:9090/a' }]
    `;
    const job = `kubectl exec -n shop "$(kubectl get pod -n shop -l app=job --field-selector=status.phase=Running -o name | head -n 1)" --`;
    expect(probeCommands(found)?.commands.map(({ command }) => command)).toEqual([
      `kubectl exec -n shop deploy/cart -c web -- curl -sS -o /dev/null -w '%{http_code}\\n' --max-time 10 -X POST -H 'x-user: it'\\''s' 'http://api.example.com/v1?a=1&b=2'`,
      'kubectl exec -n shop deploy/cart -c web -- openssl s_client -connect api.example.com:443 -servername api.example.com </dev/null',
      `${job} nc -zv -w 5 db.example.com 5432`,
      `${job} curl -sS -o /dev/null -w '%{http_code}\\n' --max-time 10 --http2-prior-knowledge http://api.example.com:9090/a`,
    ]);
  });
});

describe('a workload without labels', () => {
  const { mesh: found, resources } = mesh`
    ${entry}
    ---
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: d }
    spec: { workloads: [{ name: cart, namespace: shop, calls: [{ url: 'http://api.example.com' }] }] }
  `;

  it('is tried in a running pod, and it is said that any is taken', () => {
    const [call] = probeCommands(found)?.commands ?? [];
    expect(call?.command).toContain(
      '"$(kubectl get pod -n shop --field-selector=status.phase=Running -o name | head -n 1)"',
    );
    expect(call?.says).toContain('any running pod of namespace shop is taken; to name the right one');
  });

  it('is shown by a running pod, and it is said that any is taken', () => {
    const shown = resources.find(({ kind }) => kind === 'ServiceEntry');
    const [pod] = (shown && proxyCommands(found, shown)?.commands) ?? [];
    expect(pod?.command).toContain('kubectl get pod -n shop --field-selector=status.phase=Running -o jsonpath');
    expect(pod?.says).toContain('Take any running pod of namespace shop');
  });
});

describe('proxyCommands', () => {
  function of(snapshot: Snapshot, kind: string): readonly string[] {
    const resource = snapshot.resources.find((each) => each.kind === kind);
    return (
      (resource ? proxyCommands(snapshot.mesh, resource)?.commands : undefined)?.map(({ command }) => command) ?? []
    );
  }

  it('shows an entry as its client has it', () => {
    expect(of(mesh`${entry}---${cart}`, 'ServiceEntry')).toEqual([
      `POD=$(kubectl get pod -n shop -l app=cart --field-selector=status.phase=Running -o jsonpath='{.items[0].metadata.name}') NAMESPACE=shop`,
      'istioctl proxy-config listeners "$POD.$NAMESPACE" --port 80',
      'istioctl proxy-config routes "$POD.$NAMESPACE" --name 80 -o yaml',
      'istioctl proxy-config clusters "$POD.$NAMESPACE" --fqdn api.example.com --port 80 -o yaml',
      `istioctl proxy-config endpoints "$POD.$NAMESPACE" --cluster 'outbound|80||api.example.com'`,
      'istioctl proxy-config listeners "$POD.$NAMESPACE" --port 5432',
      'istioctl proxy-config clusters "$POD.$NAMESPACE" --fqdn api.example.com --port 5432 -o yaml',
      `istioctl proxy-config endpoints "$POD.$NAMESPACE" --cluster 'outbound|5432||api.example.com'`,
    ]);
  });

  it('shows the clusters, certificates and counters of a rule', () => {
    const found = of(
      mesh`${rule('{ mode: MUTUAL, credentialName: client }', 'subsets: [{ name: v2 }]')}---${entry}`,
      'DestinationRule',
    );
    expect(found).toContain(
      'istioctl proxy-config clusters "$POD.$NAMESPACE" --fqdn api.example.com --port 80 --subset v2 -o yaml',
    );
    expect(found).toContain('istioctl proxy-config secret "$POD.$NAMESPACE"');
    expect(found.at(-1)).toBe(
      `kubectl exec -n "$NAMESPACE" "$POD" -c istio-proxy -- pilot-agent request GET stats | grep -F '|api.example.com' | grep -E 'outlier_detection|overflow|connect_fail|ssl'`,
    );
  });

  const byGateway = `
    apiVersion: networking.istio.io/v1
    kind: Gateway
    metadata: { name: out, namespace: edge }
    spec:
      selector: { istio: egressgateway }
      servers: [{ port: { number: 80, name: http, protocol: HTTP }, hosts: [api.example.com] }]
    ---
    apiVersion: v1
    kind: Service
    metadata: { name: egressgateway, namespace: edge }
    spec: { selector: { istio: egressgateway }, ports: [{ name: http, port: 80 }] }
    ---
    apiVersion: networking.istio.io/v1
    kind: VirtualService
    metadata: { name: api, namespace: shop }
    spec:
      hosts: [api.example.com]
      gateways: [mesh, edge/out]
      http:
        - match: [{ gateways: [mesh] }]
          route: [{ destination: { host: egressgateway.edge.svc.cluster.local, port: { number: 80 } } }]
        - match: [{ gateways: [edge/out] }]
          route: [{ destination: { host: api.example.com, port: { number: 80 } } }]
    ---
    ${entry}
    ---
    ${rule('{ mode: SIMPLE, credentialName: ca }').replace('namespace: shop', 'namespace: edge')}
    ---
  `;
  const drawn = (url: string): string => `
    apiVersion: fairway.dev/v1alpha1
    kind: EgressDesign
    metadata: { name: d }
    spec: { workloads: [{ name: cart, namespace: shop, labels: { app: cart }, calls: [{ url: '${url}' }] }] }
  `;
  const podOf = (namespace: string, labels: string): string =>
    `POD=$(kubectl get pod -n ${namespace} -l ${labels} --field-selector=status.phase=Running -o jsonpath='{.items[0].metadata.name}') NAMESPACE=${namespace}`;

  it.each(['', drawn('http://api.example.com')])('shows a rule in the gateway that alone uses it', (design) => {
    expect(of(mesh`${byGateway}${design}`, 'DestinationRule')[0]).toBe(podOf('edge', 'istio=egressgateway'));
  });

  it('shows routes in the sidecar and in the gateway', () => {
    const found = of(mesh`${byGateway}${drawn('http://api.example.com')}`, 'VirtualService');
    const pods = found.filter((each) => each.startsWith('POD='));
    expect(pods).toEqual([podOf('shop', 'app=cart'), podOf('edge', 'istio=egressgateway')]);
    expect(found.filter((each) => each.includes('proxy-config routes')).length).toBe(4);
  });

  it.each(['', drawn('tcp://api.example.com:80')])('shows the port that a rule is about', (design) => {
    const forPort = rule('{ mode: DISABLE }').replace(
      /trafficPolicy.*/,
      'trafficPolicy: { portLevelSettings: [{ port: { number: 5432 }, tls: { mode: SIMPLE } }] }',
    );
    const found = of(mesh`${entry}---${forPort}---${design}`, 'DestinationRule');
    expect(found[1]).toContain('--fqdn api.example.com --port 5432 ');
  });

  it('has nothing to show for kinds that Envoy does not know', () => {
    expect(of(mesh`${cart}`, 'Deployment')).toEqual([]);
  });
});

describe('applyCommands', () => {
  const plan = { cautions: { resources: 3, fromCluster: 0, runningPods: 0 }, gone: [], isEmpty: false };

  it.each([
    ['yaml', 'egress.yaml'],
    ['zip', 'egress.zip'],
    ['kustomize', 'egress.zip'],
  ] as const)('compares, tries and applies the same files: %s', (form, name) => {
    const commands = applyCommands(form, { ...plan, name }).commands.map(({ command }) => command);
    const flags = commands.flatMap(
      (each) => /^kubectl (?:diff|apply --dry-run=server|apply) (.*egress\S*)$/.exec(each)?.[1] ?? [],
    );
    expect(flags).toHaveLength(3);
    expect(new Set(flags).size).toBe(1);
    expect(commands.some((each) => each.includes('istioctl analyze --use-kube=false'))).toBe(true);
    expect(commands).toContain(keepCommand(flags[0] ?? ''));
    expect(commands.at(-1)).toBe('kubectl apply -f before.json');
  });

  it('names the file that is written, and deletes what is gone', () => {
    const istio = 'networking.istio.io/v1';
    const gone = [
      { apiVersion: istio, kind: 'ServiceEntry', namespace: 'shop', name: 'api' },
      { apiVersion: 'v1', kind: 'Service', namespace: 'shop', name: '$(id)' },
      { apiVersion: 'v1', kind: 'Namespace', namespace: null, name: 'old' },
    ];
    const commands = applyCommands('yaml', { ...plan, name: 'my dump-changed.yaml', gone }).commands;
    expect(commands.map(({ command }) => command)).toEqual(
      expect.arrayContaining([
        "kubectl apply -f 'my dump-changed.yaml'",
        "kubectl delete -n shop serviceentry.networking.istio.io/api 'service/$(id)'",
        'kubectl delete namespace/old',
      ]),
    );
    expect(applyCommands('zip', { ...plan, name: '-a.zip' }).commands[0]?.command).toBe('unzip -o ./-a.zip -d ./-a');
  });

  it.each([
    [{ resources: 3, fromCluster: 0, runningPods: 0 }, undefined],
    [
      { resources: 3, fromCluster: 1, runningPods: 0 },
      /^1 of 3 resources holds resourceVersion or uid: .* 409 .* was\.$/,
    ],
    [{ resources: 3, fromCluster: 3, runningPods: 2 }, /^All 3 resources hold .* 2 are running Pods, .*$/],
  ])('says before what an apply would run into: %j', (cautions, note) => {
    const said = applyCommands('yaml', { ...plan, name: 'a.yaml', cautions }).note;
    if (note === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(note);
  });
});

describe('keepCommand', () => {
  it('leaves out what the API server would refuse when the file is applied again', () => {
    const [, patch] = /-p '(.*)' -o json > before\.json$/.exec(keepCommand('-k egress')) ?? [];
    expect(JSON.parse(patch ?? '')).toEqual({
      metadata: { resourceVersion: null, uid: null, creationTimestamp: null, generation: null },
    });
  });
});

describe('shellWord', () => {
  it.each([
    ['api.example.com', 'api.example.com'],
    ['$(id)', "'$(id)'"],
    ["it's", "'it'\\''s'"],
    ['a b', "'a b'"],
    ['', "''"],
    ['*.example.com', "'*.example.com'"],
  ])('takes %j for one word', (text, word) => {
    expect(shellWord(text)).toBe(word);
  });
});
