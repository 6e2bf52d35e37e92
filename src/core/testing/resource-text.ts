import { dedent } from './mesh-fixture';

const apiVersions: Readonly<Record<string, string>> = {
  AuthorizationPolicy: 'security.istio.io/v1',
  RequestAuthentication: 'security.istio.io/v1',
  Telemetry: 'telemetry.istio.io/v1',
  Deployment: 'apps/v1',
  EgressDesign: 'fairway.dev/v1alpha1',
  Namespace: 'v1',
  Node: 'v1',
  Pod: 'v1',
  Service: 'v1',
};

/**
 * A document for a test: `resourceText('VirtualService shop/api', spec)`, with its spec in block or flow style at any indentation, and more of
 * its metadata in flow style, for example `labels: { app: api }`.
 */
export function resourceText(called: string, spec = '', metadata = ''): string {
  const [kind = '', key = ''] = called.split(' ');
  const [name = '', namespace] = key.split('/').reverse();
  const head = [
    `apiVersion: ${apiVersions[kind] ?? 'networking.istio.io/v1'}`,
    `kind: ${kind}`,
    'metadata:',
    `  name: ${name}`,
    ...(namespace === undefined ? [] : [`  namespace: ${namespace}`]),
    ...(metadata === '' ? [] : [`  ${metadata}`]),
  ];
  const lines = dedent(spec.startsWith('\n') ? spec : `${spec}\n`).split('\n');
  const body = lines.filter((line) => line !== '').map((line) => `  ${line}`);
  return [...head, ...(body.length === 0 ? [] : ['spec:', ...body]), ''].join('\n');
}

/** Several documents as one file. */
export function bundleOf(...documents: readonly string[]): string {
  return documents.join('---\n');
}
