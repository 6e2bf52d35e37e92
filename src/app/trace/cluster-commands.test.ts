import { describe, expect, it } from 'vitest';
import { tracesOf, type Trace } from '../../core/mesh';
import { mesh } from '../../core/testing/mesh-fixture';
import { payments, reachedTrace } from '../../core/testing/trace-cases';
import { clusterChecks, traceCommand } from './cluster-commands';

const free = { namespace: 'shop', name: 'cart', url: 'https://api.example.com', method: 'GET', headers: {} };

describe('traceCommand', () => {
  it('names the caller, the URL and the files', () => {
    expect(traceCommand(free, ['egress.yaml'])).toBe(
      'fairway trace --from shop/cart https://api.example.com egress.yaml',
    );
  });

  it('adds the method and headers, and quotes what a shell would read', () => {
    const asked = { ...free, method: 'POST', headers: { 'x-user': "o'neil" }, url: 'https://api.example.com/?a=1&b' };
    expect(traceCommand(asked, ['my file.yaml'])).toBe(
      `fairway trace --from shop/cart --method POST --header 'x-user=o'\\''neil' 'https://api.example.com/?a=1&b' 'my file.yaml'`,
    );
  });
});

function commandsOf(trace: Trace): readonly string[] {
  return clusterChecks(trace, trace.call.client.workload).map(({ command }) => command);
}

describe('clusterChecks', () => {
  it('asks Envoy for each part of the way, makes the call, and says what the log shows', () => {
    const snapshot = payments();
    expect(commandsOf(reachedTrace(snapshot))).toEqual([
      "POD=$(kubectl get pod -n payments -l app=checkout --field-selector=status.phase=Running -o jsonpath='{.items[0].metadata.name}')",
      'istioctl proxy-config listener "$POD.payments" --port 80',
      'istioctl proxy-config route "$POD.payments" --name 80 -o yaml',
      'istioctl proxy-config cluster "$POD.payments" --fqdn api.cards.example.com --port 80 -o yaml',
      `istioctl proxy-config endpoint "$POD.payments" --cluster 'outbound|80||api.cards.example.com'`,
      `kubectl exec -n payments "$POD" -- curl -sS -o /dev/null -w '%{http_code}\\n' --max-time 10 http://api.cards.example.com/v1`,
      'kubectl logs -n payments "$POD" -c istio-proxy --tail 20',
    ]);
  });

  it('names the response flag of what the proxy answers itself', () => {
    const refused = {
      ...reachedTrace(payments()),
      outcome: 'error',
      tls: null,
      response: { code: 404, flag: 'NR', location: null },
    } as const;
    const says = clusterChecks(refused, undefined).map((check) => check.says);
    expect(says.some((each) => each.endsWith('the proxy answers 404.'))).toBe(true);
    expect(says.at(-1)).toContain('response flag NR (no route)');
  });

  it('asks ztunnel in ambient mode', () => {
    const snapshot = mesh`
      apiVersion: fairway.dev/v1alpha1
      kind: EgressDesign
      metadata: { name: shop }
      spec:
        mesh: { dataPlane: ambient }
        workloads: [{ name: cart, namespace: shop, calls: [{ url: 'tcp://db.example.com:5432' }] }]
    `;
    const [trace] = tracesOf(snapshot.mesh).values();
    expect(trace && commandsOf(trace)).toEqual([
      "POD=$(kubectl get pod -n shop --field-selector=status.phase=Running -o jsonpath='{.items[0].metadata.name}')",
      'kubectl exec -n shop "$POD" -- nc -zv -w 5 db.example.com 5432',
      'istioctl ztunnel-config service',
      'kubectl logs -n istio-system ds/ztunnel --tail 50 | grep db.example.com',
    ]);
  });
});
