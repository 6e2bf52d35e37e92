import { describe, expect, it } from 'vitest';
import { dedent } from '../../testing/mesh-fixture';
import { payments, reachedTrace, refusedTrace, resourceOf } from '../../testing/trace-cases';
import { traceText } from './trace-text';

const at = (): string => 'egress.yaml:12';

describe('traceText', () => {
  it('says the answer first, then each decision, then the policy with the origin of each value', () => {
    expect(traceText(reachedTrace(payments()), at)).toBe(
      dedent(`
        payments/checkout calls GET http://api.cards.example.com/v1
        Reached. TLS by the sidecar, name checked, every address of api.cards.example.com.

        sidecar
          dns  api.cards.example.com
            DNS outside the mesh answers the name.
            The entry has no address.
          listener  0.0.0.0_80
            The sidecar reads it as HTTP.
            The port is an HTTP port.
          route  api.cards.example.com:80
            The default route takes it.
            No VirtualService has the host.
          destination-rule  card-api  (probable)
            The sidecar starts TLS.
            The rule has tls.mode SIMPLE.
            DestinationRule payments/card-api spec.trafficPolicy (egress.yaml:12)
            not ServiceEntry payments/card-api spec.hosts (egress.yaml:12): It sets no policy. By
              age alone.
          cluster  outbound|80||api.cards.example.com
            STRICT_DNS.
            resolution is DNS.
            ServiceEntry payments/card-api spec (egress.yaml:12)
          endpoint  api.cards.example.com:443
            Envoy connects to port 443.
            targetPort is 443.

        Policy in force
          timeout: none
          retries: 2 more tries; on connect-failure, 503 (Istio’s default)
          tls: SIMPLE; server name api.cards.example.com; name checked against
            api.cards.example.com; trusts the system’s CAs (DestinationRule payments/card-api,
            egress.yaml:12)
          loadBalancer: LEAST_REQUEST
          outlierDetection: off
          connectionPool.tcp.maxConnections: no limit (Envoy’s default)
          connectionPool.tcp.connectTimeout: 10s (Envoy’s default)
          connectionPool.tcp.idleTimeout: 1h (Envoy’s default)
          connectionPool.tcp.maxConnectionDuration: no limit (Envoy’s default)
          connectionPool.http.http1MaxPendingRequests: no limit (Envoy’s default)
          connectionPool.http.http2MaxRequests: no limit (Envoy’s default)
          connectionPool.http.maxRequestsPerConnection: no limit (Envoy’s default)
          connectionPool.http.maxRetries: no limit (Envoy’s default)
          connectionPool.http.idleTimeout: 1h (Envoy’s default)
        `),
    );
  });

  it('lists what is without effect, what age decides and what the files do not tell', () => {
    const snapshot = payments();
    const [rule, entry] = [resourceOf(snapshot, 'DestinationRule'), resourceOf(snapshot, 'ServiceEntry')];
    const text = traceText(
      {
        ...refusedTrace(snapshot),
        ineffective: [{ resource: rule, path: ['spec', 'trafficPolicy'], because: 'No cluster is reached.' }],
        ties: [{ winner: rule, loser: entry, because: 'Both are equally old.', otherwise: 'Reached.' }],
        caveats: ['An EnvoyFilter selects the sidecar.'],
      },
      at,
    );
    expect(text.slice(text.indexOf('Written'))).toBe(
      dedent(`
        Written but without effect
          DestinationRule payments/card-api spec.trafficPolicy (egress.yaml:12)
            No cluster is reached.

        Decided by age
          DestinationRule payments/card-api (egress.yaml:12) before ServiceEntry payments/card-api
          (egress.yaml:12)
            Both are equally old.
            Otherwise: Reached.

        Not decided by the files
          An EnvoyFilter selects the sidecar.
        `),
    );
  });

  it('breaks lines at 90 columns', () => {
    const lines = traceText(reachedTrace(payments()), at).split('\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(90);
  });
});
