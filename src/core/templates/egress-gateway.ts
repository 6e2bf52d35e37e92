import { scalar } from '../schema';
import type { Template, TemplateValues } from './template';
import { designHead, documents, plain, url, yaml } from './write';

const gatewayNamespace = 'istio-system';
const gatewayHost = 'istio-egressgateway.istio-system.svc.cluster.local';

/** One audited way out, with TLS started at the gateway. */
export const egressGateway: Template = {
  id: 'egress-gateway',
  title: 'Through an egress gateway',
  purpose: 'Calls leave by one audited way, and TLS to the server is started there.',
  teaches: [
    'Five objects must agree: without the first DestinationRule, or an entry that the gateway sees, calls get 503; without routes there, 404.',
    'Mutual TLS from the sidecar to the gateway is not automatic: the first DestinationRule asks for it, with the server’s name as sni.',
    'The second DestinationRule lies beside the gateway, hidden from other namespaces. Without it plain HTTP goes to port 443.',
  ],
  kinds: ['ServiceEntry', 'Gateway', 'VirtualService', 'DestinationRule', 'DestinationRule'],
  parameters: ['name', 'namespace', 'host'],
  defaults: { name: 'partner-api', namespace: 'integration', host: 'api.partner.example.com', port: 443 },
  write: (values) => ({
    resources: documents(entry(values), gateway(values), routes(values), ruleToGateway(values), ruleAtGateway(values)),
    design: design(values),
  }),
};

function entry({ name, namespace, host }: TemplateValues): string {
  return yaml`
# Known to the pods and to the gateway.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
  ports:
    # What the app calls.
    - number: 80
      name: http
      protocol: HTTP
    # What the gateway dials.
    - number: 443
      name: https
      protocol: HTTPS
  location: MESH_EXTERNAL
  # The gateway resolves the name. With NONE it would
  # have no endpoint and answer 503.
  resolution: DNS
  exportTo:
${sharedWithGateway(namespace)}
`;
}

function gateway({ name, host }: TemplateValues): string {
  return yaml`
apiVersion: networking.istio.io/v1
kind: Gateway
metadata:
  name: ${name}
  namespace: ${gatewayNamespace}
spec:
  selector:
    istio: egressgateway
  servers:
    - port:
        number: 443
        name: https
        protocol: HTTPS
      hosts:
        - ${host}
      tls:
        # Takes mutual TLS of the mesh from the pods.
        mode: ISTIO_MUTUAL
`;
}

function routes({ name, namespace, host }: TemplateValues): string {
  return yaml`
# Each route says for which proxies it is: without that
# the gateway would send the calls to itself.
apiVersion: networking.istio.io/v1
kind: VirtualService
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
  gateways:
    - mesh
    - ${plain(`${gatewayNamespace}/${name}`)}
  http:
    - name: to-the-gateway
      match:
        - gateways:
            - mesh
          port: 80
      timeout: 20s
      route:
        - destination:
            host: ${gatewayHost}
            subset: ${name}
            port:
              number: 443
    - name: to-the-server
      match:
        - gateways:
            - ${plain(`${gatewayNamespace}/${name}`)}
          port: 443
      timeout: 15s
      route:
        - destination:
            host: ${host}
            port:
              number: 443
  exportTo:
${sharedWithGateway(namespace)}
`;
}

function ruleToGateway({ name, namespace, host }: TemplateValues): string {
  return yaml`
# Pods to gateway. Nothing makes this hop mutual TLS by
# itself: the gateway's pods do not carry the label that
# automatic mTLS looks at. A subset, so that rules for
# other hosts can stand beside it.
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${`${name}-to-gateway`}
  namespace: ${namespace}
spec:
  host: ${gatewayHost}
  subsets:
    - name: ${name}
      trafficPolicy:
        portLevelSettings:
          - port:
              number: 443
            tls:
              mode: ISTIO_MUTUAL
              # The gateway finds its server by this
              # name.
              sni: ${host}
  exportTo:
    - "."
`;
}

/** What a rule beside the gateway says of the pods, some of which see it where they share the gateway's namespace. */
function whoSees(namespace: string): ReturnType<typeof plain> {
  return plain(
    namespace === gatewayNamespace
      ? `# Gateway to server. The pods of this namespace see it
# too and start TLS on port 443 themselves, so that they
# must not call https:// here.`
      : `# Gateway to server. It lies beside the gateway and is
# seen nowhere else: pods that saw it would start TLS on
# port 443 themselves.`,
  );
}

function ruleAtGateway({ name, namespace, host }: TemplateValues): string {
  return yaml`
${whoSees(namespace)}
apiVersion: networking.istio.io/v1
kind: DestinationRule
metadata:
  name: ${`${name}-at-gateway`}
  namespace: ${gatewayNamespace}
spec:
  host: ${host}
  trafficPolicy:
    portLevelSettings:
      - port:
          number: 443
        tls:
          mode: SIMPLE
          # In force without it too; it quiets the
          # outdated IST0129.
          caCertificates: system
  exportTo:
    - "."
`;
}

function design({ name, namespace, host }: TemplateValues): string {
  return yaml`
${designHead(name)}
  workloads:
    - name: sync
      namespace: ${namespace}
      labels:
        app: sync
      calls:
        # Only http:// takes this way. A NetworkPolicy
        # that lets nobody but the gateway out closes
        # the others.
        - url: ${url('http', host, 80, '/v1/changes')}
          expect:
            outcome: reached
            tls: gateway
            via: egress-gateway
    - name: istio-egressgateway
      namespace: ${gatewayNamespace}
      labels:
        istio: egressgateway
`;
}

/** The items of an `exportTo` for its own namespace and that of the gateway; istiod refuses a namespace that is named twice. */
function sharedWithGateway(namespace: string): ReturnType<typeof plain> {
  const others = namespace === gatewayNamespace ? [] : [gatewayNamespace];
  return plain(['    - "."', ...others.map((each) => `    - ${scalar(each)}`)].join('\n'));
}
