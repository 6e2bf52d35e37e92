import type { Template } from './template';
import { designHead, plain, url, yaml } from './write';

/** A namespace whose sidecars refuse what no entry names. */
export const allowList: Template = {
  id: 'allow-list',
  title: 'Closed by default',
  purpose: 'A namespace reaches one host and the names below it; the sidecars refuse the rest.',
  teaches: [
    'REGISTRY_ONLY keeps honest apps in. It is not a barrier: a pod can go round its sidecar, a NetworkPolicy or egress gateway holds it.',
    'The wildcard opens every name below the domain, also those that the partner has never told you of, and not the domain itself.',
    'DYNAMIC_DNS looks up the name that the app asks for; sidecars know it from Istio 1.30.',
  ],
  kinds: ['Sidecar', 'ServiceEntry', 'ServiceEntry'],
  parameters: ['name', 'namespace', 'host'],
  defaults: { name: 'partner', namespace: 'exchange', host: 'partner.example.org', port: 443 },
  needs: {
    istioVersion: '1.30',
    why: 'Sidecars before Istio 1.30 have no cluster for DYNAMIC_DNS and close its connections.',
  },
  write: ({ name, namespace, host }) => ({
    resources: yaml`
# The pods of this namespace know what it and
# istio-system export, and their sidecars refuse all
# else. Keeping apps from going round their sidecar is
# the work of a NetworkPolicy.
apiVersion: networking.istio.io/v1
kind: Sidecar
metadata:
  name: ${`${name}-allow-list`}
  namespace: ${namespace}
spec:
  # The mode has to be written: an empty
  # outboundTrafficPolicy means REGISTRY_ONLY too, but
  # nobody would guess it.
  outboundTrafficPolicy:
    mode: REGISTRY_ONLY
  egress:
    - hosts:
        - ./*
${meshWide(namespace)}---
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${name}
  namespace: ${namespace}
spec:
  hosts:
    - ${host}
  ports:
    - number: 443
      name: https
      protocol: HTTPS
  location: MESH_EXTERNAL
  resolution: DNS
  exportTo:
    - "."
---
# Every name below the domain, also those that nobody
# has thought of. It does not cover the domain itself.
apiVersion: networking.istio.io/v1
kind: ServiceEntry
metadata:
  name: ${`${name}-wildcard`}
  namespace: ${namespace}
spec:
  hosts:
    - ${`*.${host}`}
  ports:
    - number: 443
      name: tls
      protocol: TLS
  location: MESH_EXTERNAL
  # Looks up the server name that the app asks for. From
  # Istio 1.30 on sidecars; DNS would need names without
  # a wildcard.
  resolution: DYNAMIC_DNS
  exportTo:
    - "."
`,
    design: yaml`
${designHead(name)}
  workloads:
    - name: importer
      namespace: ${namespace}
      labels:
        app: importer
      calls:
        - url: ${url('https', host, 443)}
          expect:
            outcome: reached
            tls: passthrough
            via: sidecar
        - url: ${url('https', `files.${host}`, 443, '/daily')}
          expect:
            outcome: reached
            tls: passthrough
            via: sidecar
        # Nobody has asked for this one.
        - url: ${plain('https://telemetry.example.net')}
          expect:
            outcome: blocked
`,
  }),
};

/** The line that imports what the mesh offers to all; istiod warns of a namespace that `./*` names already. */
function meshWide(namespace: string): ReturnType<typeof plain> {
  return plain(namespace === 'istio-system' ? '' : '        - istio-system/*\n');
}
